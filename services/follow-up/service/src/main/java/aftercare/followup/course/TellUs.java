package aftercare.followup.course;

import aftercare.contracts.FollowUpFact;
import aftercare.followup.escalation.RaisedFlag;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.whereabouts.ToldWhereabouts;
import aftercare.followup.whereabouts.Whereabouts;
import aftercare.kernel.Change;
import aftercare.kernel.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keeps what a patient, or the adult who stays, tells by themselves (TELL-US of the own-worded instruments), and raises the flag
 * that brings it to a clinician. The words stay in follow-up; the flag has their hash. Told twice is told once.
 */
public final class TellUs {
    private static final String TOLD = "TELL-US";
    private static final String NEEDED_A_DOCTOR = "TELL-US-DOCTOR";

    private final ToldWhereabouts told;
    private final Courses courses;
    private final Protocol protocol;
    private final AfterCourse after;

    public TellUs(ToldWhereabouts told, Courses courses, Protocol protocol, AfterCourse after) {
        this.told = told;
        this.courses = courses;
        this.protocol = protocol;
        this.after = after;
    }

    /**
     * What was told.
     *
     * @param what in their own words, never blank
     * @param since the day it started
     * @param still whether it is still going on: {@code yes}, {@code no} or {@code declined}
     * @param doctor whether a doctor or a hospital was needed: {@code yes}, {@code no} or {@code declined}
     */
    public record Something(String what, LocalDate since, String still, String doctor) {
        public boolean neededADoctor() {
            return doctor.equals("yes");
        }

        @Override
        public String toString() {
            return "Something[since " + since + "]";
        }
    }

    /**
     * Keeps the words first: a flag never says that there is something to read which is not there.
     *
     * @param pollId whose link was used
     * @param by {@code patient} or {@code monitor}
     */
    public void tell(String patient, String pollId, String by, Something something, Instant now) {
        String hash = Ids.sha256Hex(something.what());
        String cause =
                Ids.derive("told", pollId, hash, something.since().toString(), something.still(), something.doctor());
        told.keep(new Whereabouts(
                cause,
                patient,
                Map.of(
                        "told-what",
                        something.what(),
                        "told-since",
                        something.since().toString(),
                        "told-still",
                        something.still(),
                        "told-doctor",
                        something.doctor()),
                now));
        Map<String, String> inputs = new TreeMap<>();
        inputs.put("by", by);
        inputs.put("text", hash);
        inputs.put("since", something.since().toString());
        inputs.put("still", something.still());
        inputs.put("doctor", something.doctor());
        String rule = something.neededADoctor() ? NEEDED_A_DOCTOR : TOLD;
        RaisedFlag flag = RaisedFlag.of(protocol.raise(rule, cause, inputs), cause, now);
        Course stored = courses.update(patient, course -> raised(course, flag, now));
        if (stored.uncarriedSince() != null) {
            after.courseToCarry(patient);
        }
    }

    private static Change<Course, FollowUpFact> raised(Course course, RaisedFlag flag, Instant now) {
        return switch (course) {
            case Course.Waiting waiting -> Change.of(waiting.worried(flag));
            case Course.Followed followed -> followed.raise(flag, now);
        };
    }
}
