package aftercare.standalone.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** Calls a server, bounded in number and time. */
final class Load {

    private Load() {}

    /** One call. */
    @FunctionalInterface
    interface Call {
        /**
         * @param planned when it was to be sent, by {@link System#nanoTime}: waiting behind earlier ones counts
         * @return false when there is nothing left to send
         */
        boolean make(long planned);
    }

    /** Sends at a fixed rate, whatever the server does. */
    static void atRate(int perSecond, Duration duration, Call call) {
        long gap = Duration.ofSeconds(1).toNanos() / perSecond;
        long count = duration.toNanos() / gap;
        List<Future<?>> calls = new ArrayList<>();
        long begin = System.nanoTime();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long i = 0; i < count; i++) {
                long planned = begin + i * gap;
                for (long ahead = planned - System.nanoTime(); ahead > 0; ahead = planned - System.nanoTime()) {
                    LockSupport.parkNanos(ahead);
                }
                calls.add(senders.submit(() -> call.make(planned)));
            }
        }
        calls.forEach(Load::await);
    }

    /** As many as the server answers, by so many clients that wait for each answer. */
    static void closed(int clients, Duration duration, Call call) {
        long end = System.nanoTime() + duration.toNanos();
        List<Future<?>> calls = new ArrayList<>();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < clients; i++) {
                calls.add(senders.submit(() -> {
                    boolean more = true;
                    while (more && System.nanoTime() < end) {
                        more = call.make(System.nanoTime());
                    }
                }));
            }
        }
        calls.forEach(Load::await);
    }

    private static void await(Future<?> call) {
        try {
            call.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A call failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
