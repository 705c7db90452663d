package aftercare.intake.screening;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the entries add up to.
 *
 * @param standings one per question of the checklist, in its order
 */
public record Assessment(List<Standing> standings) {
    /** How long answers hold; a later session needs a screening again (proposal, not validated for ketamine). */
    public static final Duration VALID = Duration.ofDays(30);

    public Assessment {
        standings = List.copyOf(standings);
    }

    /** The one to be dealt with first; cleared only when every question is. */
    public Outcome outcome() {
        return standings.stream().map(Standing::outcome).reduce(Outcome.CLEARED, Outcome::orWorse);
    }

    /** Why the outcome is what it is: the questions that stand in the way, the one to be dealt with first first. */
    public List<Standing> reasons() {
        return standings.stream()
                .filter(s -> s.outcome().blocks())
                .sorted((a, b) -> a.outcome().compareTo(b.outcome()))
                .toList();
    }

    /** Ids of the questions that stand in the way. */
    public List<String> reasonIds() {
        return reasons().stream().map(s -> s.question().id()).toList();
    }

    /** Ids of the questions that a clinician cleared although the answer is not no. */
    public List<String> conditions() {
        return standings.stream()
                .filter(Standing::condition)
                .map(s -> s.question().id())
                .toList();
    }

    /** What a clinician has to deal with. */
    public List<Standing> open() {
        return reasons().stream().filter(s -> s.outcome().awaitsClinician()).toList();
    }

    /** The last instant the answers hold at: 30 days after the oldest answer that counts; empty until all are given. */
    public Optional<Instant> validUntil() {
        if (standings.stream().anyMatch(s -> s.answeredAt() == null)) {
            return Optional.empty();
        }
        return standings.stream()
                .map(Standing::answeredAt)
                .map(Objects::requireNonNull)
                .min(Instant::compareTo)
                .map(oldest -> oldest.plus(VALID));
    }

    public Optional<Standing> of(String question) {
        return standings.stream()
                .filter(s -> s.question().id().equals(question))
                .findFirst();
    }
}
