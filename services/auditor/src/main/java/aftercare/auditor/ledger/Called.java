package aftercare.auditor.ledger;

import aftercare.contracts.FollowUpFact.FlagRaised;
import aftercare.contracts.FollowUpFact.PollPlanned;
import aftercare.contracts.IntakeFact.EmergencyFound;
import aftercare.contracts.IntakeFact.PatientWrote;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What other services told calls for something of follow-up: a dose that was given, that polls are planned; an emergency that
 * the screening found, or something that a patient wrote, that a flag is raised.
 */
final class Called {
    private static final String SESSIONS = "sessions";
    private static final String EMERGENCIES = "emergencies";
    private static final String REPLIES = "replies";
    private static final String REPLY = " reply/";
    private static final Set<String> RULES = Set.of("X-RED-EMERGENCY", "PATIENT-WROTE");

    private Map<String, Instant> given = new HashMap<>();
    private Map<String, Instant> found = new HashMap<>();
    /** Anchors of planned polls, and causes of the flags that were called for. */
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
        flag(fact.patient() + " screening/" + fact.at(), at);
    }

    void enter(PatientWrote fact, Instant at) {
        flag(fact.patient() + REPLY + fact.replyId(), at);
    }

    private void flag(String cause, Instant at) {
        if (met.get(cause) == 0) {
            found.put(cause, at);
        }
    }

    void enter(FlagRaised fact) {
        if (RULES.contains(fact.rule())) {
            String flag = fact.patient() + " " + fact.cause();
            found.remove(flag);
            met.put(flag, 1);
        }
    }

    Stream<Problem> problems(Moment moment) {
        return Stream.of(
                        Overdue.of(SESSIONS, given, moment, "a dose was given, and no poll was planned after it"),
                        Overdue.of(
                                EMERGENCIES,
                                causes(cause -> !cause.contains(REPLY)),
                                moment,
                                "an emergency was found, and no flag was raised"),
                        Overdue.of(
                                REPLIES,
                                causes(cause -> cause.contains(REPLY)),
                                moment,
                                "somebody wrote back, and no flag was raised"))
                .flatMap(each -> each);
    }

    private Map<String, Instant> causes(Predicate<String> which) {
        return found.entrySet().stream()
                .filter(cause -> which.test(cause.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
