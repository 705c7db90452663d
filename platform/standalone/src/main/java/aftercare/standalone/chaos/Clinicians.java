package aftercare.standalone.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import aftercare.kernel.Ids;
import aftercare.kernel.LinkToken;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Clinicians and coordinators at work, whatever fails meanwhile; everything they were told was taken is in the journal. */
final class Clinicians {
    /** The adult who stays with whoever is treated. */
    static final Map<String, String> FRIEND = Map.of("name", "A Friend", "phone", "+15550100777");

    private static final String ESCALATIONS = "/api/follow-up/escalations/";
    /** The second clinician, to whom escalations are handed over and who agrees. */
    private static final String ANOTHER = "clinician2";

    private static final int SEE_OTHER = 303;
    private static final int ONE_AWAY_IN = 5;
    private static final int ONE_ENTERED_LATE_IN = 5;
    /** Sooner or later somebody deals with everything; else each round has more to be told of than the last. */
    private static final int ROUNDS_LEFT_OPEN = 3;

    private static final Duration AHEAD = Duration.ofHours(1);
    private static final Duration LONG_PAST = Duration.ofHours(5);
    private static final Duration PAST = Duration.ofHours(3);

    private static final Map<String, Object> CALM = Map.ofEntries(
            Map.entry("PRE-01", "no"),
            Map.entry("PRE-02", List.of("none")),
            Map.entry("PRE-03", "na"),
            Map.entry("PRE-04-sedative", "none"),
            Map.entry("PRE-04-opioid", "none"),
            Map.entry("PRE-04-stimulant", "none"),
            Map.entry("PRE-05-alcohol", "none"),
            Map.entry("PRE-05-hangover", "no"),
            Map.entry("PRE-06", "none"),
            Map.entry("PRE-07", "none"),
            Map.entry("PRE-08", "yes"),
            Map.entry("adult", FRIEND),
            Map.entry("PRE-09", "ride"),
            Map.entry("P10", "no"),
            Map.entry("systolic", 120),
            Map.entry("diastolic", 80));

    private static final Map<String, String> CALM_AT_HOME = Map.ofEntries(
            Map.entry("PRE-01", "no"),
            Map.entry("PRE-02", "none"),
            Map.entry("PRE-03", "na"),
            Map.entry("PRE-04-sedative", "none"),
            Map.entry("PRE-04-opioid", "none"),
            Map.entry("PRE-04-stimulant", "none"),
            Map.entry("PRE-05-alcohol", "none"),
            Map.entry("PRE-05-hangover", "no"),
            Map.entry("PRE-06", "none"),
            Map.entry("PRE-07", "none"),
            Map.entry("PRE-08", "yes"),
            Map.entry("adult.name", "A Friend"),
            Map.entry("adult.phone", "+15550100777"),
            Map.entry("PRE-09", "home"),
            Map.entry("P10", "no"),
            Map.entry("systolic", "120"),
            Map.entry("diastolic", "80"));

    private static final Map<String, Object> SETTLED =
            Map.of("phase", "discharge", "systolic", 128, "diastolic", 80, "symptoms", false);

    private static final Map<String, Object> DOSE = Map.of(
            "drug", "ketamine",
            "doseMg", "70",
            "route", "im",
            "fortyMinutesMissing", "Asleep; measured before discharge",
            "adviceGiven", true);

    private final Calls calls;
    private final Journal journal;
    private final byte[] linkSecret;
    private final long seed;
    private final Supplier<Instant> clock;
    private final Queue<String> toEnterLate = new ConcurrentLinkedQueue<>();
    private final Queue<Away> away = new ConcurrentLinkedQueue<>();
    private final Queue<String> toTreat = new ConcurrentLinkedQueue<>();
    private final Queue<String> underWay = new ConcurrentLinkedQueue<>();
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private final Set<String> atHome = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> openSince = new ConcurrentHashMap<>();
    private volatile int round;

    /** Who is not asked for a time, since that round. */
    private record Away(String patient, int round) {}

    /** @param linkSecret what the links of a session at home are derived from */
    Clinicians(Calls calls, Journal journal, byte[] linkSecret, long seed, Supplier<Instant> clock) {
        this.calls = calls;
        this.journal = journal;
        this.linkSecret = linkSecret.clone();
        this.seed = seed;
        this.clock = clock;
    }

    /** Another round begins. */
    void round(int number) {
        round = number;
    }

    /**
     * A patient may be treated. One in a few of those treated in the clinic is away until the next round, or had a session that is
     * entered late.
     */
    void enrolled(String patient, boolean home) {
        if (home) {
            atHome.add(patient);
            toTreat.add(patient);
        } else if (dice(patient, "away").nextInt(ONE_AWAY_IN) == 0) {
            if (follow(patient, "paused")) {
                away.add(new Away(patient, round));
            }
        } else if (dice(patient, "late").nextInt(ONE_ENTERED_LATE_IN) == 0) {
            toEnterLate.add(patient);
        } else {
            toTreat.add(patient);
        }
    }

    /** How many patients are not asked for a time. */
    int away() {
        return away.size();
    }

    private RandomGenerator dice(String token, String what) {
        return new SplittableRandom(seed ^ (31L * token.hashCode() + what.hashCode()));
    }

    /** True when it was recorded. */
    private boolean follow(String patient, String state) {
        Optional<Calls.Answer> answer = calls.post(
                "/api/intake/patients/" + patient + "/following",
                patient + state,
                Map.of("state", state, "reason", "On a journey."));
        if (answer.isEmpty() || !answer.get().done()) {
            complain("following " + patient, answer);
            return false;
        }
        journal.acted(patient, state);
        return true;
    }

    /** A patient whom session has not heard of yet is tried again later. */
    private void enterLate(String patient) {
        Instant now = clock.get();
        Optional<Calls.Answer> answer = calls.post(
                "/api/sessions/record",
                patient + "late",
                Map.of(
                        "patient", patient,
                        "startedAt", now.minus(LONG_PAST).toString(),
                        "completedAt", now.minus(PAST).toString(),
                        "place", "clinic",
                        "drug", "ketamine",
                        "doseMg", "60",
                        "route", "im"));
        done(answer)
                .ifPresentOrElse(
                        session -> journal.acted(session.path("sessionId").asString(), "complete"),
                        () -> toEnterLate.add(patient));
    }

    /** Takes on and closes what is in the inbox, and gives a dose to who may have one. */
    void work() {
        if (attend()) {
            treat();
        }
    }

    /**
     * Takes on and closes what is in the inbox.
     *
     * @return false when nobody shows it
     */
    boolean attend() {
        Optional<Calls.Answer> inbox = calls.get("/api/follow-up/escalations");
        if (inbox.isEmpty() || !inbox.get().done()) {
            complain("the inbox", inbox);
            return false;
        }
        for (JsonNode escalation : inbox.get().json()) {
            handle(escalation.path("id").asString());
        }
        return telephone();
    }

    /** Whoever stands on the call list is called once, in vain: the entry stays for the clinicians. */
    private boolean telephone() {
        Optional<Calls.Answer> list = calls.get("/api/follow-up/calls");
        if (list.isEmpty() || !list.get().done()) {
            complain("the call list", list);
            return false;
        }
        for (JsonNode row : list.get().json()) {
            String escalation = row.path("entry").path("id").asString();
            String call = Ids.derive("call", escalation, "1");
            if (row.path("calls").asInt() == 0 && !journal.hasActed(escalation, call)) {
                Optional<Calls.Answer> answer = calls.post(
                        "/api/follow-up/calls/" + escalation, call, Map.of("number", 1, "outcome", "no-answer"));
                if (answer.isPresent() && answer.get().done()) {
                    journal.acted(escalation, call);
                }
            }
        }
        return true;
    }

    private void treat() {
        String session = underWay.poll();
        if (session != null) {
            end(session);
        }
        Away back = away.peek();
        if (back != null && back.round() < round && follow(back.patient(), "followed")) {
            away.remove(back);
            toTreat.add(back.patient());
        }
        String late = toEnterLate.poll();
        if (late != null) {
            enterLate(late);
        }
        String patient = toTreat.poll();
        if (patient != null) {
            begin(patient);
        }
    }

    private void handle(String escalation) {
        RandomGenerator dice = dice(escalation, "handle");
        boolean old = round - openSince.computeIfAbsent(escalation, _ -> round) >= ROUNDS_LEFT_OPEN;
        if (dice.nextInt(3) == 0 && !old) {
            return;
        }
        act(escalation, "acknowledge", Map.of());
        attempt(escalation);
        switch (dice.nextInt(5)) {
            case 0 -> act(escalation, "hand-over", Map.of("to", ANOTHER));
            case 1 -> act(escalation, "put-off", Map.of("hours", "1", "reason", "Sees the patient at noon."));
            default -> {}
        }
        if (dice.nextBoolean() || old) {
            resolve(escalation);
        }
    }

    /** Contact is tried once, in vain. */
    private void attempt(String escalation) {
        String call = Ids.derive("call", escalation, "1");
        if (!journal.hasActed(escalation, call)) {
            done(calls.post(ESCALATIONS + escalation + "/attempts", call, Map.of("number", 1, "outcome", "no-answer")))
                    .ifPresent(_ -> journal.acted(escalation, call));
        }
    }

    /** Of red, a second clinician agrees; what became more urgent meanwhile waits for the next round. */
    private void resolve(String escalation) {
        if (journal.hasActed(escalation, "resolve")) {
            return;
        }
        Optional<JsonNode> answer = done(calls.post(
                ESCALATIONS + escalation + "/resolve",
                escalation + "resolve",
                Map.of("disposition", "contacted-safe", "note", "Spoke by telephone; all is well.")));
        String proposal =
                answer.map(summary -> summary.path("proposal").asString("")).orElse("");
        if (!proposal.isEmpty()) {
            journal.acted(escalation, "propose");
            answer = done(calls.postAsAnother(
                    ESCALATIONS + escalation + "/agree", escalation + "agree", Map.of("proposal", proposal)));
        }
        if (answer.isPresent()) {
            journal.acted(escalation, "resolve");
        }
    }

    private void act(String escalation, String what, Map<String, ?> body) {
        if (journal.hasActed(escalation, what)) {
            return;
        }
        Optional<Calls.Answer> answer = calls.post(ESCALATIONS + escalation + "/" + what, escalation + what, body);
        if (answer.isPresent() && answer.get().done()) {
            journal.acted(escalation, what);
        }
    }

    private void begin(String patient) {
        boolean home = atHome.contains(patient);
        Map<String, Object> plan = new HashMap<>(Map.of(
                "patient",
                patient,
                "plannedAt",
                clock.get().plus(AHEAD).toString(),
                "place",
                home ? "home" : "clinic"));
        if (home) {
            plan.put("monitor", FRIEND);
        }
        Optional<String> planned = done(calls.post("/api/sessions", patient, plan))
                .map(session -> session.path("sessionId").asString());
        boolean begun = planned.isPresent()
                && (home
                        ? taken(planned.get(), "patient", "check-in", CALM_AT_HOME)
                                && taken(planned.get(), "monitor", "presence", Map.of())
                        : done(calls.post("/api/sessions/" + planned.get() + "/check-ins", planned.get(), CALM))
                                .isPresent())
                && done(calls.post("/api/sessions/" + planned.get() + "/start", planned.get(), Map.of()))
                        .isPresent();
        if (begun) {
            underWay.add(planned.get());
            if (home) {
                taken(
                        planned.get(),
                        "monitor",
                        "vitals",
                        Map.of("systolic", "124", "diastolic", "80", "symptoms", "no"));
            }
        }
    }

    /** What somebody does by their link of a session at home; true when it was taken. */
    private boolean taken(String session, String role, String what, Map<String, String> fields) {
        String link = "/h/" + session + "/"
                + LinkToken.ofSession(linkSecret, session, role).value();
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return calls.form(link + "/" + what, body)
                .filter(answer -> answer.status() == SEE_OTHER)
                .isPresent();
    }

    /** A session can only end when the patient was observed for long enough; then it is tried again later. */
    private void end(String session) {
        String path = "/api/sessions/" + session;
        boolean ended = done(calls.post(path + "/vitals", session, SETTLED)).isPresent()
                && done(calls.post(path + "/complete", session, DOSE)).isPresent();
        if (ended) {
            journal.acted(session, "complete");
        } else {
            underWay.add(session);
        }
    }

    private static Optional<JsonNode> done(Optional<Calls.Answer> answer) {
        return answer.filter(Calls.Answer::done).map(Calls.Answer::json);
    }

    private void complain(String what, Optional<Calls.Answer> answer) {
        complaints.add(what + ": "
                + answer.map(each -> each.status() + " " + each.body()).orElse("no answer"));
    }

    /** What they met that nobody had a reason for. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }
}
