package aftercare.followup.repeat;

import java.time.Instant;

/** The kept replies. The instants are those of the machine's clock: requests are sent again within minutes, not by the clinic's time. */
public interface Replies {
    /**
     * Takes a request in hand, when nobody has it.
     *
     * @param id of the key and of who sent it
     * @param request what was asked, as a hash
     * @param now what was taken in hand and not replied to is free again after a minute
     */
    Claim claim(String id, String request, Instant now);

    /** Keeps the reply to a request that was claimed. */
    void keep(String id, Reply reply);

    /** Gives up a request that was claimed and failed: it may be sent again. */
    void release(String id);

    /** What became of asking for a request. */
    sealed interface Claim {
        /** It is the asker's to carry out. */
        record Yours() implements Claim {}

        /** Somebody is carrying it out now. */
        record InHand() implements Claim {}

        /** The key was used for something else. */
        record Other() implements Claim {}

        /** It was carried out. */
        record Done(Reply reply) implements Claim {}
    }

    /**
     * A reply.
     *
     * @param status of HTTP
     * @param contentType empty when there is no body
     */
    record Reply(int status, String contentType, String body) {
        @Override
        public String toString() {
            return "Reply[" + status + "]";
        }
    }
}
