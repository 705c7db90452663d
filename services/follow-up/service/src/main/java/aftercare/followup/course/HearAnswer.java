package aftercare.followup.course;

import aftercare.followup.escalation.CloseSilence;
import aftercare.followup.poll.AnswerHeard;
import aftercare.followup.poll.Asking;
import aftercare.kernel.Canary;
import java.time.Instant;

/** An answer of the patient's own ends their silence; one of who stays does not, and the canary is never silent. */
public final class HearAnswer implements AnswerHeard {
    private final CloseSilence silence;

    public HearAnswer(CloseSilence silence) {
        this.silence = silence;
    }

    @Override
    public void heard(Asking asking, Instant now) {
        if (!asking.ofMonitor() && !Canary.is(asking.patient())) {
            silence.answered(asking.patient(), now);
        }
    }
}
