package aftercare.followup.notice;

import aftercare.followup.notice.SentNotice.State;
import java.util.Optional;

/** The notices that providers carry. */
public interface SentNotices {
    /** Writes it down before it is handed over; nothing happens when it is there already. */
    void begin(SentNotice notice);

    /** The notice of this id. */
    Optional<SentNotice> find(String id);

    /** Settles one of which nothing was told yet; false, and nothing happens, when it is settled already or unknown. */
    boolean settle(String id, State state);

    /** Remembers whose answer the code is; the same again changes nothing. */
    void remember(String code, Answerable answerable);

    /** What the code acknowledges. */
    Optional<Answerable> byCode(String code);

    /** An escalation that an account can acknowledge by a code. */
    record Answerable(String escalationId, String username) {}
}
