package aftercare.followup.course;

import aftercare.followup.flag.Acceptable;
import aftercare.followup.poll.Poll;
import aftercare.followup.poll.Polls;
import aftercare.followup.survey.Answers;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a patient answered last, as far as a clinician may accept it; a survey that was begun and not sent counts too. */
public final class LatestLevels {
    private final Polls polls;

    public LatestLevels(Polls polls) {
        this.polls = polls;
    }

    /** The level of the newest survey that says something of it; empty when none does. */
    public Map<String, Integer> of(String patient, Acceptable symptom) {
        return of(answers(patient), symptom);
    }

    /** Surveys with answers, newest first. */
    public List<Answers> answers(String patient) {
        return polls.ofPatient(patient).stream()
                .flatMap(poll -> begun(poll).stream())
                .sorted(Comparator.comparing(Begun::at).reversed())
                .map(Begun::answers)
                .toList();
    }

    /** The level in the first of these that says something of it; empty when none does. */
    public static Map<String, Integer> of(List<Answers> newestFirst, Acceptable symptom) {
        return newestFirst.stream()
                .map(symptom.levels())
                .filter(levels -> !levels.isEmpty())
                .findFirst()
                .orElse(Map.of());
    }

    private record Begun(Instant at, Answers answers) {}

    private static Optional<Begun> begun(Poll poll) {
        return switch (poll) {
            case Poll.Open open ->
                Optional.of(new Begun(open.openedAt(), open.paper().given()));
            case Poll.Answered answered ->
                Optional.of(new Begun(answered.answeredAt(), answered.paper().given()));
            case Poll.Planned _, Poll.Sent _, Poll.Missed _, Poll.Unsent _ -> Optional.empty();
        };
    }
}
