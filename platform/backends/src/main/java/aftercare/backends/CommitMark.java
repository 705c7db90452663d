package aftercare.backends;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file beside the store's that says which version was the last to be acknowledged. The store's own recovery goes
 * back to an older version when the newest is damaged; the mark tells that from a file that is whole.
 */
final class CommitMark implements AutoCloseable {
    private static final int SIZE = 2 * Long.BYTES;

    private final FileChannel channel;

    private CommitMark(FileChannel channel) {
        this.channel = channel;
    }

    static CommitMark open(Path path) throws IOException {
        return new CommitMark(FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    }

    /** The version that was acknowledged last; 0 when none was, or when the mark itself was cut short. */
    static long read(Path path) throws IOException {
        if (Files.notExists(path) || Files.size(path) != SIZE) {
            return 0;
        }
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path));
        long version = bytes.getLong();
        return version == ~bytes.getLong() ? version : 0;
    }

    /** Keeps the version; a version below 1 means that there was nothing to commit. */
    void record(long version) {
        if (version < 1) {
            return;
        }
        ByteBuffer bytes =
                ByteBuffer.allocate(SIZE).putLong(version).putLong(~version).flip();
        try {
            channel.write(bytes, 0);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot mark version " + version + " of the store as committed", e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
