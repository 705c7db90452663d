package aftercare.standalone.chaos;

import aftercare.standalone.clinic.ClinicOfProcesses;
import aftercare.standalone.clinic.ClinicPlan;
import aftercare.standalone.clinic.Part;
import aftercare.standalone.clinic.Progress;
import aftercare.standalone.clinic.Secrets;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.KafkaException;

/**
 * A clinic whose broker is down for minutes while patients go on answering, on the machine's own clock. Afterwards the same
 * is asked as after any fault, and how long it took until nothing was missing any more.
 */
public final class Outage implements AutoCloseable {
    private static final int WALKERS = 48;
    private static final int ENROLLING = 8;
    private static final int PAGES_OF_A_SURVEY = 40;
    private static final Duration BEFORE = Duration.ofSeconds(60);
    private static final Duration AFTER = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long LOOK_NANOS = Duration.ofMillis(250).toNanos();
    private static final long ROUND_NANOS = Duration.ofSeconds(2).toNanos();

    private final int perSecond;
    private final Progress progress;
    private final Journal journal;
    private final TextGateway texts;
    private final ClinicOfProcesses clinic;
    private final Calls calls;
    private final Clinicians clinicians;
    private final People people;
    private final Log log;
    private final Verdict verdict;
    private final Scene scene;
    private final ExecutorService walkers = Executors.newVirtualThreadPerTaskExecutor();
    private final Rate rate;
    private final List<Future<?>> walking = new ArrayList<>();
    private volatile boolean over;

    /**
     * What came of it. Times are of one page, from its POST to its answer, in milliseconds.
     *
     * @param answers taken while the broker was down
     * @param triedAgain how often somebody got no answer, or a failure of the system, while the broker was down
     * @param notices mails to clinicians that went out while the broker was down
     * @param toPublished seconds from the broker's first answer until every answer taken before it was on its topic
     * @param toSettled seconds from there until all services had read all, people had been told and the ledger balanced,
     *     answers that were taken meanwhile included
     */
    public record Result(
            int answers,
            double perSecond,
            double p50Before,
            double p99Before,
            double p50During,
            double p99During,
            long triedAgain,
            long notices,
            double toPublished,
            double toSettled,
            List<String> lost,
            List<String> doubled,
            List<String> unexplained) {
        /** True when nothing is lost, doubled or unexplained. */
        public boolean good() {
            return lost.isEmpty() && doubled.isEmpty() && unexplained.isEmpty();
        }
    }

    private Outage(ClinicPlan plan, int perSecond, Progress progress) {
        this.perSecond = perSecond;
        this.progress = progress;
        this.texts = new TextGateway(plan.data());
        this.clinic = ClinicOfProcesses.start(plan, texts.environment(), UnaryOperator.identity(), progress);
        this.journal = Journal.in(plan.data());
        this.calls = new Calls(
                URI.create("http://127.0.0.1:" + plan.port()),
                Secrets.read(plan.data(), "cookie").orElseThrow());
        this.log = new Log("127.0.0.1:" + clinic.wiring().broker());
        byte[] links =
                Base64.getDecoder().decode(Secrets.read(plan.data(), "links").orElseThrow());
        this.clinicians = new Clinicians(calls, journal, links, 1, InstantSource.system()::instant);
        this.people = new People(calls, journal, clinicians, plan.data().resolve("mailbox"), texts, 1);
        this.verdict = new Verdict(journal, log, links);
        this.scene = new Scene(calls, people, log, verdict, plan.data().resolve("mailbox"), texts);
        this.rate = new Rate(perSecond);
    }

    /** Starts a clinic by the real clock in a new folder. */
    public static Outage start(ClinicPlan plan, int perSecond, Progress progress) {
        return new Outage(plan, perSecond, progress);
    }

    /** Has the broker down for so long. */
    public Result run(Duration down) {
        enrol(down);
        for (int i = 0; i < WALKERS; i++) {
            walking.add(walkers.submit(() -> {
                while (!over) {
                    if (!people.answerNext(rate)) {
                        LockSupport.parkNanos(LOOK_NANOS);
                    }
                }
            }));
        }
        work(BEFORE);
        Quick before = rate.take();
        clinic.putDown(Part.BROKER);
        progress.done("broker is down");
        long mails = noticesSoFar();
        long unanswered = calls.unanswered();
        int taken = journal.answers().size();
        long start = System.nanoTime();
        work(down);
        Quick during = rate.take();
        Map<Journal.Item, String> told = journal.answers();
        long triedAgain = calls.unanswered() - unanswered;
        double seconds = (System.nanoTime() - start) / 1e9;
        long notices = noticesSoFar() - mails;
        clinic.putUp(Part.BROKER);
        progress.done("broker is up again");
        long up = System.nanoTime();
        double published = untilPublished(told, up);
        progress.done("all published");
        work(AFTER.minusNanos(Math.min(AFTER.toNanos(), System.nanoTime() - up)));
        over = true;
        finish(walking);
        Verdict.Found found = settle();
        return new Result(
                told.size() - taken,
                (told.size() - taken) / seconds,
                before.p50(),
                before.p99(),
                during.p50(),
                during.p99(),
                triedAgain,
                notices,
                published,
                (System.nanoTime() - up) / 1e9,
                found.lost(),
                found.doubled(),
                found.unexplained());
    }

    /** Enough patients for every page of the whole run; all but those who are away have their links before it begins. */
    private void enrol(Duration down) {
        long seconds = BEFORE.plus(down).plus(AFTER).toSeconds();
        int patients = (int) (seconds * perSecond / PAGES_OF_A_SURVEY) + WALKERS;
        try (ExecutorService enrolling = Executors.newFixedThreadPool(ENROLLING)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < patients; i++) {
                int number = i;
                all.add(enrolling.submit(() -> people.enrol(number)));
            }
            finish(all);
        }
        progress.done(patients + " patients enrolled");
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (people.invited() < patients - clinicians.away() && System.nanoTime() < until) {
            LockSupport.parkNanos(LOOK_NANOS);
            people.collect();
        }
        progress.done(people.invited() + " patients asked");
    }

    private static void finish(List<Future<?>> work) {
        for (Future<?> one : work) {
            try {
                one.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("Somebody at work failed", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted", e);
            }
        }
    }

    private void work(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < until) {
            clinicians.attend();
            LockSupport.parkNanos(Math.min(ROUND_NANOS, Math.max(1, until - System.nanoTime())));
        }
    }

    private long noticesSoFar() {
        return scene.mails().stream().filter(mail -> !People.isPatient(mail)).count();
    }

    private double untilPublished(Map<Journal.Item, String> told, long up) {
        long until = up + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            try {
                log.readOn();
                if (verdict.missing(told).isEmpty()) {
                    return (System.nanoTime() - up) / 1e9;
                }
            } catch (KafkaException e) {
                progress.failed("reading the log", e);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return Double.NaN;
    }

    private Verdict.Found settle() {
        long until = System.nanoTime() + PATIENCE.toNanos();
        Verdict.Found found = scene.look();
        while (!found.good() && System.nanoTime() < until) {
            LockSupport.parkNanos(LOOK_NANOS);
            found = scene.look();
        }
        return found;
    }

    @Override
    public void close() {
        over = true;
        walkers.shutdownNow();
        log.close();
        clinic.close();
        texts.close();
    }

    /** How fast pages were taken. */
    private record Quick(double p50, double p99) {}

    /** So many turns a second, handed out one after the other; a turn that nobody came for is gone. */
    private static final class Rate implements People.Pace {
        private final long gap;
        private final AtomicLong next = new AtomicLong(System.nanoTime());
        private final Queue<Long> took = new ConcurrentLinkedQueue<>();

        Rate(int perSecond) {
            this.gap = Duration.ofSeconds(1).toNanos() / perSecond;
        }

        @Override
        public void awaitTurn() {
            long mine = next.accumulateAndGet(System.nanoTime(), (last, now) -> Math.max(last + gap, now));
            for (long ahead = mine - System.nanoTime(); ahead > 0; ahead = mine - System.nanoTime()) {
                LockSupport.parkNanos(ahead);
            }
        }

        @Override
        public void took(long nanos) {
            took.add(nanos);
        }

        Quick take() {
            long[] sorted = took.stream().mapToLong(Long::longValue).sorted().toArray();
            took.clear();
            return new Quick(at(sorted, 0.5), at(sorted, 0.99));
        }

        private static double at(long[] sorted, double part) {
            return sorted.length == 0 ? Double.NaN : sorted[(int) (part * (sorted.length - 1))] / 1e6;
        }
    }
}
