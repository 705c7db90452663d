package aftercare.kernel;

import java.time.Instant;
import java.util.Optional;

/** A part of a service that will act by itself at a later time. */
public interface NextDue {
    /** The earliest instant of the product's clock at which this part will do something; empty when it waits for nothing. */
    Optional<Instant> nextDue();
}
