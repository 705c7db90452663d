package aftercare.backends;

import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.mvstore.MVStore;

/** Commits before it replies, so that what a client was told is in the file. */
final class DurableBackend extends H2Backend {
    private static final Set<String> WRITES = Set.of(
            "insert",
            "update",
            "delete",
            "findandmodify",
            "create",
            "createindexes",
            "drop",
            "dropindexes",
            "dropdatabase",
            "renamecollection",
            "aggregate");

    private final MVStore file;
    private final ReentrantReadWriteLock writing = new ReentrantReadWriteLock();
    private final Object gate = new Object();
    private volatile long done;
    private long started;

    DurableBackend(MVStore file) {
        super(file);
        this.file = file;
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        if (command.equals("hello")) {
            Document reply = super.handleCommand(channel, database, "ismaster", new Document("ismaster", 1));
            reply.put("isWritablePrimary", true);
            return reply;
        }
        if (!WRITES.contains(command.toLowerCase(Locale.ROOT))) {
            return super.handleCommand(channel, database, command, query);
        }
        Document reply;
        writing.readLock().lock();
        try {
            reply = super.handleCommand(channel, database, command, query);
        } finally {
            writing.readLock().unlock();
            commitWritten();
        }
        return reply;
    }

    /** Returns when a commit that began after the call has ended: one commit serves all that waited. */
    private void commitWritten() {
        long mine;
        synchronized (gate) {
            mine = started + 1;
        }
        synchronized (this) {
            if (done >= mine) {
                return;
            }
            long ticket;
            synchronized (gate) {
                ticket = ++started;
            }
            writing.writeLock().lock();
            try {
                file.commit();
            } finally {
                writing.writeLock().unlock();
            }
            done = ticket;
        }
    }
}
