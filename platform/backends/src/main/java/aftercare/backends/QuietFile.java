package aftercare.backends;

import java.util.Map;
import org.h2.mvstore.SingleFileStore;

/**
 * The file under the store. The library cuts off a free end whenever it writes a chunk before it, and waits for the
 * disk first: hundreds of milliseconds, in the middle of somebody's commit. Here that is done only when nobody waits.
 */
final class QuietFile extends SingleFileStore {
    private volatile boolean nobodyWaits;

    QuietFile(Map<String, Object> settings) {
        super(settings);
    }

    /** Whether a free end of the file may be cut off from now on. */
    void nobodyWaits(boolean quiet) {
        nobodyWaits = quiet;
    }

    @Override
    protected void shrinkStoreIfPossible(int leastPercent) {
        if (nobodyWaits) {
            super.shrinkStoreIfPossible(leastPercent);
        }
    }
}
