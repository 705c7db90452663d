package aftercare.followup.poll;

import aftercare.followup.protocol.Protocol;
import aftercare.followup.protocol.Step;
import aftercare.followup.protocol.Timetable;
import aftercare.kernel.Canary;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Spreads the links of one patient: what is due within hours of each other is asked in one survey, and a day has no more links
 * than the protocol allows. Urgent steps, the baseline and the adult who stays are left out of it. Knows no store.
 */
public final class Turns {
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final String QUIET_HOURS = "quiet-hours";
    private static final String LINKS_PER_DAY = "links-per-day";

    private final Protocol protocol;
    private final Timetable timetable;
    private final Duration longAgo;
    private final Comparator<Asking> order;

    public Turns(Protocol protocol) {
        this.protocol = protocol;
        this.timetable = new Timetable(protocol.sending());
        List<String> steps = protocol.steps().stream().map(Step::key).toList();
        this.order = Comparator.comparing(Asking::dueAt)
                .thenComparingInt(asking -> steps.indexOf(asking.step()))
                .thenComparing(Asking::id);
        // A link that goes out was due at most a window ago.
        this.longAgo = protocol.steps().stream()
                .map(Step::window)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO)
                .plus(A_DAY);
    }

    /**
     * An asking of the same patient and how far it has come.
     *
     * @param waiting true while its link may still go out
     * @param sentAt when its link went out; null when it did not
     * @param together ids of those that were asked in the same survey
     */
    public record Known(
            Asking asking, boolean waiting, @Nullable Instant sentAt, Set<String> together) {
        public Known {
            together = Set.copyOf(together);
        }

        /** As it is stored. */
        public static Known of(Poll poll) {
            return dispatch(poll)
                    .map(sent -> new Known(poll.asking(), false, sent.sentAt(), sent.together()))
                    .orElseGet(() -> new Known(poll.asking(), poll instanceof Poll.Planned, null, Set.of()));
        }

        private static Optional<Dispatch> dispatch(Poll poll) {
            return switch (poll) {
                case Poll.Sent sent -> Optional.of(sent.dispatch());
                case Poll.Open open -> Optional.of(open.dispatch());
                case Poll.Missed missed -> Optional.of(missed.dispatch());
                case Poll.Answered answered -> Optional.of(answered.dispatch());
                case Poll.Planned _, Poll.Unsent _ -> Optional.empty();
            };
        }
    }

    /**
     * What a poll that is due has to do with the others of its patient.
     *
     * @param asked true when another that went out has its questions
     * @param behind true when another that is due goes first
     * @param with others that wait and can be asked in the same survey, in the order they are due
     * @param notBefore when its link may go out
     * @param reason why that is not now; empty when it is
     */
    public record Turn(boolean asked, boolean behind, List<Asking> with, Instant notBefore, String reason) {
        static Turn now(Instant now) {
            return new Turn(false, false, List.of(), now, "");
        }
    }

    /** In the order in which those that are due go out. */
    public Comparator<Asking> order() {
        return order;
    }

    /** From when on those have to be known that were due before. */
    Instant knownFrom(Asking asking) {
        // From its own time on, not from now: after downtime the one that asked it may be long past.
        return asking.dueAt().minus(longAgo);
    }

    /** Until when those have to be known that are due later. */
    Instant knownUntil(Instant now) {
        return timetable.together(now);
    }

    /**
     * The turn of one that is due. Of several that are due one goes first, whoever looks and in whatever order.
     *
     * @param all of the same patient that are due in the time of {@link #knownFrom} to {@link #knownUntil}
     */
    public Turn turn(Asking asking, List<Known> all, Instant now) {
        if (!spreads(asking)) {
            return Turn.now(now);
        }
        List<Asking> waiting = all.stream()
                .filter(Known::waiting)
                .map(Known::asking)
                .filter(other -> !other.id().equals(asking.id())
                        && spreads(other)
                        && other.closesAt().isAfter(now)
                        && !other.dueAt().isAfter(knownUntil(now)))
                .sorted(order)
                .toList();
        Instant awake = inTime(asking, awake(asking, now), now);
        Instant notBefore = awake.isAfter(now) ? awake : notBefore(asking, all, now);
        return new Turn(
                all.stream().anyMatch(known -> known.together().contains(asking.id())),
                waiting.stream().anyMatch(other -> order.compare(other, asking) < 0),
                waiting,
                notBefore,
                awake.isAfter(now) ? QUIET_HOURS : notBefore.isAfter(now) ? LINKS_PER_DAY : "");
    }

    /** The end of the patient's night, or now. */
    Instant awake(Asking asking, Instant now) {
        return timetable.outsideNight(now, zone(asking));
    }

    /** Reminders of what is not urgent wait until the night is over. */
    Instant reminder(Asking asking, Instant at) {
        boolean urgent = protocol.step(asking.step()).filter(Step::urgent).isPresent();
        return urgent ? at : awake(asking, at);
    }

    /** When reminders go out while a poll is not answered, if its link goes out when it is due. */
    public List<Instant> reminders(Step step, Asking asking) {
        return step.reminders().stream()
                .map(asking.dueAt()::plus)
                .map(at -> reminder(asking, at))
                .distinct()
                .filter(asking.closesAt()::isAfter)
                .toList();
    }

    /** When a link may go out that waits until then. */
    public Instant link(Asking asking, Instant until) {
        return inTime(asking, reminder(asking, until), until);
    }

    private Instant notBefore(Asking asking, List<Known> all, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone(asking));
        long sentToday = all.stream()
                .filter(known -> spreads(known.asking()))
                .flatMap(known -> Optional.ofNullable(known.sentAt()).stream())
                .filter(sentAt -> LocalDate.ofInstant(sentAt, zone(asking)).equals(today))
                .count();
        return sentToday < protocol.sending().linksPerDay()
                ? now
                : inTime(asking, timetable.nextDay(now, zone(asking)), now);
    }

    /** Rather at night, or as a second link on a day, than not at all. */
    private static Instant inTime(Asking asking, Instant later, Instant now) {
        return later.isBefore(asking.closesAt()) ? later : now;
    }

    private static ZoneId zone(Asking asking) {
        return asking.origin().zone();
    }

    boolean spreads(Asking asking) {
        return !asking.ofMonitor()
                && !Canary.is(asking.patient())
                && protocol.step(asking.step())
                        .filter(step -> step.urgent() || step.baseline())
                        .isEmpty();
    }
}
