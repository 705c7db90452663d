package aftercare.followup.course;

import aftercare.kernel.Hold;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The holds of a patient, by the flag that caused each.
 *
 * @param sequence changes so far; the last one published has this number
 * @param standing not lifted, oldest first
 * @param lifted oldest first
 */
public record Holds(long sequence, List<StandingHold> standing, List<LiftedHold> lifted) {
    private static final Holds NONE = new Holds(0, List.of(), List.of());

    public Holds {
        standing = List.copyOf(standing);
        lifted = List.copyOf(lifted);
    }

    static Holds none() {
        return NONE;
    }

    /** True when no dose may be given until a clinician lifts a hold. */
    public boolean stopped() {
        return standing.stream().anyMatch(h -> h.hold() == Hold.STOP);
    }

    /** The standing hold of this cause. */
    public Optional<StandingHold> standing(String cause) {
        return standing.stream().filter(h -> h.cause().equals(cause)).findFirst();
    }

    /** True when the cause has placed a hold, whether or not it was lifted since. */
    boolean knows(String cause) {
        return standing(cause).isPresent()
                || lifted.stream().anyMatch(h -> h.cause().equals(cause));
    }

    Holds place(StandingHold hold) {
        return new Holds(
                sequence + 1, Stream.concat(standing.stream(), Stream.of(hold)).toList(), lifted);
    }

    /** Of the lifted ones only the latest are remembered. */
    Holds rememberingLifted(int most) {
        return lifted.size() <= most
                ? this
                : new Holds(sequence, standing, lifted.subList(lifted.size() - most, lifted.size()));
    }

    Holds lift(LiftedHold hold) {
        return new Holds(
                sequence + 1,
                standing.stream().filter(h -> !h.cause().equals(hold.cause())).toList(),
                Stream.concat(lifted.stream(), Stream.of(hold)).toList());
    }
}
