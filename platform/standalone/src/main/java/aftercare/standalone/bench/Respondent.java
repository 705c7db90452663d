package aftercare.standalone.bench;

import aftercare.followup.survey.Answers;
import aftercare.followup.survey.Question;
import aftercare.followup.survey.Survey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A patient who answers a survey page by page. In the hands of one thread at a time. */
final class Respondent {

    private static final int ONE_WORRY_IN = 40;

    private final String patient;
    private final String token;
    private final Survey survey;
    private final RandomGenerator random;
    private final List<Post> posts = new ArrayList<>();
    private Answers given = Answers.none();

    /** When a page was to be sent, by the wall clock and by {@link System#nanoTime}, and when it was. */
    private record Post(long planned, Instant sent) {}

    Respondent(String patient, String token, Survey survey, RandomGenerator random) {
        this.patient = patient;
        this.token = token;
        this.survey = survey;
        this.random = random;
    }

    String patient() {
        return patient;
    }

    /** True when the whole survey was sent. */
    boolean done() {
        return survey.next(given).isEmpty();
    }

    void start(Connections connections) {
        expect(connections.post("/s/" + token + "/start", "x", ""), "Start");
    }

    /** Answers the next question. */
    void answer(Connections connections, long planned, Instant now) {
        Question question = survey.next(given).orElseThrow();
        String value = draw(question);
        synchronized (posts) {
            posts.add(new Post(planned, now));
        }
        expect(connections.post("/s/" + token + "/q/" + question.id(), "answer", value), question.id());
        given = given.with(question.id(), value);
    }

    private void expect(Connections.Answer answer, String what) {
        boolean on = answer.location().contains("/q/")
                || answer.location().endsWith("/help")
                || answer.location().endsWith("/done");
        if (answer.status() != 303 || !on) {
            throw new IllegalStateException(what + " was answered with " + answer.status());
        }
    }

    private String draw(Question question) {
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
