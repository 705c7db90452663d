package aftercare.session.treatment;

import aftercare.session.hold.PlacedHold;
import java.util.List;

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

    /** The patient has not answered the baseline survey. */
    record NoBaseline(String patient) implements Refusal {}

    /** Stop holds stand. */
    record Held(String patient, List<PlacedHold> stops) implements Refusal {}

    /** Look holds stand that nobody ticked as seen. */
    record Unseen(String patient, List<PlacedHold> looks) implements Refusal {}
}
