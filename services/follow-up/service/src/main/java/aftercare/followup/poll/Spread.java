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

/**
 * Spreads the links of one patient: what is due within hours of each other is asked in one survey, and a day has no more links
 * than the protocol allows. Urgent steps, the baseline and the adult who stays are left out of it.
 */
final class Spread {
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final String QUIET_HOURS = "quiet-hours";
    private static final String LINKS_PER_DAY = "links-per-day";

    private final Polls polls;
    private final Protocol protocol;
    private final Timetable timetable;
    private final Duration longAgo;
    private final Comparator<Asking> order;

    Spread(Polls polls, Protocol protocol) {
        this.polls = polls;
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
     * What a poll that is due has to do with the others of its patient.
     *
     * @param asked true when another that went out has its questions
     * @param behind true when another that is due goes first
     * @param with others that wait and can be asked in the same survey, in the order they are due
     * @param notBefore when its link may go out
     * @param reason why that is not now; empty when it is
     */
    record Turn(boolean asked, boolean behind, List<Asking> with, Instant notBefore, String reason) {}

    /** The turn of a poll that is due. Of several that are due one goes first, whoever looks and in whatever order. */
    Turn turn(Asking asking, Instant now) {
        if (!spreads(asking)) {
            return new Turn(false, false, List.of(), now, "");
        }
        // From its own time on, not from now: after downtime the one that asked it may be long past.
        List<Poll> all = polls.ofPatient(asking.patient(), asking.dueAt().minus(longAgo), timetable.together(now));
        List<Asking> waiting = all.stream()
                .filter(Poll.Planned.class::isInstance)
                .map(Poll::asking)
                .filter(other -> !other.id().equals(asking.id())
                        && spreads(other)
                        && other.closesAt().isAfter(now))
                .sorted(order)
                .toList();
        Instant awake = inTime(asking, timetable.outsideNight(now, zone(asking)), now);
        Instant notBefore = awake.isAfter(now) ? awake : notBefore(asking, all, now);
        return new Turn(
                all.stream()
                        .anyMatch(poll -> dispatch(poll)
                                .filter(sent -> sent.together().contains(asking.id()))
                                .isPresent()),
                waiting.stream().anyMatch(other -> order.compare(other, asking) < 0),
                waiting,
                notBefore,
                awake.isAfter(now) ? QUIET_HOURS : notBefore.isAfter(now) ? LINKS_PER_DAY : "");
    }

    /** Reminders of what is not urgent wait until the night is over. */
    Instant reminder(Asking asking, Instant at) {
        boolean urgent = protocol.step(asking.step()).filter(Step::urgent).isPresent();
        return urgent ? at : timetable.outsideNight(at, zone(asking));
    }

    /** When a link may go out that waits until then. */
    Instant link(Asking asking, Instant until) {
        return inTime(asking, reminder(asking, until), until);
    }

    private Instant notBefore(Asking asking, List<Poll> all, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone(asking));
        long sentToday = all.stream()
                .filter(poll -> spreads(poll.asking()))
                .flatMap(poll -> dispatch(poll).stream())
                .filter(sent -> LocalDate.ofInstant(sent.sentAt(), zone(asking)).equals(today))
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

    private boolean spreads(Asking asking) {
        return !asking.ofMonitor()
                && !Canary.is(asking.patient())
                && protocol.step(asking.step())
                        .filter(step -> step.urgent() || step.baseline())
                        .isEmpty();
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
