package aftercare.standalone.bench;

import aftercare.followup.survey.Answers;
import aftercare.followup.survey.Question;
import aftercare.followup.survey.Survey;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A patient who answers a survey page by page, and has made up their mind before: deciding costs the processors that are
 * measured. In the hands of one thread at a time.
 */
final class Respondent {

    private static final int ONE_WORRY_IN = 40;

    private final String patient;
    private final String token;
    private final Deque<Page> pages;
    private final List<Post> posts = new ArrayList<>();

    /** What will be answered to one question. */
    private record Page(String question, String value) {}

    /** When a page was to be sent, by the wall clock and by {@link System#nanoTime}, and when it was. */
    private record Post(long planned, Instant sent) {}

    Respondent(String patient, String token, Survey survey, RandomGenerator random) {
        this.patient = patient;
        this.token = token;
        this.pages = decide(survey, random);
    }

    private static Deque<Page> decide(Survey survey, RandomGenerator random) {
        Deque<Page> pages = new ArrayDeque<>();
        Answers given = Answers.none();
        for (Optional<Question> next = survey.next(given); next.isPresent(); next = survey.next(given)) {
            Page page = new Page(next.get().id(), draw(next.get(), random));
            pages.add(page);
            given = given.with(page.question(), page.value());
        }
        return pages;
    }

    String patient() {
        return patient;
    }

    /** True when the whole survey was sent. */
    boolean done() {
        return pages.isEmpty();
    }

    void start(Connections connections) {
        expect(connections.post("/s/" + token + "/start", "x", ""), "Start");
    }

    /** Answers the next question. */
    void answer(Connections connections, long planned, Instant now) {
        Page page = pages.removeFirst();
        synchronized (posts) {
            posts.add(new Post(planned, now));
        }
        expect(connections.post("/s/" + token + "/q/" + page.question(), "answer", page.value()), page.question());
    }

    private void expect(Connections.Answer answer, String what) {
        boolean on = answer.location().contains("/q/")
                || answer.location().endsWith("/help")
                || answer.location().endsWith("/done");
        if (answer.status() != 303 || !on) {
            throw new IllegalStateException(what + " was answered with " + answer.status());
        }
    }

    private static String draw(Question question, RandomGenerator random) {
        if (question.kind() == Question.Kind.TEXT) {
            return "tired";
        }
        List<String> values =
                question.choices().stream().map(choice -> choice.value()).toList();
        if (random.nextInt(ONE_WORRY_IN) == 0 && !values.isEmpty()) {
            return values.get(random.nextInt(values.size()));
        }
        return question.none().orElse(values.contains("no") ? "no" : values.getFirst());
    }

    /** When the page that raised a flag was to be sent: the last one sent by then. */
    Optional<Long> plannedBy(Instant flagged) {
        synchronized (posts) {
            return posts.reversed().stream()
                    .filter(post -> !post.sent().isAfter(flagged.plusMillis(1)))
                    .findFirst()
                    .map(Post::planned);
        }
    }
}
