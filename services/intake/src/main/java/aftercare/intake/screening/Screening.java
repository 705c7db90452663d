package aftercare.intake.screening;

import aftercare.intake.screening.Entry.Answered;
import aftercare.intake.screening.Entry.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that was written down about one patient's screening, oldest first. Entries are only added.
 */
public record Screening(List<Entry> entries) {
    public Screening {
        entries = List.copyOf(entries);
    }

    /** Nothing asked yet. */
    public static Screening none() {
        return new Screening(List.of());
    }

    /** With these answers too; the same when they are there already. */
    public Screening answered(Answered answers) {
        boolean known = entries.stream()
                .anyMatch(e -> e instanceof Answered a && a.key().equals(answers.key()));
        return known ? this : with(answers);
    }

    /**
     * Whether a clinician's finding can be added, and what then is. The same finding sent twice is written down once.
     *
     * @param turn of the question as the clinician saw it
     */
    public Ruling found(Found finding, int turn, Checklist checklist) {
        Standing standing = assess(checklist).of(finding.question()).orElse(null);
        if (standing == null) {
            return new Ruling.Refused(Refusal.NO_SUCH_QUESTION);
        }
        if (standing.turn() == turn + 1 && repeats(finding)) {
            return new Ruling.Granted(this);
        }
        if (standing.turn() != turn) {
            return new Ruling.Refused(Refusal.CHANGED_SINCE);
        }
        if (standing.outcome() == Outcome.EXCLUDED) {
            return new Ruling.Refused(Refusal.EXCLUDED);
        }
        if (!standing.outcome().awaitsClinician()) {
            return new Ruling.Refused(Refusal.NOTHING_OPEN);
        }
        return new Ruling.Granted(with(finding));
    }

    private boolean repeats(Found finding) {
        return entries.reversed().stream()
                .filter(e -> e instanceof Found f && f.question().equals(finding.question()))
                .findFirst()
                .filter(e -> ((Found) e).by().equals(finding.by())
                        && ((Found) e).reason().equals(finding.reason()))
                .isPresent();
    }

    private Screening with(Entry entry) {
        return new Screening(Stream.concat(entries.stream(), Stream.of(entry)).toList());
    }

    /** What the entries add up to. */
    public Assessment assess(Checklist checklist) {
        List<Standing> standings = new ArrayList<>();
        for (Question question : checklist.questions()) {
            Standing standing = Standing.unanswered(question);
            for (Entry entry : entries) {
                standing = after(standing, entry);
            }
            standings.add(standing);
        }
        return new Assessment(standings);
    }

    private static Standing after(Standing before, Entry entry) {
        String question = before.question().id();
        return switch (entry) {
            case Answered a -> {
                Answer answer = a.answers().get(question);
                yield answer == null ? before : before.answered(answer, a.at());
            }
            case Found f -> f.question().equals(question) ? before.found(f.at()) : before;
        };
    }

    /** What the patient takes, as last typed; empty when never asked. */
    public String medicines() {
        return entries.reversed().stream()
                .filter(e -> e instanceof Answered a && !a.medicines().isEmpty())
                .map(e -> ((Answered) e).medicines())
                .findFirst()
                .orElse("");
    }
}
