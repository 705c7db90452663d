package aftercare.followup.flag;

import aftercare.followup.survey.Answers;
import aftercare.followup.survey.Survey;
import java.util.List;

/** Judges answers by the rules of one protocol version. Pure: the same input gives the same assessment, byte for byte. */
@SuppressWarnings({"DoNotCallSuggester", "UnusedVariable"})
public final class Assessor {
    Assessor() {}

    /** What the answers add up to and which rules they worry. Takes microseconds. */
    public Assessment assess(AssessmentInput input) {
        throw new UnsupportedOperationException();
    }

    /** Deadlines that run while these answers are the last ones. */
    public List<Deadline> deadlines(Survey survey, Answers answers) {
        throw new UnsupportedOperationException();
    }

    /** Version of the protocol whose rules these are. */
    public String protocolVersion() {
        throw new UnsupportedOperationException();
    }
}
