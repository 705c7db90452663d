package aftercare.auditor.ledger;

import aftercare.contracts.FollowUpFact.FlagRaised;
import aftercare.contracts.FollowUpFact.PollPlanned;
import aftercare.contracts.IntakeFact.EmergencyFound;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What other services told calls for something of follow-up: a dose that was given, that polls are planned; an emergency that
 * the screening found, that a flag is raised.
 */
final class Called {
    private static final String SESSIONS = "sessions";
    private static final String EMERGENCIES = "emergencies";
    private static final String RULE = "X-RED-EMERGENCY";

    private Map<String, Instant> given = new HashMap<>();
    private Map<String, Instant> found = new HashMap<>();
    /** Anchors of planned polls, and causes of emergencies' flags. */
    private Fingerprints met = new Fingerprints();

    /** Some of the drug was given in that session. */
    void given(String session, Instant at) {
        if (met.get(session) == 0) {
            given.put(session, at);
        }
    }

    void enter(PollPlanned fact) {
        given.remove(fact.anchor());
        met.put(fact.anchor(), 1);
    }

    void enter(EmergencyFound fact, Instant at) {
        String flag = fact.patient() + " screening/" + fact.at();
        if (met.get(flag) == 0) {
            found.put(flag, at);
        }
    }

    void enter(FlagRaised fact) {
        if (fact.rule().equals(RULE)) {
            String flag = fact.patient() + " " + fact.cause();
            found.remove(flag);
            met.put(flag, 1);
        }
    }

    Stream<Problem> problems(Moment moment) {
        return Stream.concat(
                Overdue.of(SESSIONS, given, moment, "a dose was given, and no poll was planned after it"),
                Overdue.of(EMERGENCIES, found, moment, "an emergency was found, and no flag was raised"));
    }
}
