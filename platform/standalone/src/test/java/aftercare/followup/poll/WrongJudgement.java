package aftercare.followup.poll;

import aftercare.followup.flag.Assessment;
import aftercare.followup.flag.AssessmentInput;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.survey.Instruments;
import java.util.function.UnaryOperator;

/** Assesses as always, and then something else. */
public final class WrongJudgement extends AssessPaper {
    private final UnaryOperator<Assessment> wrong;

    public WrongJudgement(Instruments instruments, Protocol protocol, UnaryOperator<Assessment> wrong) {
        super(instruments, protocol);
        this.wrong = wrong;
    }

    @Override
    Assessment judge(AssessmentInput input) {
        return wrong.apply(super.judge(input));
    }
}
