package aftercare.session.readiness;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** When something was last taken, eaten or drunk. An instant, so that a change of the clocks moves no window. */
public sealed interface LastTime {

    /** At this instant. */
    record At(Instant at) implements LastTime {
        /** Cuts to milliseconds, as the database keeps it. */
        public At {
            at = at.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /** Not in the last 2 days; for food and drink not today. */
    record NotLately() implements LastTime {}

    /** The patient would rather not say. */
    record Declined() implements LastTime {}

    /** On the wire and in documents: an instant, {@code none} or {@code declined}. */
    default String code() {
        return switch (this) {
            case At known -> known.at().toString();
            case NotLately _ -> "none";
            case Declined _ -> "declined";
        };
    }

    /** What {@link #code} wrote; empty for anything else. */
    static Optional<LastTime> of(String code) {
        return switch (code) {
            case "none" -> Optional.of(new NotLately());
            case "declined" -> Optional.of(new Declined());
            default -> {
                try {
                    yield Optional.of(new At(Instant.parse(code)));
                } catch (DateTimeException _) {
                    yield Optional.empty();
                }
            }
        };
    }
}
