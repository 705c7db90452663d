package aftercare.followup.poll;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How a poll went out.
 *
 * @param linkGeneration which link of the poll works
 * @param remindAt when reminders go out while nobody answers, earliest first
 * @param reminded reminders asked for so far
 * @param together ids of other polls whose questions this one asks, so that they are not sent
 * @param silenceSeen true once it was looked whether anybody has answered
 * @param declinedAt when the patient said that they would rather not answer; null while they have not
 * @param deliveries what became of its messages: message id to {@code sent}, whether it arrived or came back, or why it failed
 */
public record Dispatch(
        Sheet sheet,
        Instant sentAt,
        int linkGeneration,
        List<Instant> remindAt,
        int reminded,
        Set<String> together,
        boolean silenceSeen,
        @Nullable Instant declinedAt,
        Map<String, String> deliveries) {
    /** Number of a poll's first link. */
    static final int FIRST_LINK = 1;

    /** What became of a message that left. */
    public static final String SENT = "sent";

    /** Outcome of a message of which its provider says that it arrived. */
    public static final String DELIVERED = "delivered";

    /** A message was not sent, since the patient wants none, as intake tells. */
    private static final String STOPPED = "stopped";

    public Dispatch {
        remindAt = List.copyOf(remindAt);
        together = Set.copyOf(together);
        deliveries = Map.copyOf(deliveries);
    }

    /** Nobody had to look for silence yet. */
    public Dispatch(
            Sheet sheet,
            Instant sentAt,
            int linkGeneration,
            List<Instant> remindAt,
            int reminded,
            Set<String> together,
            Map<String, String> deliveries) {
        this(sheet, sentAt, linkGeneration, remindAt, reminded, together, false, null, deliveries);
    }

    Questionnaire questionnaire() {
        return sheet.questionnaire();
    }

    /** One reminder stands for all that were due by now: after downtime nobody is flooded. */
    Dispatch remindedUpTo(Instant now) {
        int due = (int) remindAt.stream().filter(at -> !at.isAfter(now)).count();
        return new Dispatch(
                sheet, sentAt, linkGeneration, remindAt, due, together, silenceSeen, declinedAt, deliveries);
    }

    /** What was to remind by now does so at this time instead. */
    Dispatch remindingAt(Instant later, Instant now) {
        List<Instant> held = IntStream.range(0, remindAt.size())
                .mapToObj(i -> i < reminded || remindAt.get(i).isAfter(now) ? remindAt.get(i) : later)
                .toList();
        return new Dispatch(
                sheet, sentAt, linkGeneration, held, reminded, together, silenceSeen, declinedAt, deliveries);
    }

    Dispatch judgedWith(String pollId, Background.Known known) {
        return new Dispatch(
                sheet.against(pollId, sheet.background().with(known)),
                sentAt,
                linkGeneration,
                remindAt,
                reminded,
                together,
                silenceSeen,
                declinedAt,
                deliveries);
    }

    Dispatch relinked(int generation) {
        return new Dispatch(
                sheet, sentAt, generation, remindAt, reminded, together, silenceSeen, declinedAt, deliveries);
    }

    /** It was looked whether anybody has answered, when that was due. */
    Dispatch silenceSeenBy(Asking asking, Instant now) {
        return silenceSeen || !asking.silentBy(now)
                ? this
                : new Dispatch(
                        sheet, sentAt, linkGeneration, remindAt, reminded, together, true, declinedAt, deliveries);
    }

    /** True when something is known of its messages, and not one of them left. */
    public boolean undeliverable() {
        return !deliveries.isEmpty() && !deliveries.containsValue(SENT) && !deliveries.containsValue(DELIVERED);
    }

    /** True when something is known of its messages, and not one left since the patient wants none. */
    public boolean unwanted() {
        return !deliveries.isEmpty() && deliveries.values().stream().allMatch(STOPPED::equals);
    }

    Dispatch delivered(String messageId, String outcome) {
        Map<String, String> more = new HashMap<>(deliveries);
        more.put(messageId, outcome);
        return new Dispatch(sheet, sentAt, linkGeneration, remindAt, reminded, together, silenceSeen, declinedAt, more);
    }

    /** The patient would rather not answer; the first time that they say so counts. */
    Dispatch declined(Instant now) {
        Instant at = declinedAt == null ? now : declinedAt;
        return new Dispatch(sheet, sentAt, linkGeneration, remindAt, reminded, together, silenceSeen, at, deliveries);
    }

    /** The next reminder, or the closing of the window when none is left before it, or wanted. */
    Instant nextStep(Instant closesAt) {
        return declinedAt == null
                        && reminded < remindAt.size()
                        && remindAt.get(reminded).isBefore(closesAt)
                ? remindAt.get(reminded)
                : closesAt;
    }

    /** As {@link #nextStep}, or the look for silence when that comes first. */
    Instant nextLook(Asking asking) {
        Instant step = nextStep(asking.closesAt());
        Instant silent = asking.silentAt();
        return silenceSeen || silent == null || step.isBefore(silent) ? step : silent;
    }
}
