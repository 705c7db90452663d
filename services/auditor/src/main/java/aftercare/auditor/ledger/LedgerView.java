package aftercare.auditor.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ledger as it stands.
 *
 * @param readUpTo everything the broker had at this instant has been entered; null until the log was read once
 * @param facts distinct facts entered
 * @param duplicates repetitions dropped by source and sequence
 * @param foreign facts of types that only a newer version knows; their sequence is checked, nothing else
 * @param unreadable records that are no facts
 * @param missing facts that were published and are not in the log
 * @param imbalance how many things do not add up; 0 is the only good value
 * @param problems the first of them
 */
public record LedgerView(
        @Nullable Instant readUpTo,
        Answers answers,
        Scores scores,
        Rules rules,
        Flags flags,
        Escalations escalations,
        Polls polls,
        Messages messages,
        Holds holds,
        long facts,
        long duplicates,
        long foreign,
        long unreadable,
        long missing,
        int imbalance,
        List<Problem> problems) {

    /** Saved = assessed + quarantined + waiting, in pages. */
    public record Answers(long saved, long assessed, long quarantined, long waiting) {}

    /** Assessed pages whose scores were computed anew from the answers, and those that came out otherwise. */
    public record Scores(long recomputed, long differing) {}

    /** Assessed pages judged once more by the activated protocol's rules, and those whose protocol is not in the log. */
    public record Rules(long judged, long unjudged) {}

    /** The sum of raised = opened + attached + logged + waiting, save that a flag may also wait for its hold. */
    public record Flags(Raised raised, long opened, long attached, long logged, long waiting) {}

    /** Flags raised, by tier. */
    public record Raised(long red, long amber, long yellow, long blue) {
        public long total() {
            return red + amber + yellow + blue;
        }
    }

    /** Opened = resolved + open. */
    public record Escalations(long opened, long acknowledged, long resolved, long open) {}

    /** Planned = answered + late + missed + cancelled + waiting. */
    public record Polls(long planned, long sent, long answered, long late, long missed, long cancelled, long waiting) {}

    /** Requested = sent + failed + waiting. */
    public record Messages(long requested, long sent, long failed, long waiting) {}

    /** Placed = lifted + standing; {@code waiting} counts patients whose newest change session does not obey yet. */
    public record Holds(long placed, long lifted, long standing, long waiting) {}

    /**
     * What came between an earlier moment and this one: counts of what happened meanwhile, what stands as it stands now, and
     * the problems that were not there before.
     */
    public LedgerView since(LedgerView earlier) {
        Set<Problem> before = Set.copyOf(earlier.problems);
        List<Problem> fresh =
                problems.stream().filter(problem -> !before.contains(problem)).toList();
        Raised raised = flags.raised();
        Raised was = earlier.flags.raised();
        return new LedgerView(
                readUpTo,
                new Answers(
                        answers.saved() - earlier.answers.saved(),
                        answers.assessed() - earlier.answers.assessed(),
                        answers.quarantined(),
                        answers.waiting()),
                new Scores(
                        scores.recomputed() - earlier.scores.recomputed(),
                        scores.differing() - earlier.scores.differing()),
                new Rules(rules.judged() - earlier.rules.judged(), rules.unjudged() - earlier.rules.unjudged()),
                new Flags(
                        new Raised(
                                raised.red() - was.red(),
                                raised.amber() - was.amber(),
                                raised.yellow() - was.yellow(),
                                raised.blue() - was.blue()),
                        flags.opened() - earlier.flags.opened(),
                        flags.attached() - earlier.flags.attached(),
                        flags.logged() - earlier.flags.logged(),
                        flags.waiting()),
                new Escalations(
                        escalations.opened() - earlier.escalations.opened(),
                        escalations.acknowledged() - earlier.escalations.acknowledged(),
                        escalations.resolved() - earlier.escalations.resolved(),
                        escalations.open()),
                new Polls(
                        polls.planned() - earlier.polls.planned(),
                        polls.sent() - earlier.polls.sent(),
                        polls.answered() - earlier.polls.answered(),
                        polls.late() - earlier.polls.late(),
                        polls.missed() - earlier.polls.missed(),
                        polls.cancelled() - earlier.polls.cancelled(),
                        polls.waiting()),
                new Messages(
                        messages.requested() - earlier.messages.requested(),
                        messages.sent() - earlier.messages.sent(),
                        messages.failed() - earlier.messages.failed(),
                        messages.waiting()),
                new Holds(
                        holds.placed() - earlier.holds.placed(),
                        holds.lifted() - earlier.holds.lifted(),
                        holds.standing(),
                        holds.waiting()),
                facts - earlier.facts,
                duplicates - earlier.duplicates,
                foreign - earlier.foreign,
                unreadable - earlier.unreadable,
                missing,
                imbalance - (problems.size() - fresh.size()),
                fresh);
    }
}
