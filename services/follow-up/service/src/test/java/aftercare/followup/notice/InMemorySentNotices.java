package aftercare.followup.notice;

import aftercare.followup.notice.SentNotice.State;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** For as long as the test lasts. */
public final class InMemorySentNotices implements SentNotices {
    private final Map<String, SentNotice> notices = new HashMap<>();
    private final Map<String, Answerable> codes = new HashMap<>();

    @Override
    public synchronized void begin(SentNotice notice) {
        notices.putIfAbsent(notice.id(), notice);
    }

    @Override
    public synchronized Optional<SentNotice> find(String id) {
        return Optional.ofNullable(notices.get(id));
    }

    @Override
    public synchronized boolean settle(String id, State state) {
        SentNotice before = notices.get(id);
        if (before == null || before.state() != State.SENT) {
            return false;
        }
        notices.put(id, before.in(state));
        return true;
    }

    @Override
    public synchronized void remember(String code, Answerable answerable) {
        codes.putIfAbsent(code, answerable);
    }

    @Override
    public synchronized Optional<Answerable> byCode(String code) {
        return Optional.ofNullable(codes.get(code));
    }
}
