package aftercare.followup.notice;

import aftercare.followup.escalation.Escalation.Held;
import aftercare.followup.escalation.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one member of staff was told of lately, and what waits to be told together. Red is in neither.
 *
 * @param told within the last hour, oldest first
 * @param waiting what is told together, by when
 * @param digests how many went out
 */
public record Book(String username, List<Told> told, List<Waiting> waiting, long digests) {
    private static final Duration HOUR = Duration.ofHours(1);

    /** One notice that went out. */
    public record Told(String noticeId, Instant at) {}

    /**
     * One notice that is told with others.
     *
     * @param held why, and when at the latest
     */
    public record Waiting(String noticeId, String escalationId, Held held) {}

    /**
     * What becomes of a notice.
     *
     * @param book as it is then
     * @param held why it waits; null when it goes out now
     */
    public record Decision(Book book, @Nullable Held held) {}

    public Book {
        told = List.copyOf(told);
        waiting = List.copyOf(waiting);
    }

    /** Of whom nothing is written yet. */
    public static Book of(String username) {
        return new Book(username, List.of(), List.of(), 0);
    }

    /** When something is to be told together; null while nothing waits. */
    public @Nullable Instant nextAt() {
        return waiting.stream()
                .map(one -> one.held().until())
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Decides on a notice; on the same one always alike, so that a repeat after a crash neither counts nor waits twice. */
    Decision take(Notice notice, HoldBack rules, Instant now) {
        Optional<Waiting> waits = waiting.stream()
                .filter(one -> one.noticeId().equals(notice.messageId()))
                .findFirst();
        if (waits.isPresent()) {
            return new Decision(this, waits.get().held());
        }
        List<Told> lately =
                told.stream().filter(one -> one.at().plus(HOUR).isAfter(now)).toList();
        if (lately.stream().anyMatch(one -> one.noticeId().equals(notice.messageId()))) {
            return new Decision(this, null);
        }
        Held held = rules.byTime(notice.tier(), now)
                .or(() -> Optional.of(rules)
                        .filter(_ -> lately.size() >= rules.mostPerHour())
                        .map(_ -> new Held(HoldBack.RATE_LIMIT, next(rules, now))))
                .orElse(null);
        return held == null
                ? new Decision(
                        new Book(
                                username,
                                Stream.concat(lately.stream(), Stream.of(new Told(notice.messageId(), now)))
                                        .toList(),
                                waiting,
                                digests),
                        null)
                : new Decision(
                        new Book(
                                username,
                                lately,
                                Stream.concat(
                                                waiting.stream(),
                                                Stream.of(new Waiting(notice.messageId(), notice.escalationId(), held)))
                                        .toList(),
                                digests),
                        held);
    }

    /** What waits for the limit of an hour goes out with what waits already. */
    private Instant next(HoldBack rules, Instant now) {
        return waiting.stream()
                .filter(one -> one.held().reason().equals(HoldBack.RATE_LIMIT))
                .map(one -> one.held().until())
                .min(Comparator.naturalOrder())
                .orElseGet(() -> now.plus(rules.digestAfter()));
    }

    /** What is to be told together by now. */
    List<Waiting> due(Instant now) {
        return waiting.stream().filter(one -> !one.held().until().isAfter(now)).toList();
    }

    /** These were told together, or need not be told any more. */
    Book without(List<Waiting> gone) {
        return new Book(
                username,
                told,
                waiting.stream().filter(one -> !gone.contains(one)).toList(),
                digests + 1);
    }

    /** The digest could not be handed over: it is tried again then. */
    Book again(List<Waiting> due, Instant then) {
        return new Book(
                username,
                told,
                waiting.stream()
                        .map(one -> due.contains(one)
                                ? new Waiting(
                                        one.noticeId(),
                                        one.escalationId(),
                                        new Held(one.held().reason(), then))
                                : one)
                        .toList(),
                digests);
    }
}
