package aftercare.auditor.ledger;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a poll that has not ended, or that ended before its plan was read.
 *
 * @param dueAt and {@code closesAt} as planned; null until {@code PollPlanned} is read
 * @param linkRequested true once intake was asked to deliver the link
 * @param since when the newest of these was recorded
 */
record PollEntry(
        @Nullable Instant dueAt,
        @Nullable Instant closesAt,
        boolean sent,
        boolean linkRequested,
        boolean ended,
        Instant since) {

    static PollEntry unknown(Instant since) {
        return new PollEntry(null, null, false, false, false, since);
    }

    PollEntry planned(Instant due, Instant closes, Instant at) {
        return new PollEntry(due, closes, sent, linkRequested, ended, at);
    }

    PollEntry sentAt(Instant at) {
        return new PollEntry(dueAt, closesAt, true, linkRequested, ended, at);
    }

    PollEntry linkRequestedAt(Instant at) {
        return new PollEntry(dueAt, closesAt, sent, true, ended, at);
    }

    PollEntry endedAt(Instant at) {
        return new PollEntry(dueAt, closesAt, sent, linkRequested, true, at);
    }

    boolean settled() {
        return ended && dueAt != null;
    }

    /** What is wrong with it at the moment, in words. */
    Optional<String> problem(Moment moment) {
        if (!moment.overdue(since)) {
            return Optional.empty();
        }
        if (dueAt == null || closesAt == null) {
            return Optional.of("sent or ended, but never planned, or ended before");
        }
        if (moment.past(closesAt)) {
            return Optional.of("its window closed at " + closesAt + ", but it was neither answered nor missed");
        }
        if (!sent && moment.past(dueAt)) {
            return Optional.of("due at " + dueAt + ", but not sent");
        }
        if (sent && !linkRequested) {
            return Optional.of("sent, but nobody was asked to deliver its link");
        }
        return Optional.empty();
    }
}
