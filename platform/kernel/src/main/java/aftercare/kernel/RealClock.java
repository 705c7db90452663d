package aftercare.kernel;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Follows the machine's clock and cannot be moved. */
final class RealClock implements ProductClock {
    private final InstantSource source = InstantSource.system();

    @Override
    public Instant instant() {
        return source.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public boolean movable() {
        return false;
    }

    @Override
    public void onMove(Runnable wake) {}
}
