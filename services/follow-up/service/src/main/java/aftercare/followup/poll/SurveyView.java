package aftercare.followup.poll;

import aftercare.followup.survey.Question;
import aftercare.followup.survey.SurveyContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a survey link shows. Looking changes nothing. */
public sealed interface SurveyView {
    /**
     * Start was not pressed yet.
     *
     * @param late true when the window has closed; answers are welcome all the same
     * @param declined true when the patient said that they would rather not answer; answers are welcome all the same
     */
    record Welcome(Form form, Instant closesAt, boolean late, boolean declined) implements SurveyView {}

    /**
     * A question is to be answered.
     *
     * @param given the answer it has as the page sends it: coded values, or the patient's own words; empty when it has none
     * @param back id of the question before it; empty at the first
     * @param position of the question, from 1
     * @param of questions to be asked as things stand
     * @param pages ids of the pages of the last save, such as {@code RED-S}; shown before the question, and as long as the
     *     next page is not saved
     * @param declined true when the patient said that they would rather not answer the rest
     */
    record Ask(
            Form form,
            Question question,
            List<String> given,
            Optional<String> back,
            int position,
            int of,
            List<String> pages,
            boolean declined)
            implements SurveyView {}

    /**
     * The survey was sent.
     *
     * @param pages ids of the pages, in order, the last word to the patient
     */
    record Done(Form form, List<String> pages) implements SurveyView {}

    /** The link no longer works. */
    record Expired(Form form) implements SurveyView {}

    /** No such link was ever sent. */
    record UnknownLink() implements SurveyView {}

    /**
     * What the pages around the questions need.
     *
     * @param context language and words
     * @param country decides the crisis numbers
     */
    record Form(String pollId, String patient, String careTeam, String step, SurveyContext context, String country) {}
}
