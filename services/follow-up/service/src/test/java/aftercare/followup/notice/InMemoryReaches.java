package aftercare.followup.notice;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** For as long as the test lasts. */
public final class InMemoryReaches implements Reaches {
    private final Map<String, Reach> reaches = new ConcurrentHashMap<>();

    @Override
    public Reach of(String username) {
        return reaches.getOrDefault(username, Reach.MAIL);
    }

    @Override
    public void set(String username, Reach reach) {
        reaches.put(username, reach);
    }
}
