package aftercare.followup.escalation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of an escalation's history.
 *
 * @param who account that acted or was told; null when the product acted by itself
 * @param detail flag id, channel, reason, disposition, account or a call's outcome, as {@code what} says
 */
public record Happening(
        Instant at,
        What what,
        @Nullable String who,
        @Nullable String detail) {
    /** True when it is one of the ladder's notices, of which there may be very many. */
    boolean notice() {
        return switch (what) {
            case NOTIFIED, NOTIFICATION_FAILED, NOBODY_TO_NOTIFY, HELD, DELIVERED -> true;
            default -> false;
        };
    }

    /** What can happen to an escalation. */
    public enum What {
        OPENED,
        FLAG_ATTACHED,
        NOTIFIED,
        NOTIFICATION_FAILED,
        NOBODY_TO_NOTIFY,
        /** Somebody is told later, with others; the detail is the reason and until when, with a space between. */
        HELD,
        /** The provider told that the notice arrived; the detail is the channel. */
        DELIVERED,
        ACKNOWLEDGED,
        /** Somebody telephoned; the detail is what came of it. */
        CALLED,
        /** Given to another, whose account is the detail. */
        HANDED_OVER,
        /** Put off; the detail is the reason. */
        SNOOZED,
        /** Somebody would close it; the detail is how. */
        RESOLUTION_PROPOSED,
        /** Somebody else does not agree; the detail is why. */
        RESOLUTION_REFUSED,
        REOPENED,
        RESOLVED
    }
}
