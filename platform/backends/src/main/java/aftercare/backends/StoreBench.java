package aftercare.backends;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.bson.Document;

/** Measures the store as the product uses it: polls with a due time and a lease, written and claimed over the wire. */
public final class StoreBench {
    private static final String DATABASE = "bench";
    private static final int BATCH = 1000;
    private static final int DUE = 500;
    private static final int CLAIM = 50;
    private static final int QUERIES = 200;
    private static final int WARM_UP = 100;
    private static final Duration WARM_UP_WRITES = Duration.ofSeconds(2);

    /**
     * Times in milliseconds.
     *
     * @param documents how many were in the collection
     * @param writesPerSecond the rate at which durable writes were sent, whatever the store did
     * @param write from the instant a write was to be sent until its acknowledgement
     * @param stall how late a thread woke that only slept meanwhile: what the machine, not the store, adds to a write
     * @param due the query for due polls, sorted, with a limit
     * @param compareAndSet an update by id and version
     * @param fileBytesBefore the file after loading
     * @param fileBytesAfter the file after the writes
     */
    public record Result(
            int documents,
            int writesPerSecond,
            Times write,
            Times stall,
            Times due,
            Times compareAndSet,
            long fileBytesBefore,
            long fileBytesAfter) {}

    /** The half, 99 of 100 and all were done within so many milliseconds. */
    public record Times(double p50, double p99, double max) {
        static Times of(List<Long> nanos) {
            long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
            return new Times(at(sorted, 0.50), at(sorted, 0.99), at(sorted, 1));
        }

        private static double at(long[] sorted, double part) {
            return sorted[(int) Math.min(sorted.length - 1L, Math.round(part * sorted.length))] / 1e6;
        }
    }

    /**
     * Fills a store in an empty folder and measures it.
     *
     * @param documents how many polls there are
     * @param writesPerSecond how many of them are written in a second
     * @param duration how long they are written
     */
    public static Result run(Path folder, int documents, int writesPerSecond, Duration duration) {
        try (var store = Store.start(folder, Ports.free());
                MongoClient client = MongoClients.create(store.uri(DATABASE))) {
            MongoCollection<Document> polls = client.getDatabase(DATABASE).getCollection("polls");
            polls.createIndex(Indexes.ascending("nextAt"));
            polls.createIndex(Indexes.ascending("patient", "step"));
            var random = new SplittableRandom(1);
            load(polls, documents, random);
            long before = size(folder);
            Times due = due(polls);
            Times compareAndSet = compareAndSet(polls, documents, random);
            var _ = write(polls, documents, writesPerSecond, WARM_UP_WRITES);
            try (var stalls = new Stalls()) {
                int first = documents + (int) WARM_UP_WRITES.toSeconds() * writesPerSecond;
                Times write = write(polls, first, writesPerSecond, duration);
                return new Result(
                        documents, writesPerSecond, write, stalls.times(), due, compareAndSet, before, size(folder));
            }
        }
    }

    /** Fills a store in an empty folder and measures the query for due polls alone; {@value #DUE} are due however many there are. */
    public static Times due(Path folder, int documents) {
        try (var store = Store.start(folder, Ports.free());
                MongoClient client = MongoClients.create(store.uri(DATABASE))) {
            MongoCollection<Document> polls = client.getDatabase(DATABASE).getCollection("polls");
            polls.createIndex(Indexes.ascending("nextAt"));
            load(polls, documents, new SplittableRandom(1));
            return due(polls);
        }
    }

    private static void load(MongoCollection<Document> polls, int documents, RandomGenerator random) {
        List<Document> batch = new ArrayList<>();
        for (int i = 0; i < documents; i++) {
            batch.add(poll(i, documents, random));
            if (batch.size() == BATCH || i == documents - 1) {
                polls.insertMany(batch);
                batch.clear();
            }
        }
    }

    /** About 300 bytes; the first {@value #DUE} are due. */
    private static Document poll(int i, int documents, RandomGenerator random) {
        return new Document("_id", id(i))
                .append("version", 1L)
                .append("patient", "patient-" + random.nextInt(documents))
                .append("step", "weekly")
                .append("state", "PLANNED")
                .append("nextAt", Instant.ofEpochMilli(i < DUE ? i : 1_000_000L + random.nextInt(1_000_000_000)))
                .append("leaseUntil", Instant.ofEpochMilli(0))
                .append("answers", "0123456789".repeat(12));
    }

    private static String id(int i) {
        return "poll-%08d".formatted(i);
    }

    private static Times due(MongoCollection<Document> polls) {
        var times = new ArrayList<Long>();
        for (int i = 0; i < WARM_UP + QUERIES; i++) {
            long start = System.nanoTime();
            int found = polls.find(Filters.and(
                            Filters.lte("nextAt", Instant.ofEpochMilli(1_000_000)),
                            Filters.lte("leaseUntil", Instant.ofEpochMilli(1_000_000))))
                    .sort(Sorts.ascending("nextAt"))
                    .limit(CLAIM)
                    .into(new ArrayList<>())
                    .size();
            long took = System.nanoTime() - start;
            if (found != CLAIM) {
                throw new IllegalStateException("Found " + found + " due polls instead of " + CLAIM);
            }
            if (i >= WARM_UP) {
                times.add(took);
            }
        }
        return Times.of(times);
    }

    private static Times compareAndSet(MongoCollection<Document> polls, int documents, RandomGenerator random) {
        var times = new ArrayList<Long>();
        for (int i = 0; i < WARM_UP + QUERIES; i++) {
            String id = id(random.nextInt(documents));
            long start = System.nanoTime();
            raise(polls, id);
            if (i >= WARM_UP) {
                times.add(System.nanoTime() - start);
            }
        }
        return Times.of(times);
    }

    private static void raise(MongoCollection<Document> polls, String id) {
        while (true) {
            Document poll = polls.find(Filters.eq("_id", id)).first();
            if (poll == null) {
                throw new IllegalStateException("Poll " + id + " is gone");
            }
            long version = poll.getLong("version");
            long matched = polls.updateOne(
                            Filters.and(Filters.eq("_id", id), Filters.eq("version", version)),
                            Updates.combine(
                                    Updates.set("version", version + 1),
                                    Updates.set("nextAt", Instant.ofEpochMilli(2_000_000L + version))))
                    .getMatchedCount();
            if (matched == 1) {
                return;
            }
        }
    }

    /** Sends at the given rate even when the store falls behind, so that waiting is measured too. */
    private static Times write(MongoCollection<Document> polls, int firstId, int perSecond, Duration duration) {
        var times = new ConcurrentLinkedQueue<Long>();
        long gap = Duration.ofSeconds(1).toNanos() / perSecond;
        long count = duration.toSeconds() * perSecond;
        long begin = System.nanoTime();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                long planned = begin + i * gap;
                LockSupport.parkNanos(planned - System.nanoTime());
                int poll = i;
                var _ = senders.submit(() -> {
                    polls.insertOne(poll(firstId + poll, firstId, new SplittableRandom(poll)));
                    times.add(System.nanoTime() - planned);
                });
            }
        }
        if (times.size() != count) {
            throw new IllegalStateException("Of " + count + " writes " + times.size() + " were acknowledged");
        }
        return Times.of(List.copyOf(times));
    }

    /** Sleeps a millisecond again and again and notes how much longer it took. */
    private static final class Stalls implements AutoCloseable {
        private static final long SLEEP = Duration.ofMillis(1).toNanos();

        private final ConcurrentLinkedQueue<Long> late = new ConcurrentLinkedQueue<>();
        private final Thread sleeper = Thread.ofPlatform().daemon().start(this::sleep);
        private volatile boolean closed;

        private void sleep() {
            while (!closed) {
                long start = System.nanoTime();
                LockSupport.parkNanos(SLEEP);
                late.add(System.nanoTime() - start - SLEEP);
            }
        }

        Times times() {
            return Times.of(List.copyOf(late));
        }

        @Override
        public void close() {
            closed = true;
            LockSupport.unpark(sleeper);
        }
    }

    private static long size(Path folder) {
        try {
            return Files.size(folder.resolve(StoreFile.NAME));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look at the store's file", e);
        }
    }

    /** Prints what {@link #run} finds at 100,000 polls, in the folder given. */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        System.out.println(run(folder, 100_000, 300, Duration.ofSeconds(30)));
    }

    private StoreBench() {}
}
