package aftercare.auditor.ledger;

import aftercare.auditor.scoring.RedAnswers;
import aftercare.contracts.FollowUpFact.AnswerSaved;
import aftercare.contracts.FollowUpFact.FlagRaised;
import aftercare.contracts.FollowUpFact.PollAnswered;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Every answer that must never go by raised its flag, whatever follow-up's rules say. */
final class AlarmingAnswers {
    private static final String ACCOUNT = "rules";

    /** A survey that was begun and not sent is forgotten this long after its last page: its link no longer works. */
    private static final Duration REMEMBERED = Duration.ofDays(40);

    private static final int LOOK_EVERY = 10_000;

    private Map<String, Survey> surveys = new HashMap<>();
    private Map<String, Instant> silent = new HashMap<>();

    /**
     * The answers of a survey that is under way.
     *
     * @param demanded the rules its answers fulfilled at some time
     */
    record Survey(Map<String, String> answers, Set<String> demanded, Instant since) {}

    void enter(AnswerSaved fact, Instant recordedAt) {
        Survey before = surveys.getOrDefault(fact.pollId(), new Survey(Map.of(), Set.of(), recordedAt));
        Map<String, String> answers = new HashMap<>(before.answers());
        answers.putAll(fact.answers());
        Set<String> demanded = new HashSet<>(before.demanded());
        for (String rule : RedAnswers.rules(answers)) {
            if (demanded.add(rule)) {
                silent.put(id(fact.pollId(), rule), recordedAt);
            }
        }
        surveys.put(fact.pollId(), new Survey(answers, demanded, recordedAt));
        if (surveys.size() % LOOK_EVERY == 0) {
            Instant old = recordedAt.minus(REMEMBERED);
            surveys.values().removeIf(one -> one.since().isBefore(old));
        }
    }

    /** What is raised comes after the answer that raises it, from the same source. */
    void enter(FlagRaised fact) {
        silent.remove(id(fact.cause(), fact.rule()));
    }

    void enter(PollAnswered fact) {
        surveys.remove(fact.pollId());
    }

    private static String id(String poll, String rule) {
        return poll + "/" + rule;
    }

    Stream<Problem> problems(Moment moment) {
        return Overdue.of(ACCOUNT, silent, moment, "the answers fulfil this rule, and no flag was raised");
    }
}
