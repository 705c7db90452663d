package aftercare.standalone.chaos;

import aftercare.standalone.chaos.Lines.ClientEnd;
import aftercare.standalone.clinic.ClinicOfProcesses;
import aftercare.standalone.clinic.ClinicPlan;
import aftercare.standalone.clinic.Part;
import aftercare.standalone.clinic.Progress;
import aftercare.standalone.clinic.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * A clinic of processes under load and faults, round after round. After each round everything since the first is looked at:
 * what people were told was taken is there once, every red and amber flag is in one escalation that somebody was told of
 * (after each red one again), no message went to a patient twice, and the ledger balances.
 */
public final class Chaos implements AutoCloseable {
    private static final int PATIENTS = 4;
    private static final int WORKERS = 4;
    private static final int LEAST_FAULTS = 3;
    private static final int MORE_FAULTS = 2;
    /** Longer than a patient is observed. */
    private static final Duration SESSION = Duration.ofMinutes(130);

    private static final Duration SETTLE = Duration.ofSeconds(75);
    private static final Duration WORK = Duration.ofSeconds(40);
    private static final Duration MEANWHILE = Duration.ofMinutes(2);
    private static final long SETTLE_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long LOOK_NANOS = Duration.ofMillis(250).toNanos();

    private final Path data;
    private final long seed;
    private final Journal journal;
    private final Lines lines;
    private final SmallDisks disks;
    private final TextGateway texts;
    private final ClinicOfProcesses clinic;
    private final Clinicians clinicians;
    private final People people;
    private final Log log;
    private final Scene scene;
    private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS + 1);

    /**
     * What came of a round.
     *
     * @param faults in the order they were made
     * @param answers acknowledged since the first round
     * @param lost,doubled,unexplained what should not be, since the first round
     * @param unknown patients' messages of which nobody knows whether they went out, covered by a reminder
     * @param seconds from the first request to the verdict
     */
    public record Round(
            int number,
            List<String> faults,
            int patients,
            int answers,
            int flags,
            long facts,
            long repeated,
            int unknown,
            List<String> lost,
            List<String> doubled,
            List<String> unexplained,
            double seconds) {
        /** True when nothing is lost, doubled or unexplained. */
        public boolean good() {
            return lost.isEmpty() && doubled.isEmpty() && unexplained.isEmpty();
        }
    }

    private Chaos(
            ClinicPlan plan, long seed, Lines lines, SmallDisks disks, TextGateway texts, ClinicOfProcesses clinic) {
        this.data = plan.data();
        this.seed = seed;
        this.lines = lines;
        this.disks = disks;
        this.texts = texts;
        this.clinic = clinic;
        this.journal = Journal.in(data);
        Calls calls = new Calls(URI.create("http://127.0.0.1:" + plan.port()), secret("cookie"));
        byte[] links = Base64.getDecoder().decode(secret("links"));
        this.clinicians = new Clinicians(calls, journal, links, seed, clinic::now);
        this.people = new People(calls, journal, clinicians, data.resolve("mailbox"), texts, seed);
        this.log = new Log("127.0.0.1:" + clinic.wiring().lines().broker());
        Verdict verdict = new Verdict(journal, log, links);
        this.scene = new Scene(calls, people, log, verdict, data.resolve("mailbox"), texts);
    }

    private String secret(String name) {
        return Secrets.read(data, name).orElseThrow();
    }

    /** Starts the clinic, or starts it again where a run was stopped. */
    public static Chaos start(ClinicPlan plan, long seed, SmallDisks disks, Progress progress) {
        AtomicReference<@Nullable Lines> between = new AtomicReference<>();
        TextGateway texts = new TextGateway(plan.data());
        ClinicOfProcesses clinic = ClinicOfProcesses.start(
                plan,
                texts.environment(),
                wiring -> {
                    Lines lines = Lines.to(wiring);
                    between.set(lines);
                    return lines.between(wiring);
                },
                progress);
        Lines lines = between.get();
        if (lines == null) {
            throw new IllegalStateException("The clinic has no wiring");
        }
        return new Chaos(plan, seed, lines, disks, texts, clinic);
    }

    /** How many rounds were played before, by this run and those it goes on from. */
    public int played() {
        return journal.rounds();
    }

    /** Plays the next round. */
    public Round play() {
        int number = journal.rounds() + 1;
        RandomGenerator dice = new SplittableRandom(seed * 1_000_003 + number);
        long start = System.nanoTime();
        people.round(number);
        clinic.moveTo(clinic.now().plus(SESSION));
        List<Future<?>> work = new ArrayList<>();
        work.add(workers.submit(() -> {
            for (int patient = 0; patient < PATIENTS; patient++) {
                people.enrol(patient);
                clinicians.work();
            }
        }));
        List<String> faults = new ArrayList<>();
        int many = LEAST_FAULTS + dice.nextInt(MORE_FAULTS);
        for (int i = 0; i < many; i++) {
            rest(500 + dice.nextInt(1_500), work);
            Fault fault = Fault.draw(dice, disks.canBeFilled());
            faults.add(fault.said());
            make(fault, dice);
        }
        rest(1_000, work);
        lines.heal();
        Fault.SERVICES.forEach(service -> clinic.setBack(service, Duration.ZERO));
        clinic.awaitAnswers();
        finish(work);
        Verdict.Found found = settle();
        journal.ended(number);
        return new Round(
                number,
                faults,
                log.enrolled.size(),
                journal.answers().size(),
                log.flags.size(),
                log.facts(),
                log.repeated(),
                log.unknown.size(),
                found.lost(),
                found.doubled(),
                found.unexplained(),
                (System.nanoTime() - start) / 1e9);
    }

    /** Time passes, and whoever got a link answers it. */
    private void rest(int millis, List<Future<?>> work) {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (System.nanoTime() < until) {
            people.collect();
            work.add(workers.submit(() -> people.answerNext()));
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /** Everybody comes to the end of what they were at. */
    private void finish(List<Future<?>> work) {
        long until = System.nanoTime() + WORK.toNanos();
        people.collect();
        while ((people.busy() || work.stream().anyMatch(each -> !each.isDone())) && System.nanoTime() < until) {
            work.add(workers.submit(() -> people.answerNext()));
            LockSupport.parkNanos(LOOK_NANOS);
            people.collect();
        }
        clinicians.work();
    }

    private void make(Fault fault, RandomGenerator dice) {
        switch (fault) {
            case Fault.Kill(String part) -> kill(part);
            case Fault.KillAt(String service, Lines.Point point) ->
                lines.watch(point, end -> isOf(service, end), () -> kill(service));
            case Fault.Pause(String part, int millis) -> pause(part, millis);
            case Fault.Slow(String line, int millis) ->
                (line.equals(Part.BROKER) ? lines.broker() : lines.store()).slow(Duration.ofMillis(millis));
            case Fault.Cut _ -> lines.cut();
            case Fault.Repeat(int most) -> repeat(most, dice);
            case Fault.SetBack(String service, int seconds) -> clinic.setBack(service, Duration.ofSeconds(seconds));
            case Fault.Fill(String part, int millis) -> disks.fill(part, Duration.ofMillis(millis));
            case Fault.Step(int minutes) -> clinic.moveTo(clinic.now().plus(Duration.ofMinutes(minutes)));
        }
    }

    private void kill(String part) {
        Optional.ofNullable(clinic.processes().get(part)).ifPresent(Process::destroyForcibly);
    }

    private boolean isOf(String service, ClientEnd end) {
        Process process = clinic.processes().get(service);
        return process != null && SocketOwner.has(process.pid(), end.from(), end.to());
    }

    private void pause(String part, int millis) {
        Process process = clinic.processes().get(part);
        if (process != null) {
            signal("STOP", process);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
            signal("CONT", process);
        }
    }

    private static void signal(String name, Process process) {
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot send a signal", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void repeat(int most, RandomGenerator dice) {
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                "127.0.0.1:" + clinic.wiring().lines().broker(),
                        ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            log.readOn();
            List<ConsumerRecord<byte[], byte[]>> again = new ArrayList<>(log.takeRecent());
            Collections.shuffle(again, new Random(dice.nextLong()));
            for (ConsumerRecord<byte[], byte[]> entry : again.subList(0, Math.min(most, again.size()))) {
                var _ = producer.send(new ProducerRecord<>(
                        entry.topic(),
                        entry.partition(),
                        entry.timestamp(),
                        entry.key(),
                        entry.value(),
                        entry.headers()));
            }
        } catch (KafkaException | IllegalStateException e) {
            // The broker is down by an earlier fault, so there is nothing to repeat.
        }
    }

    /**
     * Waits until all is there, or long enough. The clock goes on meanwhile, or what is tried again after a while would wait
     * for ever.
     */
    private Verdict.Found settle() {
        long until = System.nanoTime() + SETTLE.toNanos();
        while (true) {
            Verdict.Found found = scene.look();
            if (found.good() || System.nanoTime() > until) {
                return found;
            }
            clinic.moveTo(clinic.now().plus(MEANWHILE));
            LockSupport.parkNanos(SETTLE_NANOS);
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
        log.close();
        clinic.close();
        texts.close();
        lines.close();
    }
}
