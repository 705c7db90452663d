package aftercare.backends;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/** Opening the store's file, with every doubt about it cleared before anything is written. */
final class StoreFile {
    private static final int PAGE_BYTES = 4096;
    private static final int CACHE_MEGABYTES = 32;

    static final String NAME = "store.mv";
    static final String MARK = "store.mark";

    /** @throws DamagedStoreException when the file cannot be read or lacks what was acknowledged; it stays as it was */
    static MVStore open(Path folder) {
        Path path = folder.resolve(NAME);
        long acknowledged;
        try {
            Files.createDirectories(folder);
            acknowledged = CommitMark.read(folder.resolve(MARK));
            if (acknowledged > 0 && (Files.notExists(path) || Files.size(path) == 0)) {
                throw new DamagedStoreException(path, "it is missing or empty, though writes were acknowledged");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot reach the store's folder " + folder, e);
        }
        MVStore file = openFile(path);
        file.setRetentionTime(0);
        if (file.getCurrentVersion() < acknowledged) {
            long found = file.getCurrentVersion();
            file.closeImmediately();
            throw new DamagedStoreException(
                    path, "it ends with version " + found + ", but version " + acknowledged + " was acknowledged");
        }
        return file;
    }

    private static MVStore openFile(Path path) {
        var bytes = new QuietFile(Map.of("cacheSize", CACHE_MEGABYTES, "pageSplitSize", PAGE_BYTES));
        try {
            bytes.open(path.toString(), false, null);
        } catch (MVStoreException e) {
            if (e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) {
                throw new IllegalStateException("The store's file " + path + " is open in another process", e);
            }
            throw new DamagedStoreException(path, e);
        }
        try {
            return new MVStore.Builder()
                    .adoptFileStore(bytes)
                    .autoCommitDisabled()
                    .autoCommitBufferSize(0)
                    .open();
        } catch (MVStoreException e) {
            bytes.close();
            throw new DamagedStoreException(path, e);
        }
    }

    /** Reads every key and value once, which compares every checksum. */
    static void verify(MVStore file) {
        for (String name : file.getMapNames()) {
            MVMap<Object, Object> map = file.openMap(name);
            long seen = 0;
            Cursor<Object, Object> cursor = map.cursor(null);
            while (cursor.hasNext()) {
                cursor.next();
                seen++;
            }
            if (seen != map.sizeAsLong()) {
                throw DataUtils.newMVStoreException(
                        DataUtils.ERROR_FILE_CORRUPT,
                        "The map {0} says {1} entries and has {2}",
                        name,
                        map.sizeAsLong(),
                        seen);
            }
        }
    }

    private StoreFile() {}
}
