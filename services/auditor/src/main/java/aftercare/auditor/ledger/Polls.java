package aftercare.auditor.ledger;

import aftercare.contracts.FollowUpFact.MessageRequested;
import aftercare.contracts.FollowUpFact.PollAnswered;
import aftercare.contracts.FollowUpFact.PollCancelled;
import aftercare.contracts.FollowUpFact.PollMissed;
import aftercare.contracts.FollowUpFact.PollMoved;
import aftercare.contracts.FollowUpFact.PollPlanned;
import aftercare.contracts.FollowUpFact.PollSent;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Planned = answered + late + missed + cancelled + waiting. A missed poll that is answered after all counts as late. */
final class Polls {
    private static final String ACCOUNT = "polls";
    private static final long MISSED = 1;
    private static final long ANSWERED_AFTERWARDS = 2;
    private static final long CANCELLED = 3;
    private static final String ASKED_TOGETHER = "asked-together";

    private long planned;
    private long sent;
    private long answered;
    private long late;
    private long missed;
    private long cancelled;
    private Map<String, PollEntry> open = new HashMap<>();
    private Fingerprints afterMissing = new Fingerprints();
    private Fingerprints asked = new Fingerprints();
    private Fingerprints together = new Fingerprints();

    void enter(PollPlanned fact, Instant at, Findings findings) {
        planned++;
        String question = fact.patient() + " " + fact.step() + " " + fact.anchor() + " " + fact.occurrence();
        if (asked.get(question) != 0) {
            findings.add(
                    ACCOUNT,
                    fact.pollId(),
                    "planned, though " + fact.step() + " " + fact.occurrence() + " of " + fact.anchor()
                            + " was before");
        }
        asked.put(question, 1);
        change(fact.pollId(), at, poll -> poll.planned(fact.dueAt(), fact.closesAt(), at));
    }

    void enter(PollSent fact, Instant at) {
        sent++;
        change(fact.pollId(), at, poll -> poll.sentAt(at));
        for (String other : Objects.requireNonNullElse(fact.together(), List.<String>of())) {
            together.put(other, 1);
            if (afterMissing.get(other) == CANCELLED) {
                change(other, at, poll -> poll.endedAt(at));
            }
        }
    }

    void enter(PollMoved fact, Instant at) {
        change(fact.pollId(), at, poll -> poll.planned(fact.dueAt(), fact.closesAt(), at));
    }

    void enter(MessageRequested fact, Instant at) {
        String pollId = fact.pollId();
        // A link that is asked for again after the end is no concern of the plan.
        if (pollId != null && fact.template().equals("survey-link") && open.containsKey(pollId)) {
            change(pollId, at, poll -> poll.linkRequestedAt(at));
        }
    }

    void enter(PollAnswered fact, Instant at, Findings findings) {
        if (fact.late()) {
            late++;
        } else {
            answered++;
        }
        long history = afterMissing.get(fact.pollId());
        if (history == 0) {
            change(fact.pollId(), at, poll -> poll.endedAt(at));
        } else if (history == MISSED && fact.late()) {
            missed--;
            afterMissing.put(fact.pollId(), ANSWERED_AFTERWARDS);
        } else {
            findings.add(
                    ACCOUNT,
                    fact.pollId(),
                    "answered more than once, in time though it was missed, or though it was cancelled");
        }
    }

    void enter(PollMissed fact, Instant at, Findings findings) {
        missed++;
        if (afterMissing.get(fact.pollId()) != 0) {
            findings.add(ACCOUNT, fact.pollId(), "missed more than once, or though it was cancelled");
            return;
        }
        afterMissing.put(fact.pollId(), MISSED);
        change(fact.pollId(), at, poll -> poll.endedAt(at));
    }

    void enter(PollCancelled fact, Instant at, Findings findings) {
        cancelled++;
        if (afterMissing.get(fact.pollId()) != 0) {
            findings.add(ACCOUNT, fact.pollId(), "cancelled, though it was missed or cancelled before");
            return;
        }
        afterMissing.put(fact.pollId(), CANCELLED);
        // Its questions have to be in a survey that went out.
        if (fact.reason().equals(ASKED_TOGETHER) && together.get(fact.pollId()) == 0) {
            return;
        }
        change(fact.pollId(), at, poll -> poll.endedAt(at));
    }

    private void change(String pollId, Instant at, UnaryOperator<PollEntry> change) {
        PollEntry now = change.apply(open.getOrDefault(pollId, PollEntry.unknown(at)));
        if (now.settled()) {
            open.remove(pollId);
        } else {
            open.put(pollId, now);
        }
    }

    LedgerView.Polls view() {
        long waiting = open.values().stream().filter(poll -> !poll.ended()).count();
        return new LedgerView.Polls(planned, sent, answered, late, missed, cancelled, waiting);
    }

    Stream<Problem> problems(Moment moment) {
        return open.entrySet().stream()
                .flatMap(entry -> entry.getValue().problem(moment).stream()
                        .map(what -> new Problem(ACCOUNT, entry.getKey(), what)));
    }
}
