package aftercare.auditor.ledger;

import aftercare.auditor.rules.Rulebook;
import aftercare.auditor.rules.UnreadableProtocolException;
import aftercare.auditor.scoring.RedAnswers;
import aftercare.contracts.FollowUpFact.AnswerAssessed;
import aftercare.contracts.FollowUpFact.AnswerSaved;
import aftercare.contracts.FollowUpFact.FlagRaised;
import aftercare.contracts.FollowUpFact.PollAnswered;
import aftercare.contracts.FollowUpFact.ProtocolActivated;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
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
    private Map<String, String> texts = new HashMap<>();
    private long judged;
    private long unjudged;
    private transient Map<String, Rulebook> books = new HashMap<>();

    /**
     * The answers of a survey that is under way.
     *
     * @param demanded the rules its answers fulfilled at some time
     * @param page items of the page that was saved last
     */
    record Survey(Map<String, String> answers, Set<String> demanded, Set<String> page, Instant since) {}

    void enter(ProtocolActivated fact, Findings findings) {
        texts.put(fact.version(), fact.text());
        books.remove(fact.version());
        try {
            Rulebook.of(fact.text());
        } catch (UnreadableProtocolException e) {
            findings.add(ACCOUNT, fact.version(), "answers cannot be judged by this protocol: " + e.getMessage());
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
        Optional<Rulebook> book = book(fact.protocolVersion());
        if (survey == null || book.isEmpty()) {
            unjudged++;
            return;
        }
        judged++;
        Set<String> demanded = new HashSet<>(survey.demanded());
        demand(fact.pollId(), book.get().calledFor(survey.answers(), survey.page()), demanded, recordedAt);
        surveys.put(fact.pollId(), new Survey(survey.answers(), demanded, survey.page(), survey.since()));
    }

    private void demand(String poll, Set<String> rules, Set<String> demanded, Instant recordedAt) {
        for (String rule : rules) {
            if (demanded.add(rule)) {
                silent.put(id(poll, rule), recordedAt);
            }
        }
    }

    private Optional<Rulebook> book(String version) {
        Rulebook known = books.get(version);
        String text = texts.get(version);
        if (known == null && text != null) {
            try {
                known = Rulebook.of(text);
                books.put(version, known);
            } catch (UnreadableProtocolException e) {
                texts.remove(version);
            }
        }
        return Optional.ofNullable(known);
    }

    /** Pages judged by a protocol's rules, and those whose protocol was not told. */
    LedgerView.Rules view() {
        return new LedgerView.Rules(judged, unjudged);
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
