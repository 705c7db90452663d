package aftercare.auditor.ledger;

import aftercare.auditor.scoring.Recomputed;
import aftercare.contracts.FollowUpFact.AnswerAssessed;
import aftercare.contracts.FollowUpFact.AnswerSaved;
import aftercare.contracts.FollowUpFact.PollAnswered;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Scores computed anew from the raw answers, page by page; each must be what follow-up said it was. */
final class Scores {
    private static final String ACCOUNT = "scores";

    /** A survey that was begun and not sent is forgotten this long after its last page: its link no longer works. */
    private static final Duration REMEMBERED = Duration.ofDays(40);

    private static final int LOOK_EVERY = 10_000;

    private long recomputed;
    private long differing;
    private Map<String, Sheet> open = new HashMap<>();

    /** The answers of a survey so far, and when the newest was recorded. */
    record Sheet(Map<String, String> answers, Instant since) {}

    void enter(AnswerSaved fact, Instant recordedAt) {
        Sheet sheet = open.get(fact.pollId());
        Map<String, String> answers = sheet == null ? new TreeMap<>() : sheet.answers();
        answers.putAll(fact.answers());
        open.put(fact.pollId(), new Sheet(answers, recordedAt));
        if (open.size() % LOOK_EVERY == 0) {
            Instant old = recordedAt.minus(REMEMBERED);
            open.values().removeIf(one -> one.since().isBefore(old));
        }
    }

    void enter(AnswerAssessed fact, Findings findings) {
        Sheet sheet = open.get(fact.pollId());
        if (sheet == null) {
            return;
        }
        recomputed++;
        Map<String, Integer> expected = Recomputed.scores(sheet.answers());
        Map<String, Integer> said = new TreeMap<>(fact.scores());
        said.keySet().removeIf(name -> !Recomputed.knows(name));
        if (!said.equals(expected)) {
            differing++;
            findings.add(
                    ACCOUNT,
                    fact.pollId() + "/" + fact.revision(),
                    "follow-up says " + said + ", the answers add up to " + expected);
        }
    }

    void enter(PollAnswered fact) {
        open.remove(fact.pollId());
    }

    LedgerView.Scores view() {
        return new LedgerView.Scores(recomputed, differing);
    }
}
