package aftercare.intake.screening;

import aftercare.intake.reference.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is asked before somebody may be treated: the rows C, W and X of the clinical reference's pre-session checklist. What
 * an answer leads to is the reference's mapping of outcomes at intake: C01, C02 and C09 exclude; C03 excludes until a
 * clinician records that it is controlled; C04 to C08, W01 to W03, X01 and X02 need a review; X03 waits and needs a review;
 * X04 is the emergency pathway, then a review. An unsure answer needs a review at least (proposal: for X03 and X04 it
 * counts as yes). The X rows are proposals, not validated for ketamine.
 */
public record Checklist(List<Question> questions) {
    public Checklist {
        questions = List.copyOf(questions);
    }

    /** The checklist that ships with the program. */
    public static Checklist load() {
        return new Checklist(Table.rows("screening-checklist.csv").stream()
                .map(Checklist::question)
                .toList());
    }

    private static Question question(Map<String, String> row) {
        return new Question(
                cell(row, "rule_id"),
                cell(row, "rule"),
                cell(row, "action"),
                cell(row, "source"),
                cell(row, "question"),
                Outcome.of(cell(row, "yes")),
                Outcome.of(cell(row, "unsure")));
    }

    private static String cell(Map<String, String> row, String heading) {
        String cell = row.get(heading);
        if (cell == null) {
            throw new IllegalStateException("The checklist lacks the column " + heading);
        }
        return cell;
    }

    public Optional<Question> find(String id) {
        return questions.stream().filter(q -> q.id().equals(id)).findFirst();
    }

    /** Ids of the questions, in their order. */
    public List<String> ids() {
        return questions.stream().map(Question::id).toList();
    }
}
