package aftercare.backends;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;

/**
 * Commits the file for all who wait, at once. A write changes several maps of the file, and a commit in the middle
 * would keep half of it, so commits and writes exclude each other.
 */
final class GroupCommit {
    private final MVStore file;
    private final CommitMark mark;
    private final ReentrantReadWriteLock exclusion = new ReentrantReadWriteLock();
    private final ReentrantLock committing = new ReentrantLock();
    private final AtomicLong begun = new AtomicLong();
    private final LongAdder waits = new LongAdder();
    private volatile long durable;

    GroupCommit(MVStore file, CommitMark mark) {
        this.file = file;
        this.mark = mark;
    }

    /** Runs a write; it is durable only after {@link #awaitDurable}. */
    <T> T write(Supplier<T> command) {
        exclusion.readLock().lock();
        try {
            begun.incrementAndGet();
            return command.get();
        } finally {
            exclusion.readLock().unlock();
        }
    }

    /** Returns when every write that began before this call is in the file, and so is all that the caller has read. */
    void awaitDurable() {
        waits.increment();
        long wanted = begun.get();
        if (durable >= wanted) {
            return;
        }
        committing.lock();
        try {
            if (durable < wanted) {
                commit();
            }
        } finally {
            committing.unlock();
        }
    }

    /** Commits what is not a write, so that no reader has to wait for it. */
    void flush() {
        committing.lock();
        try {
            commit();
        } finally {
            committing.unlock();
        }
    }

    /** Grows with every command, reading or writing. */
    long activity() {
        return waits.sum();
    }

    private void commit() {
        exclusion.writeLock().lock();
        try {
            long reached = begun.get();
            mark.record(file.commit());
            durable = reached;
        } finally {
            exclusion.writeLock().unlock();
        }
    }
}
