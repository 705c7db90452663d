package aftercare.standalone.chaos;

import aftercare.backends.Mail;
import aftercare.backends.Mailbox;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Patients, and who enrols them, whatever fails meanwhile; everything they were told was taken is in the journal. */
final class People {
    private static final Pattern LINK = Pattern.compile("/s/([A-Za-z0-9_-]+)");
    private static final int ONE_WORRY_IN = 12;
    private static final int SEE_OTHER = 303;
    private static final int ONE_SILENT_IN = 6;
    private static final int ONE_DECLINES_IN = 2;
    private static final int ONE_AT_HOME_IN = 4;
    private static final int ONE_BY_TEXT_IN = 4;
    private static final String DOMAIN = "@chaos.example";

    private static final Map<String, String> NOTHING_AMISS = Stream.of(
                    "C01", "C02", "C03", "C04", "C05", "C06", "C07", "C08", "C09", "W01", "W02", "W03", "X01", "X02",
                    "X03", "X04")
            .collect(Collectors.toMap(question -> question, _ -> "no"));

    private final Calls calls;
    private final Journal journal;
    private final Clinicians clinicians;
    private final Path mailbox;
    private final TextGateway texts;
    private final long seed;
    private final Queue<String> links = new ConcurrentLinkedQueue<>();
    private final Set<String> known = new HashSet<>();
    private final Queue<String> toDecline = new ConcurrentLinkedQueue<>();
    private final AtomicInteger busy = new AtomicInteger();
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private long lastMail;
    private int lastText;
    private volatile int round;

    /**
     * @param clinicians who are told of each patient
     * @param texts where patients who would rather have text messages get them
     * @param seed what each patient answers depends on it and on their link alone
     */
    People(Calls calls, Journal journal, Clinicians clinicians, Path mailbox, TextGateway texts, long seed) {
        this.calls = calls;
        this.journal = journal;
        this.clinicians = clinicians;
        this.mailbox = mailbox;
        this.texts = texts;
        this.seed = seed;
    }

    static boolean isPatient(Mail mail) {
        return mail.to().stream().anyMatch(to -> to.endsWith(DOMAIN));
    }

    /** Another round begins. */
    void round(int number) {
        round = number;
        clinicians.round(number);
    }

    /**
     * Enrols one patient, and screens them. One in a few stays with an adult who is asked by a link of their own, or would rather have
     * text messages.
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
            form.put("monitorName", Clinicians.FRIEND.get("name"));
            form.put("monitorPhone", Clinicians.FRIEND.get("phone"));
            form.put("monitorEmail", "friend-of-" + email);
        }
        Optional<Calls.Answer> answer = calls.post("/api/intake/patients", email, form);
        if (answer.isEmpty() || !answer.get().done()) {
            complain("enrolling " + email, answer);
            return;
        }
        String patient = answer.get().json().path("patient").asString();
        journal.enrolled(email, patient);
        Optional<Calls.Answer> cleared =
                calls.post("/api/intake/patients/" + patient + "/screening", email, Map.of("answers", NOTHING_AMISS));
        if (cleared.isEmpty() || !cleared.get().done()) {
            complain("screening " + patient, cleared);
        } else {
            clinicians.enrolled(patient, home);
        }
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

    private void complain(String what, Optional<Calls.Answer> answer) {
        complaints.add(what + ": "
                + answer.map(each -> each.status() + " " + each.body()).orElse("no answer"));
    }

    /** What people met that nobody had a reason for. */
    List<String> complaints() {
        return Stream.concat(complaints.stream(), clinicians.complaints().stream())
                .toList();
    }
}
