package aftercare.session.treatment;

import aftercare.contracts.SessionFact;
import aftercare.kernel.Change;

/** What a command comes to: a change to be written, or a refusal that changes nothing. */
public sealed interface Ruling {

    record Granted(Change<Session, SessionFact> change) implements Ruling {}

    record Refused(Refusal refusal) implements Ruling {}
}
