package aftercare.followup.survey;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A survey with the answers it has so far, walked once: what is asked as things stand, and what counts. Immutable. */
public final class Sitting {
    private final Answers given;
    private final List<Asked> asked;
    private final Answers effective;
    private final Wording wording;

    Sitting(Answers given, Walk walk, Wording wording) {
        this.given = given;
        this.asked = List.copyOf(walk.asked());
        this.effective = Answers.of(walk.counted());
        this.wording = wording;
    }

    /** All answers, those that no longer count included. */
    public Answers given() {
        return given;
    }

    /** The answers to questions still visible; others stay stored but no longer count. */
    public Answers effective() {
        return effective;
    }

    /** Ids of the visible questions, in the order they are asked. */
    public List<String> visibleIds() {
        return asked.stream().map(Asked::id).toList();
    }

    /** The visible questions, in the order they are asked. */
    public List<Question> visible() {
        return asked.stream().map(wording::question).toList();
    }

    /** True when no visible question is left without an answer. */
    public boolean complete() {
        return unanswered() == null;
    }

    /** The account that the patient named to read a report; empty while nobody, or somebody outside, is named. */
    public Optional<String> namedReader() {
        for (Asked one : asked) {
            if (one.item().named().isPresent()) {
                return given.get(one.id()).filter(wording::isReader);
            }
        }
        return Optional.empty();
    }

    /** The first visible question without an answer; empty when the survey is complete. */
    public Optional<Question> next() {
        return Optional.ofNullable(unanswered()).map(wording::question);
    }

    /** A question that is visible now. */
    public Optional<Question> find(String id) {
        for (Asked one : asked) {
            if (one.id().equals(id)) {
                return Optional.of(wording.question(one));
            }
        }
        return Optional.empty();
    }

    private @Nullable Asked unanswered() {
        for (Asked one : asked) {
            if (!given.has(one.id())) {
                return one;
            }
        }
        return null;
    }
}
