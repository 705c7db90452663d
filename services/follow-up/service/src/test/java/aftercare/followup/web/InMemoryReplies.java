package aftercare.followup.web;

import aftercare.followup.repeat.Replies;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Replies that are kept for as long as the test lasts. */
final class InMemoryReplies implements Replies {
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    private record Kept(String request, @Nullable Reply reply) {}

    @Override
    public Claim claim(String id, String request, Instant now) {
        Kept before = kept.putIfAbsent(id, new Kept(request, null));
        if (before == null) {
            return new Claim.Yours();
        }
        if (!before.request().equals(request)) {
            return new Claim.Other();
        }
        return before.reply() == null ? new Claim.InHand() : new Claim.Done(before.reply());
    }

    @Override
    public void keep(String id, Reply reply) {
        kept.computeIfPresent(id, (_, claimed) -> new Kept(claimed.request(), reply));
    }

    @Override
    public void release(String id) {
        Kept claimed = Objects.requireNonNull(kept.get(id));
        if (claimed.reply() == null) {
            kept.remove(id);
        }
    }
}
