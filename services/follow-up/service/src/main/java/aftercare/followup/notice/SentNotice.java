package aftercare.followup.notice;

import aftercare.followup.escalation.Way;
import java.time.Instant;

/**
 * A notice that a provider was asked to carry, and what it has told of it.
 *
 * @param id of the notice by this way
 * @param noticeId of the notice, whatever the way
 * @param round of the ladder
 * @param step of the ladder
 */
public record SentNotice(
        String id,
        String noticeId,
        String escalationId,
        int round,
        int step,
        String username,
        Way way,
        State state,
        Instant at) {
    /** What became of it. */
    public enum State {
        /** About to be handed over, or handed over and nothing told. */
        SENT,
        /** It arrived. */
        DELIVERED,
        /** It did not, and will not. */
        FAILED
    }

    /** The id of a notice by a way. */
    public static String idOf(String noticeId, Way way) {
        return noticeId + "-" + way.code();
    }

    SentNotice in(State now) {
        return new SentNotice(id, noticeId, escalationId, round, step, username, way, now, at);
    }
}
