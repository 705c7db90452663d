package aftercare.followup.web;

import aftercare.contracts.FollowUpFact;
import aftercare.followup.poll.Poll;
import aftercare.followup.poll.Polls;
import aftercare.kernel.Change;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Polls in memory; nothing is ever due. */
public final class InMemoryPolls implements Polls {
    final Shelf<Poll> shelf = new Shelf<>();

    /** What was told, in the order it was. */
    public List<FollowUpFact> facts() {
        return shelf.facts();
    }

    @Override
    public Optional<Poll> find(String id) {
        return shelf.find(id);
    }

    @Override
    public List<Poll> ofPatient(String patient) {
        return shelf.all().stream()
                .filter(poll -> poll.asking().patient().equals(patient))
                .toList();
    }

    @Override
    public List<Poll> ofPatient(String patient, Instant dueFrom, Instant dueUntil) {
        return ofPatient(patient).stream()
                .filter(poll -> !poll.asking().dueAt().isBefore(dueFrom)
                        && !poll.asking().dueAt().isAfter(dueUntil))
                .toList();
    }

    @Override
    public Optional<Poll> raising(String flagId) {
        return shelf.all().stream()
                .filter(poll ->
                        PollView.flags(poll).stream().anyMatch(flag -> flag.id().equals(flagId)))
                .findFirst();
    }

    @Override
    public boolean insertIfAbsent(String id, Change<Poll, FollowUpFact> planned) {
        return shelf.put(id, planned);
    }

    @Override
    public Poll update(String id, Function<Poll, Change<Poll, FollowUpFact>> decision) {
        return shelf.update(id, null, decision);
    }

    @Override
    public Optional<String> claimDue(Instant now) {
        return Optional.empty();
    }

    @Override
    public void giveBack(String id) {
        throw new UnsupportedOperationException("Nothing is claimed here: " + id);
    }

    @Override
    public Optional<Instant> nextDue() {
        return Optional.empty();
    }

    @Override
    public List<String> uncarried(Instant writtenBy, int limit) {
        return List.of();
    }
}
