package aftercare.session.treatment;

import aftercare.contracts.SessionFact;
import aftercare.kernel.Change;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Treatment sessions. Every write carries the facts that became true with it. */
public interface Sessions {
    Optional<Session> find(String sessionId);

    /** Does nothing and answers false when the session exists already. */
    boolean insertIfAbsent(String sessionId, Change<Session, SessionFact> born);

    /** Loads, rules, writes what was granted, and tries again on a conflict; so the ruling must be pure. */
    Outcome decide(String sessionId, Function<Session, Ruling> decision);

    /** Sessions planned from {@code from} up to, not including, {@code to}, earliest first. */
    List<Session> planned(Instant from, Instant to, int limit);

    /** Sessions planned before {@code to}, latest first. */
    List<Session> plannedBefore(Instant to, int limit);

    /** A patient's sessions, latest first. */
    List<Session> ofPatient(String patient, int limit);
}
