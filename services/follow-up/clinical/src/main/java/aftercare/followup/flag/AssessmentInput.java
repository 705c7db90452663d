package aftercare.followup.flag;

import aftercare.followup.survey.Answers;
import aftercare.followup.survey.Survey;
import java.time.Instant;
import java.util.Set;

/**
 * Everything an assessment depends on.
 *
 * @param cause id of the poll; part of every flag's id
 * @param answers all answers so far, the page just saved included
 * @param saved ids of the questions of the page just saved; rules that look at none of them are left out. Empty: all
 *     rules run
 * @param finished true when the survey was sent or its window closed: totals and rules over the whole survey run too
 * @param passed rules whose deadline has passed, see {@link Assessor#deadlines}
 * @param known ids of flags raised before for this cause; they are not raised again
 * @param now the product's time; only used to see whether accepted levels are still good
 */
public record AssessmentInput(
        String cause,
        Survey survey,
        Answers answers,
        Set<String> saved,
        boolean finished,
        Set<String> passed,
        History history,
        Set<String> known,
        Instant now) {

    public AssessmentInput {
        saved = Set.copyOf(saved);
        passed = Set.copyOf(passed);
        known = Set.copyOf(known);
    }
}
