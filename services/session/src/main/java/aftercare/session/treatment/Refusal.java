package aftercare.session.treatment;

import aftercare.kernel.FollowingPeriod;
import aftercare.session.hold.PlacedHold;
import aftercare.session.readiness.Readiness;
import aftercare.session.vitals.Vitals;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a command on a session was not carried out. Nothing was changed. */
public sealed interface Refusal {

    /** There is no such session. */
    record UnknownSession(String sessionId) implements Refusal {}

    /** There is no such patient, or intake's fact about them has not arrived yet. */
    record UnknownPatient(String patient) implements Refusal {}

    /**
     * The session is past the state the command is for, or not there yet.
     *
     * @param command such as {@code complete}
     * @param state such as {@code aborted}
     */
    record WrongState(String command, String state) implements Refusal {}

    /** The patient was not cleared, or the clearance was withdrawn or has ended. */
    record NotCleared(String patient) implements Refusal {}

    /** The patient is paused or in hospital, took their consent back, or died. */
    record NotFollowed(String patient, FollowingPeriod standing) implements Refusal {}

    /** The patient has not answered the baseline survey. */
    record NoBaseline(String patient) implements Refusal {}

    /** Stop holds stand. */
    record Held(String patient, List<PlacedHold> stops) implements Refusal {}

    /** Look holds stand that nobody ticked as seen. */
    record Unseen(String patient, List<PlacedHold> looks) implements Refusal {}

    /** Nobody has asked the patient what must be asked before each dose. */
    record NotCheckedIn(String patient) implements Refusal {}

    /** The check-in is older than {@link CheckIn#GOOD_FOR}. */
    record CheckInTooOld(String patient, Instant at) implements Refusal {}

    /** The session is at home, and the adult who stays has not said in the last hours that they are there. */
    record MonitorNotThere(String patient) implements Refusal {}

    /**
     * The answers of the check-in stand in the way.
     *
     * @param zone of the patient; null when it is not known
     */
    record NotReady(
            String patient, Readiness readiness, @Nullable ZoneId zone) implements Refusal {}

    /** There is nothing that a clinician's reason could clear. */
    record NothingToClear(String sessionId) implements Refusal {}

    /** The minimum time of observation after the dose is not over. */
    record StillObserved(
            String sessionId, Instant until, @Nullable ZoneId zone) implements Refusal {}

    /** No blood pressure was measured before discharge. */
    record NotMeasured(String sessionId) implements Refusal {}

    /** No blood pressure was measured 40 minutes after the dose, and nobody said why. */
    record NotMeasuredAtFortyMinutes(String sessionId) implements Refusal {}

    /** The newest blood pressure after the dose is high, or there are symptoms. */
    record NotSettled(String sessionId, Vitals last) implements Refusal {}

    /** The correction says what is recorded already. */
    record NothingToCorrect(String sessionId) implements Refusal {}
}
