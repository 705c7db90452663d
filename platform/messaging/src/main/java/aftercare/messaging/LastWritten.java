package aftercare.messaging;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What this process wrote last of the aggregates it wrote lately, so that the next write of one need not read it first.
 * Only ever a guess: the compare-and-set of the write that builds on it decides whether it still holds.
 */
final class LastWritten<S> {
    private static final int REMEMBERED = 1_000;

    private final Map<String, Written<S>> lately = Collections.synchronizedMap(new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Written<S>> eldest) {
            return size() > REMEMBERED;
        }
    });

    /** One aggregate as it was written. */
    record Written<S>(StoredAggregate stored, S state) {}

    /** Null when nothing is remembered; what is taken is forgotten, so that it misleads once at most. */
    @Nullable Written<S> take(String id) {
        return lately.remove(id);
    }

    void remember(String id, StoredAggregate stored, S state) {
        lately.put(id, new Written<>(stored, state));
    }
}
