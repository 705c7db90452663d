package aftercare.followup.survey;

import java.util.List;
import java.util.Optional;

/** The form of one poll: its instruments with frozen versions, and the words for one patient. Immutable. */
@SuppressWarnings({"DoNotCallSuggester", "UnusedVariable"})
public final class Survey {
    private Survey() {}

    /** Opens the form. Building one costs microseconds: rebuild it for every request. */
    public static Survey of(Instruments instruments, List<FormPart> parts, SurveyContext context) {
        throw new UnsupportedOperationException();
    }

    public SurveyContext context() {
        throw new UnsupportedOperationException();
    }

    /** The questions to be asked as things stand, in the order they are asked. */
    public List<Question> visible(Answers answers) {
        throw new UnsupportedOperationException();
    }

    /** The first visible question without an answer; empty when the survey is complete. */
    public Optional<Question> next(Answers answers) {
        throw new UnsupportedOperationException();
    }

    /** A question that is visible under these answers. */
    public Optional<Question> find(String id, Answers answers) {
        throw new UnsupportedOperationException();
    }

    /** Reads what a page submitted for a question. */
    public Parsed read(Question question, List<String> submitted) {
        throw new UnsupportedOperationException();
    }

    /** The answers to questions still visible; others stay stored but no longer count. */
    public Answers effective(Answers answers) {
        throw new UnsupportedOperationException();
    }
}
