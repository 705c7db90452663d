package aftercare.intake.screening;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where one question has come to.
 *
 * @param answer the latest; null before the first
 * @param answeredAt when the latest was given; null before the first
 * @param turn number of entries about this question, to tell whether one was added since a page was shown
 * @param since when it began to stand in the way; null when it does not
 */
public record Standing(
        Question question,
        Outcome outcome,
        @Nullable Answer answer,
        @Nullable Instant answeredAt,
        int turn,
        @Nullable Instant since) {
    static Standing unanswered(Question question) {
        return new Standing(question, Outcome.UNANSWERED, null, null, 0, null);
    }

    /** True when the patient may be treated although the answer is not no, since a clinician found so. */
    public boolean condition() {
        return outcome == Outcome.CLEARED && answer != null && answer != Answer.NO;
    }

    /** True when the latest answer is an emergency's, and nobody has found yet what was done. */
    public boolean emergency() {
        return outcome == Outcome.EMERGENCY && answer != null && question.after(answer) == Outcome.EMERGENCY;
    }

    /**
     * A new answer. One that stands in the way does so until a clinician says otherwise: a later no turns an exclusion or a
     * wait into a review and leaves a review or an emergency as it is.
     */
    Standing answered(Answer next, Instant at) {
        Outcome asked = question.after(next);
        Outcome after;
        if (!outcome.blocks()) {
            after = asked;
        } else if (next == Answer.NO) {
            after = outcome == Outcome.EMERGENCY ? Outcome.EMERGENCY : Outcome.REVIEW;
        } else {
            after = outcome.orWorse(asked);
        }
        return new Standing(question, after, next, at, turn + 1, since(after, at));
    }

    /** A clinician's finding: an emergency goes on to its review, anything else that a clinician may clear is cleared. */
    Standing found(Instant at) {
        Outcome after = outcome == Outcome.EMERGENCY ? Outcome.REVIEW : Outcome.CLEARED;
        return new Standing(question, after, answer, answeredAt, turn + 1, since(after, at));
    }

    private @Nullable Instant since(Outcome after, Instant at) {
        if (!after.blocks()) {
            return null;
        }
        return since == null ? at : since;
    }
}
