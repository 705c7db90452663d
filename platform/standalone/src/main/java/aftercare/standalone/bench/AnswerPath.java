package aftercare.standalone.bench;

import aftercare.backends.Mail;
import aftercare.followup.escalation.Escalations;
import aftercare.followup.escalation.Matter;
import aftercare.kernel.AtRest;
import aftercare.standalone.clinic.Clinic;
import aftercare.standalone.clinic.ServiceName;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the running product makes of it: enrolled patients answer the pages of their first survey at follow-up's own port,
 * while every service does all it always does.
 */
final class AnswerPath implements AutoCloseable {

    private static final Pattern ESCALATION = Pattern.compile("/inbox/([A-Za-z0-9_-]+)");
    /** While the compiler works the product does not keep up with the rate it is measured at. */
    static final int GENTLER = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final InstantSource wall = InstantSource.system();
    private final AtomicLong answers = new AtomicLong();
    private final Queue<Long> answered = new ConcurrentLinkedQueue<>();
    /** Whoever has begun goes on, so that at every moment some are at each page. */
    private final LinkedBlockingDeque<Respondent> ready;

    private final Map<String, Respondent> byPatient;
    private final Clinic clinic;
    private final Escalations escalations;
    private final Connections connections;
    private volatile long lastAnswer;

    /**
     * What was measured.
     *
     * @param answered from the planned POST of a page to its answer
     * @param told from the planned POST of a page that opened an escalation until the mail server had the first notice
     * @param opened how many pages of a thousand opened an escalation
     * @param perSecond answered, with all clients waiting for each answer
     * @param settledPerSecond the same, the time included until every fact was read and every notice sent
     * @param processorMicros processor time of each, client, broker and database included
     */
    record Result(
            Quantiles answered,
            Quantiles told,
            double opened,
            double perSecond,
            double settledPerSecond,
            double processorMicros) {}

    AnswerPath(Clinic clinic, Path data, int patients, int clients) {
        this.clinic = clinic;
        this.escalations = clinic.all(Escalations.class).getFirst();
        int port = URI.create(clinic.wiring().urlOf(ServiceName.FOLLOW_UP)).getPort();
        this.connections = new Connections(port, clients);
        List<Respondent> enrolled = new Enrolments(clinic, data).enrol(patients);
        enrolled.forEach(respondent -> respondent.start(connections));
        this.byPatient = enrolled.stream().collect(Collectors.toMap(Respondent::patient, Function.identity()));
        this.ready = new LinkedBlockingDeque<>(enrolled);
        awaitRest();
    }

    /** Warms up, then measures at a fixed rate, then with all clients at once. */
    Result run(int perSecond, int clients, Duration each) {
        WarmUp.run(perSecond / GENTLER, this::answer);
        awaitRest();
        answered.clear();
        answers.set(0);
        long lastMail = lastMail();
        Load.atRate(perSecond, each, this::answer);
        Quantiles toAnswer = Quantiles.of(answered);
        long pages = answers.get();
        awaitRest();
        List<Long> told = told(lastMail);
        answers.set(0);
        long start = System.nanoTime();
        ProcessorTime processors = new ProcessorTime();
        Load.closed(clients, each, this::answer);
        long end = lastAnswer;
        awaitRest();
        long settled = System.nanoTime();
        return new Result(
                toAnswer,
                Quantiles.of(told),
                told.size() * 1_000.0 / pages,
                answers.get() * 1e9 / (end - start),
                answers.get() * 1e9 / (settled - start),
                processors.microsEach(answers.get()));
    }

    private boolean answer(long planned) {
        Respondent next = take();
        if (next == null) {
            return false;
        }
        next.answer(connections, planned, wall.instant());
        answered.add(System.nanoTime() - planned);
        answers.incrementAndGet();
        lastAnswer = System.nanoTime();
        if (!next.done()) {
            ready.addFirst(next);
        }
        return true;
    }

    private @Nullable Respondent take() {
        try {
            return ready.poll(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private long lastMail() {
        return clinic.mailbox().mails("", 1).stream().mapToLong(Mail::id).max().orElse(0);
    }

    /** From the page to the first notice of each escalation that was opened after that mail. */
    private List<Long> told(long lastMail) {
        long nanoNow = System.nanoTime();
        Instant wallNow = wall.instant();
        Set<String> seen = new HashSet<>();
        List<Long> took = new ArrayList<>();
        for (Mail mail : clinic.mailbox().since(lastMail)) {
            Matcher escalation = ESCALATION.matcher(mail.text());
            if (escalation.find() && seen.add(escalation.group(1))) {
                Matter matter =
                        escalations.find(escalation.group(1)).orElseThrow().matter();
                long received =
                        nanoNow - Duration.between(mail.receivedAt(), wallNow).toNanos();
                Respondent respondent = byPatient.get(matter.patient());
                if (respondent != null) {
                    respondent
                            .plannedBy(matter.flags().getFirst().at())
                            .ifPresent(planned -> took.add(received - planned));
                }
            }
        }
        return took;
    }

    private void awaitRest() {
        long until = System.nanoTime() + PATIENCE.toNanos();
        List<AtRest> parts = clinic.all(AtRest.class);
        while (!parts.stream().allMatch(AtRest::atRest)) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("Still busy after " + PATIENCE.toSeconds() + " s: "
                        + parts.stream()
                                .filter(part -> !part.atRest())
                                .map(part -> part.getClass().getName())
                                .toList());
            }
            LockSupport.parkNanos(2_000_000);
        }
    }

    @Override
    public void close() {
        connections.close();
    }
}
