package aftercare.followup.notice;

import aftercare.followup.escalation.Way;
import aftercare.web.provider.Taken;

/** A way by which staff is told of several escalations together. */
public interface DigestChannel {
    /** Which way it is. */
    Way way();

    /**
     * Hands a digest over.
     *
     * @param reach of its recipient, which has this way
     */
    Taken deliver(Digest digest, Reach reach);
}
