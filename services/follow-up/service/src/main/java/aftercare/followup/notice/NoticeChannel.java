package aftercare.followup.notice;

import aftercare.followup.escalation.Notice;
import aftercare.followup.escalation.Way;
import aftercare.web.provider.Taken;

/** A way to reach staff, as this clinic has it. */
public interface NoticeChannel {
    /** Which way it is. */
    Way way();

    /**
     * Hands a notice over. Never throws for what the other side did: it says so.
     *
     * @param id of the notice by this way, the same when it is repeated
     * @param reach of its recipient, which has this way
     */
    Taken deliver(String id, Notice notice, Reach reach);
}
