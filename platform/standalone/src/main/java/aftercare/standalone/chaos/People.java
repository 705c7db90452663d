package aftercare.standalone.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import aftercare.backends.Mail;
import aftercare.backends.Mailbox;
import aftercare.kernel.Ids;
import aftercare.kernel.LinkToken;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Patients and clinicians at work, whatever fails meanwhile; everything they were told was taken is in the journal. */
final class People {
    private static final Pattern LINK = Pattern.compile("/s/([A-Za-z0-9_-]+)");
    private static final int ONE_WORRY_IN = 12;
    private static final int SEE_OTHER = 303;
    private static final int ONE_SILENT_IN = 6;
    private static final int ONE_DECLINES_IN = 2;
    private static final int ONE_AT_HOME_IN = 4;
    private static final int ONE_BY_TEXT_IN = 4;
    private static final int ONE_AWAY_IN = 5;
    private static final int ONE_ENTERED_LATE_IN = 5;
    /** Sooner or later somebody deals with everything; else each round has more to be told of than the last. */
    private static final int ROUNDS_LEFT_OPEN = 3;

    private static final Duration AHEAD = Duration.ofHours(1);
    private static final Duration LONG_PAST = Duration.ofHours(5);
    private static final Duration PAST = Duration.ofHours(3);
    private static final String DOMAIN = "@chaos.example";

    private static final Map<String, String> NOTHING_AMISS = Stream.of(
                    "C01", "C02", "C03", "C04", "C05", "C06", "C07", "C08", "C09", "W01", "W02", "W03", "X01", "X02",
                    "X03", "X04")
            .collect(Collectors.toMap(question -> question, _ -> "no"));

    private static final Map<String, String> FRIEND = Map.of("name", "A Friend", "phone", "+15550100777");

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

    private static final Map<String, Object> DOSE =
            Map.of("drug", "ketamine", "doseMg", "70", "route", "im", "adviceGiven", true);

    private final Calls calls;
    private final Journal journal;
    private final Path mailbox;
    private final TextGateway texts;
    private final byte[] linkSecret;
    private final long seed;
    private final Supplier<Instant> clock;
    private final Queue<String> links = new ConcurrentLinkedQueue<>();
    private final Set<String> known = new HashSet<>();
    private final Queue<String> toDecline = new ConcurrentLinkedQueue<>();
    private final Queue<String> toEnterLate = new ConcurrentLinkedQueue<>();
    private final Queue<Away> away = new ConcurrentLinkedQueue<>();
    private final Queue<String> toTreat = new ConcurrentLinkedQueue<>();
    private final Queue<String> underWay = new ConcurrentLinkedQueue<>();
    private final AtomicInteger busy = new AtomicInteger();
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private final Set<String> atHome = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> openSince = new ConcurrentHashMap<>();
    private long lastMail;
    private int lastText;
    private volatile int round;

    /** Who is not asked for a time, since that round. */
    private record Away(String patient, int round) {}

    /**
     * @param texts where patients who would rather have text messages get them
     * @param linkSecret what the links of a session at home are derived from
     * @param seed what each patient answers depends on it and on their link alone
     */
    People(
            Calls calls,
            Journal journal,
            Path mailbox,
            TextGateway texts,
            byte[] linkSecret,
            long seed,
            Supplier<Instant> clock) {
        this.calls = calls;
        this.journal = journal;
        this.mailbox = mailbox;
        this.texts = texts;
        this.linkSecret = linkSecret.clone();
        this.seed = seed;
        this.clock = clock;
    }

    static boolean isPatient(Mail mail) {
        return mail.to().stream().anyMatch(to -> to.endsWith(DOMAIN));
    }

    /** Another round begins. */
    void round(int number) {
        round = number;
    }

    /**
     * Enrols one patient, and screens them. One in a few stays with an adult who is asked by a link of their own, would rather have
     * text messages, is away until the next round, or had a session that is entered late.
     */
    void enrol(int number) {
        String email = "r" + round + "n" + number + DOMAIN;
        boolean home = dice(email, "home").nextInt(ONE_AT_HOME_IN) == 0;
        journal.trying(email);
        Map<String, Object> form = new HashMap<>(Map.ofEntries(
                Map.entry("name", "Patient " + round + " " + number),
                Map.entry("email", email),
                Map.entry("phone", "+1 555 0%06d".formatted(round * 100 + number)),
                Map.entry("zone", "America/Chicago"),
                Map.entry("language", "en"),
                Map.entry("country", "US"),
                Map.entry("careTeam", "main"),
                Map.entry("drugAtHome", false),
                Map.entry("consent", true),
                Map.entry("consentVersion", "off-label-1")));
        if (dice(email, "by text").nextInt(ONE_BY_TEXT_IN) == 0) {
            form.put("messagesBy", "sms");
        }
        if (home) {
            form.put("monitorName", FRIEND.get("name"));
            form.put("monitorPhone", FRIEND.get("phone"));
            form.put("monitorEmail", "friend-of-" + email);
        }
        Optional<Calls.Answer> answer = calls.post("/api/intake/patients", email, form);
        if (answer.isEmpty() || !answer.get().done()) {
            complain("enrolling " + email, answer);
            return;
        }
        String patient = answer.get().json().path("patient").asString();
        journal.enrolled(email, patient);
        if (home) {
            atHome.add(patient);
        }
        Optional<Calls.Answer> cleared =
                calls.post("/api/intake/patients/" + patient + "/screening", email, Map.of("answers", NOTHING_AMISS));
        if (cleared.isEmpty() || !cleared.get().done()) {
            complain("screening " + patient, cleared);
        } else if (!home && dice(email, "away").nextInt(ONE_AWAY_IN) == 0) {
            if (follow(patient, "paused")) {
                away.add(new Away(patient, round));
            }
        } else if (!home && dice(email, "late").nextInt(ONE_ENTERED_LATE_IN) == 0) {
            toEnterLate.add(patient);
        } else {
            toTreat.add(patient);
        }
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

    /** Looks into the mailbox, and among the text messages, for links nobody has followed yet. */
    void collect() {
        for (Mail mail : Mailbox.kept(mailbox, lastMail)) {
            lastMail = mail.id();
            if (isPatient(mail)) {
                got(mail.text() + mail.html());
            }
        }
        for (TextGateway.Text text : texts.after(lastText)) {
            lastText++;
            got(text.text());
        }
    }

    private void got(String message) {
        Matcher link = LINK.matcher(message);
        if (link.find() && known.add(link.group(1))) {
            String token = link.group(1);
            if (!silent(token)) {
                links.add(token);
            } else if (dice(token, "decline").nextInt(ONE_DECLINES_IN) == 0) {
                toDecline.add(token);
            }
        }
    }

    /** How many links patients have been sent. */
    int invited() {
        return known.size();
    }

    private boolean silent(String token) {
        return dice(token, "silent").nextInt(ONE_SILENT_IN) == 0;
    }

    private RandomGenerator dice(String token, String what) {
        return new SplittableRandom(seed ^ (31L * token.hashCode() + what.hashCode()));
    }

    /** True while a survey waits for its patient or is being answered. */
    boolean busy() {
        return !links.isEmpty() || !toDecline.isEmpty() || busy.get() > 0;
    }

    /** How fast pages are answered, and how long each took to be taken. */
    interface Pace {
        /** As fast as the pages come. */
        Pace FREE = new Pace() {
            @Override
            public void awaitTurn() {}

            @Override
            public void took(long nanos) {}
        };

        /** Returns when the next page may be sent. */
        void awaitTurn();

        /** Is told how long it took until a page was taken. */
        void took(long nanos);
    }

    /** Answers the next survey to its end, if one waits. */
    boolean answerNext() {
        return answerNext(Pace.FREE);
    }

    /** Answers the next survey to its end at a given pace, if one waits. */
    boolean answerNext(Pace pace) {
        busy.incrementAndGet();
        try {
            String declined = toDecline.poll();
            if (declined != null) {
                decline(declined);
                return true;
            }
            String token = links.poll();
            if (token == null) {
                return false;
            }
            answer(token, pace);
            return true;
        } finally {
            busy.decrementAndGet();
        }
    }

    /** Who would rather not answer presses so; a second time, when nobody had answered the first, changes nothing. */
    private void decline(String token) {
        Optional<Calls.Answer> answer = calls.form("/s/" + token + "/decline", "");
        if (answer.isPresent() && answer.get().status() == SEE_OTHER) {
            journal.acted(token, "decline");
        } else {
            complain("declining a survey", answer);
        }
    }

    private void answer(String token, Pace pace) {
        AtomicLong sent = new AtomicLong();
        boolean heard = new SurveyWalk(
                        calls,
                        token,
                        (question, offered) -> {
                            pace.awaitTurn();
                            sent.set(System.nanoTime());
                            return choose(token, question, offered);
                        },
                        (question, value) -> {
                            pace.took(System.nanoTime() - sent.get());
                            journal.answered(token, question, value);
                        })
                .toItsEnd();
        if (!heard) {
            complaints.add("nobody took the answers of a survey for a long time");
        }
    }

    /** Mostly nothing is wrong; sometimes anything. The same question of the same survey gets the same answer. */
    private String choose(String token, String question, List<String> offered) {
        RandomGenerator dice = dice(token, question);
        List<String> real =
                offered.stream().filter(value -> !value.equals("declined")).toList();
        if (real.isEmpty()) {
            return "0";
        }
        if (dice.nextInt(ONE_WORRY_IN) == 0) {
            return real.get(dice.nextInt(real.size()));
        }
        return List.of("none", "no", "0").stream()
                .filter(real::contains)
                .findFirst()
                .orElse(real.getFirst());
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
        if (dice.nextBoolean() || old) {
            resolve(escalation);
        }
    }

    /** Of red, a second clinician agrees; what became more urgent meanwhile waits for the next round. */
    private void resolve(String escalation) {
        if (journal.hasActed(escalation, "resolve")) {
            return;
        }
        Optional<JsonNode> answer = done(calls.post(
                "/api/follow-up/escalations/" + escalation + "/resolve",
                escalation + "resolve",
                Map.of("disposition", "contacted-safe", "note", "Spoke by telephone; all is well.")));
        String proposal =
                answer.map(summary -> summary.path("proposal").asString("")).orElse("");
        if (!proposal.isEmpty()) {
            journal.acted(escalation, "propose");
            answer = done(calls.postAsAnother(
                    "/api/follow-up/escalations/" + escalation + "/agree",
                    escalation + "agree",
                    Map.of("proposal", proposal)));
        }
        if (answer.isPresent()) {
            journal.acted(escalation, "resolve");
        }
    }

    private void act(String escalation, String what, Map<String, ?> body) {
        if (journal.hasActed(escalation, what)) {
            return;
        }
        Optional<Calls.Answer> answer =
                calls.post("/api/follow-up/escalations/" + escalation + "/" + what, escalation + what, body);
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

    /** What people met that nobody had a reason for. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }
}
