package aftercare.followup.course;

import aftercare.followup.escalation.Escalations;
import aftercare.followup.escalation.RaisedFlag;
import aftercare.followup.poll.Poll;
import aftercare.followup.poll.Polls;
import java.util.List;
import java.util.Optional;

/** Finds one flag by its id, wherever it was raised: in a poll, or by the course itself. */
public final class FindFlag {
    private final Polls polls;
    private final Escalations escalations;

    public FindFlag(Polls polls, Escalations escalations) {
        this.polls = polls;
        this.escalations = escalations;
    }

    /** A flag and whose it is. */
    public record Found(String patient, RaisedFlag flag) {}

    /** The flag of this id. */
    public Optional<Found> find(String id) {
        return polls.raising(id)
                .flatMap(poll -> one(poll.asking().patient(), flags(poll), id))
                .or(() -> escalations
                        .carrying(id)
                        .flatMap(escalation -> one(
                                escalation.matter().patient(),
                                escalation.matter().flags(),
                                id)));
    }

    private static Optional<Found> one(String patient, List<RaisedFlag> flags, String id) {
        return flags.stream().filter(flag -> flag.id().equals(id)).findFirst().map(flag -> new Found(patient, flag));
    }

    private static List<RaisedFlag> flags(Poll poll) {
        return switch (poll) {
            case Poll.Open open -> open.paper().flags();
            case Poll.Answered answered -> answered.paper().flags();
            case Poll.Planned _, Poll.Sent _, Poll.Missed _, Poll.Unsent _ -> List.of();
        };
    }
}
