package aftercare.followup.course;

import aftercare.followup.escalation.RaisedFlag;
import aftercare.followup.escalation.RecordCall;
import aftercare.followup.protocol.Protocol;
import aftercare.kernel.Change;
import java.time.Instant;
import java.util.Map;

/** Raises the flag that tells a clinician of a patient who was reached by telephone and needs one. */
public final class CallClinician implements RecordCall.AskForClinician {
    private static final String RULE = "CALL-CLINICIAN";

    private final Courses courses;
    private final Protocol protocol;
    private final AfterCourse after;

    public CallClinician(Courses courses, Protocol protocol, AfterCourse after) {
        this.courses = courses;
        this.protocol = protocol;
        this.after = after;
    }

    @Override
    public void ask(String patient, String call, Instant now) {
        RaisedFlag flag = RaisedFlag.of(protocol.raise(RULE, call, Map.of()), call, now);
        Course stored = courses.update(
                patient,
                course -> course instanceof Course.Followed followed ? followed.raise(flag, now) : Change.none(course));
        if (stored.uncarriedSince() != null) {
            after.courseToCarry(patient);
        }
    }
}
