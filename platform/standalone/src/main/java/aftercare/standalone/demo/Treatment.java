package aftercare.standalone.demo;

import aftercare.standalone.browser.Desk;
import aftercare.standalone.browser.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One patient's way through the clinic, as staff do it at their pages: enrolled, screened, a session every other week. */
final class Treatment {

    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");
    private static final Duration SESSION = Duration.ofMinutes(130);
    /** What is measured before the patient goes. */
    static final Map<String, List<String>> SETTLED = Map.of(
            "phase", List.of("discharge"),
            "systolic", List.of("128"),
            "diastolic", List.of("80"),
            "symptoms", List.of("no"));

    private static final Duration TWO_WEEKS = Duration.ofDays(14);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int MOST_TRIES = 5;
    /** As long as a screening holds, less the days on which a session may be tried again. */
    private static final Duration SCREENED_FOR = Duration.ofDays(30 - MOST_TRIES);

    private static final List<String> ZONES =
            List.of("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles");

    private final PlayedPatient patient;
    private final Desk coordinator;
    private final Desk clinician;
    private final Agenda agenda;
    private final ZoneId zone;
    private String pseudonym = "";
    private Instant screened = Instant.MIN;

    Treatment(PlayedPatient patient, Desk coordinator, Desk clinician, Agenda agenda, ZoneId zone) {
        this.patient = patient;
        this.coordinator = coordinator;
        this.clinician = clinician;
        this.agenda = agenda;
        this.zone = zone;
    }

    PlayedPatient patient() {
        return patient;
    }

    /** As every service but intake knows the patient; empty before enrolment. */
    String pseudonym() {
        return pseudonym;
    }

    /** Plans all from the morning of the day of enrolment on. */
    void begin(Instant morning) {
        Instant firstSession = morning.plus(DAY.multipliedBy(2)).plus(Duration.ofHours(patient.number() % 6));
        agenda.plan(morning, patient.number(), "enrol", () -> enrol(morning));
        Instant noon = morning.plus(Duration.ofHours(4));
        agenda.plan(noon, patient.number(), "screen", () -> {
            screen(noon);
            schedule(firstSession, noon);
        });
    }

    private void enrol(Instant now) {
        Map<String, List<String>> typed = new HashMap<>();
        typed.put("name", List.of(patient.name()));
        typed.put("email", List.of(patient.email()));
        typed.put("phone", List.of("+1 555 01" + String.format("%05d", patient.number())));
        typed.put("country", List.of("US"));
        typed.put("zone", List.of(ZONES.get(patient.number() % ZONES.size())));
        typed.put("drugAtHome", List.of(patient.traits().home() ? "yes" : "no"));
        typed.put("consent", List.of("yes"));
        Page form = coordinator.open("/intake/patients/new");
        Page enrolled = coordinator.submit(form, "/intake/patients/new", typed);
        if (enrolled.status() != 200 || enrolled.lastSegment().equals("new")) {
            throw new IllegalStateException("Patient " + patient.number() + " was not enrolled: " + enrolled.text());
        }
        pseudonym = enrolled.lastSegment();
        patient.enrolledAt(now);
    }

    private void screen(Instant now) {
        Page form = clinician.open("/intake/patients/" + pseudonym + "/screening");
        Map<String, List<String>> no = new HashMap<>();
        form.choices().forEach(question -> no.put(question, List.of("no")));
        Page cleared = clinician.submit(form, "/screening", no);
        if (!cleared.text().contains("Cleared for treatment")) {
            throw new IllegalStateException("Patient " + patient.number() + " was not cleared: " + cleared.text());
        }
        screened = now;
    }

    private void schedule(Instant at, Instant now) {
        if (at.isAfter(screened.plus(SCREENED_FOR))) {
            screen(now);
        }
        Map<String, List<String>> typed = new HashMap<>();
        typed.put("plannedAt", List.of(TYPED.format(at.atZone(zone))));
        typed.put("place", List.of(patient.traits().home() ? "home" : "clinic"));
        if (patient.traits().home()) {
            typed.put("monitor.name", List.of(friend()));
            typed.put("monitor.phone", List.of(friendsPhone()));
        }
        Page form = coordinator.open("/sessions/new?patient=" + pseudonym);
        Page planned = coordinator.submit(form, "/sessions/new", typed);
        if (planned.status() != 200 || planned.lastSegment().equals("new")) {
            throw new IllegalStateException("No session was planned: " + planned.text());
        }
        String session = planned.address().getPath();
        agenda.plan(at, patient.number(), "start", () -> start(session, at, 1));
    }

    /** A hold stops the start; then it is tried again the day after, and given up in the end. */
    private void start(String session, Instant now, int attempt) {
        Page page = clinician.submit(
                clinician.open(session + "/check-in"),
                "/check-in",
                calmAnswers(friend(), friendsPhone(), patient.traits().home()));
        if (patient.traits().home()) {
            page = clinician.submit(page, "/presence", Map.of());
        }
        Page started = clinician.submit(page, "/start", Map.of("seen", page.offered("seen")));
        if (started.form("/complete").isPresent()) {
            agenda.plan(now.plus(SESSION), patient.number(), "complete", () -> complete(session, now));
        } else if (attempt < MOST_TRIES) {
            agenda.plan(now.plus(DAY), patient.number(), "start", () -> start(session, now.plus(DAY), attempt + 1));
        } else {
            clinician.submit(started, "/abort", Map.of("reason", List.of("not-ready")));
            schedule(now.plus(TWO_WEEKS), now);
        }
    }

    private String friend() {
        return "Friend of " + patient.name();
    }

    private String friendsPhone() {
        return "+1 555 02" + String.format("%05d", patient.number());
    }

    /** What everybody who keeps to the rules says before a dose. */
    static Map<String, List<String>> calmAnswers(String friend, String phone, boolean home) {
        Map<String, List<String>> typed = new HashMap<>();
        for (String question :
                List.of("PRE-04-sedative", "PRE-04-opioid", "PRE-04-stimulant", "PRE-05-alcohol", "PRE-06", "PRE-07")) {
            typed.put(question, List.of("none"));
            typed.put(question + "-at", List.of(""));
        }
        typed.put("PRE-01", List.of("no"));
        typed.put("PRE-02", List.of("none"));
        typed.put("PRE-03", List.of("na"));
        typed.put("PRE-04-kind", List.of(""));
        typed.put("PRE-05-hangover", List.of("no"));
        typed.put("PRE-08", List.of("yes"));
        typed.put("adult.name", List.of(friend));
        typed.put("adult.phone", List.of(phone));
        typed.put("PRE-09", List.of(home ? "home" : "ride"));
        typed.put("P10", List.of("no"));
        typed.put("systolic", List.of("124"));
        typed.put("diastolic", List.of("78"));
        return typed;
    }

    private void complete(String session, Instant started) {
        Page page = clinician.submit(clinician.open(session + "/observations"), "/vitals", SETTLED);
        Page done = clinician.submit(
                page,
                "/complete",
                Map.of(
                        "drug", List.of("ketamine"),
                        "doseMg", List.of("70"),
                        "route", List.of("im"),
                        "fortyMinutesMissing", List.of("Asleep; measured before discharge"),
                        "adviceGiven", List.of("yes")));
        if (done.status() != 200) {
            throw new IllegalStateException("The session was not completed: " + done.text());
        }
        schedule(started.plus(TWO_WEEKS), started.plus(SESSION));
    }
}
