package aftercare.standalone.demo;

import aftercare.backends.Mail;
import aftercare.followup.survey.Phq9Trajectories;
import aftercare.followup.survey.Phq9Trajectories.Trajectory;
import aftercare.standalone.browser.Browser;
import aftercare.standalone.browser.Desk;
import aftercare.standalone.clinic.Clinic;
import aftercare.standalone.clinic.SimulatedTime;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Plays days of a clinic's life: whoever has something to do now does it, then the clock goes on to who is next. */
public final class Play {

    private static final int WORKERS = 4;
    private static final int ENROLMENT_DAYS = 4;
    private static final int LEAST_BASELINE = 10;
    private static final Duration DAY = Duration.ofDays(1);
    private static final Pattern SURVEY = Pattern.compile("https?://\\S+(/s/[A-Za-z0-9_-]+)");
    private static final Pattern CALL = Pattern.compile("https?://\\S+(/calls/[A-Za-z0-9_-]+)");
    private static final Pattern ESCALATION = Pattern.compile("https?://\\S+(/inbox/[A-Za-z0-9_-]+)");

    private final Agenda agenda = new Agenda();
    private final Map<String, Treatment> byAddress = new LinkedHashMap<>();
    private final Clinic clinic;
    private final SimulatedTime time;
    private final Watch watch;
    private final CallDesk calls;
    private final Script script;
    private long lastMail;

    /**
     * What is played.
     *
     * @param zone the clinic's
     */
    public record Script(int patients, int days, long seed, ZoneId zone) {}

    /** Who hears of each day that has gone by. */
    @FunctionalInterface
    public interface Diary {
        void day(int day, Instant now, int surveysAnswered);
    }

    /**
     * @param passwords of the first accounts, by user name
     */
    public Play(Clinic clinic, SimulatedTime time, Script script, Map<String, String> passwords) {
        this.clinic = clinic;
        this.time = time;
        this.script = script;
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        URI base = URI.create("http://127.0.0.1:" + clinic.wiring().door());
        Desk coordinator = desk(http, base, "coordinator", passwords);
        Desk clinician = desk(http, base, "clinician", passwords);
        Chance chance = new Chance(script.seed());
        this.watch = new Watch(
                clinician, desk(http, base, "clinician2", passwords), agenda, chance, time::now, this::numberOf);
        this.calls = new CallDesk(coordinator, agenda, chance, time::now, this::numberOf);
        List<Trajectory> moods = Phq9Trajectories.startingAt(LEAST_BASELINE);
        for (int i = 0; i < script.patients(); i++) {
            Traits traits = Traits.draw(moods, chance.of("traits", i));
            PlayedPatient patient = new PlayedPatient(i, traits, chance, new Browser(http, base));
            Treatment treatment = new Treatment(patient, coordinator, clinician, agenda, script.zone());
            byAddress.put(patient.email(), treatment);
        }
    }

    private static Desk desk(HttpClient http, URI base, String username, Map<String, String> passwords) {
        return new Desk(new Browser(http, base), username, passwords.getOrDefault(username, ""));
    }

    private int numberOf(String pseudonym) {
        return byAddress.values().stream()
                .filter(treatment -> treatment.pseudonym().equals(pseudonym))
                .map(treatment -> treatment.patient().number())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody here is " + pseudonym));
    }

    /** Plays all days and gives how long each acknowledgement took, shortest first. */
    public List<Duration> run(Diary diary) {
        Instant start = time.now();
        Instant end = start.plus(DAY.multipliedBy(script.days()));
        byAddress.values().forEach(treatment -> treatment.begin(start.plus(enrolmentOf(treatment.patient()))));
        int day = 0;
        try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
            Optional<Instant> next = Optional.of(start);
            while (next.isPresent() && !next.get().isAfter(end)) {
                while (!next.get().isBefore(start.plus(DAY.multipliedBy(day + 1L)))) {
                    diary.day(++day, time.now(), answered());
                }
                if (next.get().isAfter(time.now())) {
                    time.jumpTo(next.get());
                }
                settle(workers);
                next = Stream.of(agenda.next(), time.nextDue())
                        .flatMap(Optional::stream)
                        .min(Instant::compareTo);
            }
        }
        if (end.isAfter(time.now())) {
            time.jumpTo(end);
        }
        time.awaitRest();
        return watch.delays();
    }

    private Duration enrolmentOf(PlayedPatient patient) {
        return DAY.multipliedBy(patient.number() % Math.min(ENROLMENT_DAYS, script.days()))
                .plus(Duration.ofHours(1));
    }

    private int answered() {
        return byAddress.values().stream()
                .mapToInt(treatment -> treatment.patient().answered())
                .sum();
    }

    /** Lets everything that is due happen, by the services and by people, until nothing is left to do now. */
    private void settle(ExecutorService workers) {
        time.awaitRest();
        readMail();
        List<Agenda.Entry> due = agenda.due(time.now());
        while (!due.isEmpty()) {
            perform(due, workers);
            time.awaitRest();
            readMail();
            due = agenda.due(time.now());
        }
    }

    private void readMail() {
        Map<Treatment, List<String>> surveys = new LinkedHashMap<>();
        for (Mail mail : clinic.mailbox().since(lastMail)) {
            lastMail = mail.id();
            Matcher survey = SURVEY.matcher(mail.text());
            Matcher escalation = ESCALATION.matcher(mail.text());
            Matcher call = CALL.matcher(mail.text());
            for (String address : mail.to()) {
                Treatment treatment = byAddress.get(address);
                if (treatment != null && survey.find()) {
                    surveys.computeIfAbsent(treatment, _ -> new ArrayList<>()).add(survey.group(1));
                } else if (treatment == null && escalation.find()) {
                    watch.call(escalation.group(1));
                } else if (treatment == null && call.find()) {
                    calls.list(call.group(1));
                }
            }
        }
        surveys.forEach(this::receive);
    }

    /** Mails of one moment come in any order, so it is by what their links show that a patient counts surveys. */
    private void receive(Treatment treatment, List<String> links) {
        PlayedPatient patient = treatment.patient();
        if (links.size() > 1) {
            links.sort(Comparator.comparing(patient::firstPage));
        }
        links.forEach(link -> patient.receive(link, time.now(), agenda));
    }

    /** What different people do at the same time. */
    private static void perform(List<Agenda.Entry> due, ExecutorService workers) {
        List<Future<?>> running = new ArrayList<>();
        due.forEach(entry -> running.add(workers.submit(entry.deed())));
        for (Future<?> deed : running) {
            try {
                deed.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("The play cannot go on", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted", e);
            }
        }
    }

    /** What the auditor says of it all, as its JSON. */
    public String ledger(Map<String, String> passwords) {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        URI base = URI.create("http://127.0.0.1:" + clinic.wiring().door());
        return desk(http, base, "safety", passwords).json("/api/auditor/ledger?atRest=true");
    }
}
