package aftercare.auditor.ledger;

import aftercare.contracts.FollowUpFact.AnswerAssessed;
import aftercare.contracts.FollowUpFact.AnswerQuarantined;
import aftercare.contracts.FollowUpFact.AnswerSaved;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Saved = assessed + quarantined, page by page. A page that was set aside may be assessed later. */
final class Answers {
    private long saved;
    private long assessed;
    private Set<String> quarantined = new HashSet<>();
    private Map<String, Instant> unjudged = new HashMap<>();
    private Map<String, Instant> unsaved = new HashMap<>();

    void enter(AnswerSaved fact, Instant recordedAt) {
        saved++;
        meet(page(fact.pollId(), fact.revision()), recordedAt, unsaved, unjudged);
    }

    void enter(AnswerAssessed fact, Instant recordedAt) {
        String page = page(fact.pollId(), fact.revision());
        assessed++;
        if (!quarantined.remove(page)) {
            meet(page, recordedAt, unjudged, unsaved);
        }
    }

    void enter(AnswerQuarantined fact, Instant recordedAt) {
        String page = page(fact.pollId(), fact.revision());
        quarantined.add(page);
        meet(page, recordedAt, unjudged, unsaved);
    }

    private static void meet(
            String page, Instant recordedAt, Map<String, Instant> counterparts, Map<String, Instant> waiting) {
        if (counterparts.remove(page) == null) {
            waiting.put(page, recordedAt);
        }
    }

    private static String page(String pollId, int revision) {
        return pollId + "/" + revision;
    }

    LedgerView.Answers view() {
        return new LedgerView.Answers(saved, assessed, quarantined.size(), unjudged.size());
    }

    Stream<Problem> problems(Moment moment) {
        return Stream.concat(
                Overdue.of("answers", unjudged, moment, "saved, neither assessed nor quarantined"),
                Overdue.of("answers", unsaved, moment, "assessed or quarantined, but not saved or judged before"));
    }
}
