package aftercare.followup.cases;

import static aftercare.followup.cases.Capacity.CLINICIAN;
import static aftercare.followup.cases.Capacity.COORDINATOR;
import static aftercare.followup.cases.Capacity.PATIENT;
import static aftercare.followup.cases.Capacity.SAFETY_OFFICER;
import static aftercare.followup.cases.Capacity.SYSTEM;
import static aftercare.followup.cases.CaseState.ASSESSED;
import static aftercare.followup.cases.CaseState.CLOSED;
import static aftercare.followup.cases.CaseState.DRAFT;
import static aftercare.followup.cases.CaseState.NULLIFIED;
import static aftercare.followup.cases.CaseState.UNDER_ASSESSMENT;
import static aftercare.followup.cases.Field.ACTION;
import static aftercare.followup.cases.Field.CLINICIAN_GRADE;
import static aftercare.followup.cases.Field.EXPECTEDNESS;
import static aftercare.followup.cases.Field.NARANJO;
import static aftercare.followup.cases.Field.NARRATIVE;
import static aftercare.followup.cases.Field.ONSET;
import static aftercare.followup.cases.Field.OUTCOME;
import static aftercare.followup.cases.Field.REPORTED;
import static aftercare.followup.cases.Field.REPORTER;
import static aftercare.followup.cases.Field.SERIOUSNESS;
import static aftercare.followup.cases.Field.TERM;
import static aftercare.followup.cases.Field.WHO_UMC;
import static aftercare.followup.cases.Move.ASSESS;
import static aftercare.followup.cases.Move.CLOSE;
import static aftercare.followup.cases.Move.EDIT;
import static aftercare.followup.cases.Move.INFORM;
import static aftercare.followup.cases.Move.JOIN;
import static aftercare.followup.cases.Move.NULLIFY;
import static aftercare.followup.cases.Move.REOPEN;
import static aftercare.followup.cases.Move.SPLIT;
import static aftercare.followup.cases.Move.SUBMIT;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The moves that a case can make: from where to where, by whom, what must be filled in by then, and whether a reason must be
 * given. What is not in the table cannot be done. Whoever is named can make the move alone; a field can be narrower, see {@link
 * Field#changedBy}, and taking a criterion of seriousness back needs the safety officer in every state.
 */
public final class Workflow {
    private static final Set<Field> A_CASE = EnumSet.of(REPORTED, TERM, ONSET, REPORTER);
    private static final Set<Field> ASSESSMENT =
            and(A_CASE, CLINICIAN_GRADE, SERIOUSNESS, EXPECTEDNESS, WHO_UMC, NARANJO, ACTION, OUTCOME);
    private static final Set<Field> A_WHOLE_CASE = and(ASSESSMENT, NARRATIVE);
    private static final Set<Field> NOTHING = EnumSet.noneOf(Field.class);
    private static final boolean REASON = true;
    private static final boolean NO_REASON = false;

    private static final Set<Capacity> ANYBODY = by(PATIENT, COORDINATOR, CLINICIAN, SAFETY_OFFICER, SYSTEM);
    private static final Set<Capacity> STAFF = by(COORDINATOR, CLINICIAN, SAFETY_OFFICER);
    private static final Set<Capacity> JUDGES = by(CLINICIAN, SAFETY_OFFICER);
    private static final Set<Capacity> CLINICIANS = by(CLINICIAN);
    private static final Set<Capacity> SAFETY = by(SAFETY_OFFICER);

    private static final List<Row> TABLE = List.of(
            new Row(DRAFT, EDIT, DRAFT, STAFF, NOTHING, NO_REASON),
            new Row(DRAFT, INFORM, DRAFT, ANYBODY, NOTHING, NO_REASON),
            new Row(DRAFT, SUBMIT, UNDER_ASSESSMENT, STAFF, A_CASE, NO_REASON),
            new Row(DRAFT, SPLIT, DRAFT, JUDGES, NOTHING, REASON),
            new Row(DRAFT, JOIN, DRAFT, JUDGES, NOTHING, REASON),
            new Row(DRAFT, NULLIFY, NULLIFIED, SAFETY, NOTHING, REASON),
            new Row(UNDER_ASSESSMENT, EDIT, UNDER_ASSESSMENT, JUDGES, NOTHING, NO_REASON),
            new Row(UNDER_ASSESSMENT, INFORM, UNDER_ASSESSMENT, ANYBODY, NOTHING, NO_REASON),
            new Row(UNDER_ASSESSMENT, ASSESS, ASSESSED, CLINICIANS, ASSESSMENT, NO_REASON),
            new Row(UNDER_ASSESSMENT, SPLIT, UNDER_ASSESSMENT, JUDGES, NOTHING, REASON),
            new Row(UNDER_ASSESSMENT, JOIN, UNDER_ASSESSMENT, JUDGES, NOTHING, REASON),
            new Row(UNDER_ASSESSMENT, NULLIFY, NULLIFIED, SAFETY, NOTHING, REASON),
            new Row(ASSESSED, INFORM, UNDER_ASSESSMENT, ANYBODY, NOTHING, NO_REASON),
            new Row(ASSESSED, REOPEN, UNDER_ASSESSMENT, JUDGES, NOTHING, REASON),
            new Row(ASSESSED, CLOSE, CLOSED, CLINICIANS, A_WHOLE_CASE, NO_REASON),
            new Row(ASSESSED, NULLIFY, NULLIFIED, SAFETY, NOTHING, REASON),
            new Row(CLOSED, INFORM, UNDER_ASSESSMENT, ANYBODY, NOTHING, NO_REASON),
            new Row(CLOSED, REOPEN, UNDER_ASSESSMENT, JUDGES, NOTHING, REASON),
            new Row(CLOSED, NULLIFY, NULLIFIED, SAFETY, NOTHING, REASON));

    private Workflow() {}

    /**
     * One line of the table.
     *
     * @param by whoever has one of these capacities
     * @param needs fields that must not be empty
     * @param reason true when one must be given
     */
    public record Row(CaseState from, Move move, CaseState to, Set<Capacity> by, Set<Field> needs, boolean reason) {
        public Row {
            by = Set.copyOf(by);
            needs = Set.copyOf(needs);
        }
    }

    /** The whole table. */
    public static List<Row> table() {
        return TABLE;
    }

    /** The line of a move in a state; empty when it cannot be made there by anybody. */
    public static Optional<Row> row(CaseState from, Move move) {
        return TABLE.stream()
                .filter(row -> row.from() == from && row.move() == move)
                .findFirst();
    }

    /** What somebody may do with a case in a state, in order; whether it is complete enough is another matter. */
    public static List<Move> open(CaseState from, Actor actor) {
        return TABLE.stream()
                .filter(row -> row.from() == from && actor.isOneOf(row.by()))
                .map(Row::move)
                .toList();
    }

    private static Set<Capacity> by(Capacity... capacities) {
        return EnumSet.copyOf(Arrays.asList(capacities));
    }

    private static Set<Field> and(Collection<Field> fields, Field... more) {
        EnumSet<Field> all = EnumSet.copyOf(fields);
        all.addAll(Arrays.asList(more));
        return all;
    }
}
