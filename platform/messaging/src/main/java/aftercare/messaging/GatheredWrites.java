package aftercare.messaging;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Replaces documents, each if it still has the version it was read with. A write that nobody else is writing beside goes
 * at once; those that come while one is under way go together in the next command, so that the busier it is, the fewer
 * commands carry a write.
 *
 * <p>A bulk write tells how many documents matched and not which. So each of its writes is an upsert: one whose document
 * has another version by now tries to insert a second with the same {@code _id}, and that is reported one by one.
 * Aggregates are never deleted, so none is made this way.
 */
final class GatheredWrites {
    private static final BulkWriteOptions ANY_ORDER = new BulkWriteOptions().ordered(false);
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
    private static final int MOST = 64;

    private final Supplier<MongoCollection<Document>> documents;
    private final Queue<Write> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean busy = new AtomicBoolean();

    GatheredWrites(Supplier<MongoCollection<Document>> documents) {
        this.documents = documents;
    }

    /**
     * Returns when the outcome is durable.
     *
     * @return false when the document has another version by now; then nothing is written
     */
    boolean replace(String id, long version, Document replacement) {
        Write mine = new Write(and(eq("_id", id), eq(StoredAggregate.VERSION, version)), replacement);
        waiting.add(mine);
        boolean leads = busy.compareAndSet(false, true);
        if (!leads) {
            mine.signal.acquireUninterruptibly();
            leads = !mine.settled;
        }
        if (leads) {
            lead(mine);
        }
        return mine.outcome();
    }

    /** How many wait for their turn. */
    int waiting() {
        return waiting.size();
    }

    /** Writes what waits until this one is written, and hands on to one that waits still. */
    private void lead(Write mine) {
        try {
            while (!mine.settled) {
                List<Write> batch = new ArrayList<>();
                for (Write next = waiting.poll(); next != null; next = waiting.poll()) {
                    batch.add(next);
                    if (batch.size() == MOST) {
                        break;
                    }
                }
                write(batch);
            }
        } finally {
            handOn();
        }
    }

    private void handOn() {
        Write next = waiting.peek();
        while (next == null) {
            busy.set(false);
            // One that came just before found this one busy, and waits for a sign.
            if (waiting.isEmpty() || !busy.compareAndSet(false, true)) {
                return;
            }
            next = waiting.peek();
        }
        next.signal.release();
    }

    private void write(List<Write> batch) {
        try {
            if (batch.size() == 1) {
                Write only = batch.getFirst();
                long matched = documents
                        .get()
                        .replaceOne(only.filter, only.replacement)
                        .getMatchedCount();
                only.settle(matched == 1, null);
            } else {
                writeTogether(batch);
            }
        } catch (RuntimeException | Error e) {
            batch.forEach(write -> write.settle(false, e));
        }
    }

    private void writeTogether(List<Write> batch) {
        List<ReplaceOneModel<Document>> models = batch.stream()
                .map(write -> new ReplaceOneModel<>(write.filter, write.replacement, UPSERT))
                .toList();
        try {
            documents.get().bulkWrite(models, ANY_ORDER);
        } catch (MongoBulkWriteException e) {
            if (e.getWriteConcernError() != null) {
                throw e;
            }
            for (BulkWriteError error : e.getWriteErrors()) {
                boolean outdated = error.getCategory() == ErrorCategory.DUPLICATE_KEY;
                batch.get(error.getIndex())
                        .settle(
                                false,
                                outdated ? null : new MongoWriteException(error, e.getServerAddress(), List.of()));
            }
        }
        batch.stream().filter(write -> !write.settled).forEach(write -> write.settle(true, null));
    }

    private static final class Write {
        private final Bson filter;
        private final Document replacement;
        /** Given once: when this one is settled, or when its turn has come to write for all. */
        private final Semaphore signal = new Semaphore(0);

        private boolean matched;
        private @Nullable Throwable failure;
        private volatile boolean settled;

        Write(Bson filter, Document replacement) {
            this.filter = filter;
            this.replacement = replacement;
        }

        void settle(boolean didMatch, @Nullable Throwable didFail) {
            matched = didMatch;
            failure = didFail;
            settled = true;
            signal.release();
        }

        boolean outcome() {
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure instanceof RuntimeException exception) {
                throw exception;
            }
            return matched;
        }
    }
}
