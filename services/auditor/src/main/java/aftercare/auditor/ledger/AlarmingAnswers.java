package aftercare.auditor.ledger;

import aftercare.auditor.rules.Rulebook;
import aftercare.auditor.scoring.RedAnswers;
import aftercare.contracts.FollowUpFact.AnswerAssessed;
import aftercare.contracts.FollowUpFact.AnswerSaved;
import aftercare.contracts.FollowUpFact.FlagRaised;
import aftercare.contracts.FollowUpFact.PollAnswered;
import aftercare.contracts.FollowUpFact.ProtocolActivated;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every answer that must never go by raised its flag, whatever follow-up's rules say; and each that the activated protocol's
 * own rules call for, as far as one survey alone decides them.
 */
final class AlarmingAnswers {
    private static final String ACCOUNT = "rules";

    /** A survey that was begun and not sent is forgotten this long after its last page: its link no longer works. */
    private static final Duration REMEMBERED = Duration.ofDays(40);

    private static final int LOOK_EVERY = 10_000;

    private Map<String, Survey> surveys = new HashMap<>();
    private Map<String, Instant> silent = new HashMap<>();
    /** Of one version there are several when somebody changed it and left its number. */
    private Map<String, List<String>> texts = new HashMap<>();

    private long judged;
    private long unjudged;
    private transient Map<String, List<Rulebook>> books = new HashMap<>();

    /**
     * The answers of a survey that is under way.
     *
     * @param demanded the rules its answers fulfilled at some time, or that were raised
     * @param page items of the page that was saved last
     */
    record Survey(Map<String, String> answers, Set<String> demanded, Set<String> page, Instant since) {}

    void enter(ProtocolActivated fact) {
        List<String> known = texts.computeIfAbsent(fact.version(), _ -> new ArrayList<>());
        if (!known.contains(fact.text())) {
            known.add(fact.text());
            books.remove(fact.version());
        }
    }

    void enter(AnswerSaved fact, Instant recordedAt) {
        Survey before = surveys.getOrDefault(fact.pollId(), new Survey(Map.of(), Set.of(), Set.of(), recordedAt));
        Map<String, String> answers = new HashMap<>(before.answers());
        answers.putAll(fact.answers());
        Set<String> demanded = new HashSet<>(before.demanded());
        demand(fact.pollId(), RedAnswers.rules(answers), demanded, recordedAt);
        surveys.put(fact.pollId(), new Survey(answers, demanded, fact.answers().keySet(), recordedAt));
        if (surveys.size() % LOOK_EVERY == 0) {
            Instant old = recordedAt.minus(REMEMBERED);
            surveys.values().removeIf(one -> one.since().isBefore(old));
        }
    }

    /** The page is judged by the protocol that follow-up judged it by. */
    void enter(AnswerAssessed fact, Instant recordedAt) {
        Survey survey = surveys.get(fact.pollId());
        List<Rulebook> versions = books(fact.protocolVersion());
        if (survey == null || versions.isEmpty()) {
            unjudged++;
            return;
        }
        judged++;
        Set<String> demanded = new HashSet<>(survey.demanded());
        // Which of several texts it was is in no fact: only what all of them call for is certain.
        Set<String> called = new HashSet<>(versions.getFirst().calledFor(survey.answers(), survey.page()));
        versions.forEach(book -> called.retainAll(book.calledFor(survey.answers(), survey.page())));
        demand(fact.pollId(), called, demanded, recordedAt);
        surveys.put(fact.pollId(), new Survey(survey.answers(), demanded, survey.page(), survey.since()));
    }

    private void demand(String poll, Set<String> rules, Set<String> demanded, Instant recordedAt) {
        for (String rule : rules) {
            if (demanded.add(rule)) {
                silent.put(id(poll, rule), recordedAt);
            }
        }
    }

    private List<Rulebook> books(String version) {
        return books.computeIfAbsent(
                version,
                _ -> texts.getOrDefault(version, List.of()).stream()
                        .flatMap(text -> Rulebook.of(text).stream())
                        .toList());
    }

    /** Pages judged by a protocol's rules, and those whose protocol was not told. */
    LedgerView.Rules view() {
        return new LedgerView.Rules(judged, unjudged);
    }

    /** What is raised comes after the answer that raises it, from the same source. */
    void enter(FlagRaised fact) {
        silent.remove(id(fact.cause(), fact.rule()));
        // By a deadline, it may be there before the answer that calls for it; then it is not raised again.
        surveys.computeIfPresent(fact.cause(), (_, survey) -> {
            Set<String> raised = new HashSet<>(survey.demanded());
            raised.add(fact.rule());
            return new Survey(survey.answers(), raised, survey.page(), survey.since());
        });
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
