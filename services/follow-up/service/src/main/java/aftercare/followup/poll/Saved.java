package aftercare.followup.poll;

import aftercare.followup.survey.Question;
import java.util.List;

/** What became of one page of answers. */
public sealed interface Saved {
    /** Stored; this question comes next. */
    record NextQuestion(Question question) implements Saved {}

    /**
     * Stored, and red: the patient sees these pages before anything else. The survey is not over.
     *
     * @param pages ids of the pages, in order, such as {@code RED-S}
     */
    record ShowPages(List<String> pages) implements Saved {}

    /**
     * Stored, and the survey is sent: thanks.
     *
     * @param pages ids of the pages, in order, the last word to the patient
     */
    record Completed(List<String> pages) implements Saved {}

    /**
     * Nothing usable was selected; nothing was changed.
     *
     * @param typed what the patient sent, to be shown again
     */
    record Invalid(Question question, String message, List<String> typed) implements Saved {}

    /** The question is not asked as things stand; {@link ShowSurvey} tells which one is. */
    record NotAsked() implements Saved {}

    /** Start was not pressed yet. */
    record NotStarted() implements Saved {}

    /** The survey was sent before, or the link no longer works; {@link ShowSurvey} tells which. */
    record Closed() implements Saved {}

    /** No such link was ever sent. */
    record UnknownLink() implements Saved {}
}
