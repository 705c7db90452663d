package aftercare.standalone.demo;

import aftercare.standalone.browser.Browser;
import aftercare.standalone.browser.Page;
import aftercare.standalone.demo.Traits.Habit;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** One patient of the demo: gets links by mail, and answers them or not. */
final class PlayedPatient {

    private static final int MOST_PAGES = 200;
    private static final Duration DAY = Duration.ofDays(1);

    private final int number;
    private final Traits traits;
    private final Chance chance;
    private final Browser browser;
    private final Map<String, Link> links = new HashMap<>();
    private Instant enrolled = Instant.EPOCH;
    private int surveys;
    private int answered;

    /** A survey this patient was asked to answer. */
    private static final class Link {
        private final int survey;
        private int mails;
        private boolean planned;

        Link(int survey) {
            this.survey = survey;
        }
    }

    PlayedPatient(int number, Traits traits, Chance chance, Browser browser) {
        this.number = number;
        this.traits = traits;
        this.chance = chance;
        this.browser = browser;
    }

    int number() {
        return number;
    }

    Traits traits() {
        return traits;
    }

    String name() {
        return Names.of(number);
    }

    String email() {
        return "patient" + number + "@patients.example";
    }

    /** How many surveys were answered to the end. */
    int answered() {
        return answered;
    }

    void enrolledAt(Instant at) {
        enrolled = at;
    }

    /** What somebody sees who looks at a link. */
    String firstPage(String link) {
        return browser.get(link).text();
    }

    /** A mail with a link has come; plans the answer if there is to be one. */
    void receive(String link, Instant now, Agenda agenda) {
        Link known = links.computeIfAbsent(link, _ -> new Link(surveys++));
        known.mails++;
        if (known.planned) {
            return;
        }
        RandomGenerator dice = chance.of("when", number, known.survey);
        boolean baseline = known.survey == 0;
        Habit habit = baseline ? Habit.PROMPT : traits.habit();
        Optional<Duration> after = delay(habit, baseline, known.mails, dice);
        if (after.isPresent()) {
            Instant at = Hours.next(now.plus(after.get()));
            known.planned = true;
            agenda.plan(at, number, "answer " + known.survey, () -> answer(link, known.survey, at, agenda));
        }
    }

    /** How long after a mail the survey is answered; empty when that mail moves nobody. */
    private static Optional<Duration> delay(Habit habit, boolean baseline, int mails, RandomGenerator dice) {
        return switch (habit) {
            case PROMPT -> Optional.of(tens(baseline ? 1 : 2, baseline ? 6 : 18, dice));
            case FORGETFUL -> mails < 2 ? Optional.empty() : Optional.of(tens(1, 12, dice));
            case LATE -> Optional.of(DAY.multipliedBy(4).plus(tens(1, 30, dice)));
            case SILENT -> Optional.empty();
        };
    }

    private static Duration tens(int least, int most, RandomGenerator dice) {
        return Duration.ofMinutes(10L * dice.nextInt(least, most));
    }

    private void answer(String link, int survey, Instant now, Agenda agenda) {
        double week = Duration.between(enrolled, now).toHours() / (24.0 * 7);
        Condition condition = new Condition(traits, week, chance, number, survey);
        Page page = browser.get(link);
        if (page.form("/start").isEmpty()) {
            throw new IllegalStateException("Patient " + number + " finds no start at their link: " + page.text());
        }
        goOn(browser.submit(page, "/start", Map.of()), condition, survey, now, agenda);
    }

    /**
     * Answers page by page. After one that may worry a clinician the clinic comes to rest before the next: whether they are told
     * between two pages or after both is not left to chance.
     */
    private void goOn(Page from, Condition condition, int survey, Instant now, Agenda agenda) {
        Page page = from;
        for (int i = 0; i < MOST_PAGES; i++) {
            String path = page.address().getPath();
            if (path.contains("/q/")) {
                String question = page.lastSegment();
                List<String> offered = page.offered("answer");
                List<String> answer = condition.answer(question, offered);
                Page next = browser.submit(page, "/q/" + question, Map.of("answer", answer));
                if (Condition.worries(question, answer, offered)) {
                    agenda.plan(now, number, "answer " + survey, () -> goOn(next, condition, survey, now, agenda));
                    return;
                }
                page = next;
            } else if (path.endsWith("/help")
                    && !page.links(path.replace("/help", "/q/")).isEmpty()) {
                page = browser.get(page.links(path.replace("/help", "/q/")).getFirst());
            } else {
                break;
            }
        }
        if (page.status() != 200 || page.address().getPath().contains("/q/")) {
            throw new IllegalStateException("Patient " + number + " is stuck: " + page.text());
        }
        answered++;
    }
}
