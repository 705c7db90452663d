package aftercare.followup.course;

import aftercare.followup.poll.Asking;

/** What another version of the protocol makes of one asking of a patient. */
public sealed interface PlanChange {
    /** Who is asked what, and when, from now on; of one that is removed, as it was. */
    Asking asking();

    /** It was not planned, and is. */
    record Added(Asking asking) implements PlanChange {}

    /** It was planned, and is not sent. */
    record Removed(Asking asking) implements PlanChange {}

    /** It goes out at another time, or may be answered for another time. */
    record Moved(Asking before, Asking asking) implements PlanChange {}

    /** Nothing but the version. */
    record Kept(Asking asking) implements PlanChange {}
}
