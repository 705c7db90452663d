package aftercare.followup.cases;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.followup.cases.CaseDecision.Both;
import aftercare.followup.cases.CaseDecision.Done;
import aftercare.followup.cases.CaseDecision.Refused;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every state with every move by everybody: what is in the table below works, and nothing else does. */
class WorkflowTest {
    /** P patient, O coordinator, C clinician, S safety officer, A the product; nobody lets an operator. */
    private static final String TABLE = """
            draft            edit    draft            OCS
            draft            inform  draft            POCSA
            draft            submit  under-assessment OCS
            draft            split   draft            CS
            draft            join    draft            CS
            draft            nullify nullified        S
            under-assessment edit    under-assessment CS
            under-assessment inform  under-assessment POCSA
            under-assessment assess  assessed         C
            under-assessment split   under-assessment CS
            under-assessment join    under-assessment CS
            under-assessment nullify nullified        S
            assessed         inform  under-assessment POCSA
            assessed         reopen  under-assessment CS
            assessed         close   closed           C
            assessed         nullify nullified        S
            closed           inform  under-assessment POCSA
            closed           reopen  under-assessment CS
            closed           nullify nullified        S
            """;

    static Stream<Arguments> everyStateMoveAndCapacity() {
        Map<List<String>, String[]> expected = new HashMap<>();
        TABLE.lines().map(line -> line.split(" +")).forEach(row -> expected.put(List.of(row[0], row[1]), row));
        List<Arguments> all = new ArrayList<>();
        for (CaseState state : CaseState.values()) {
            for (Move move : Move.values()) {
                String[] row = expected.getOrDefault(List.of(state.code(), move.code()), new String[0]);
                for (Capacity capacity : Capacity.values()) {
                    boolean may = row.length > 0 && row[3].contains(letter(capacity));
                    all.add(Arguments.of(state, move, capacity, may ? row[2] : ""));
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0} {1} by {2}: {3}")
    @MethodSource("everyStateMoveAndCapacity")
    void theTableIsKept(CaseState state, Move move, Capacity capacity, String to) {
        AdverseEventCase before = Cases.in(state);
        CaseDecision decision = attempt(before, move, Actor.of("somebody", capacity));
        if (to.isEmpty()) {
            assertThat(decision).isInstanceOf(Refused.class);
            return;
        }
        AdverseEventCase after = switch (decision) {
            case Done(AdverseEventCase next) -> next;
            case Both(AdverseEventCase first, AdverseEventCase second) -> move == Move.SPLIT ? second : first;
            default -> throw new AssertionError(decision);
        };
        assertThat(after.state().code()).isEqualTo(to);
        assertThat(after.revision()).isEqualTo(before.revision() + 1);
        assertThat(after.history()).startsWith(before.history().toArray(HistoryEntry[]::new));
        assertThat(after.history().size()).isGreaterThan(before.history().size());
        assertThat(after.history().getLast().who()).isEqualTo("somebody");
        assertThat(after.history().getLast().move()).isEqualTo(move);
    }

    private static CaseDecision attempt(AdverseEventCase aCase, Move move, Actor by) {
        long seen = aCase.revision();
        return switch (move) {
            case EDIT ->
                aCase.edit(by, seen, aCase.content().entry().treatment("Rest").content(), "", Cases.DOSING, Cases.NOW);
            case INFORM -> aCase.inform(by, "flag-9", Cases.NOW);
            case SPLIT -> {
                AdverseEventCase two = withTwoFlags(aCase);
                yield two.split(by, two.revision(), Set.of("flag-2"), "two events", Cases.DOSING, Cases.NOW);
            }
            case JOIN -> {
                AdverseEventCase other = Cases.done(AdverseEventCase.draft(
                        "p1", "flag-5", Cases.known(), Cases.DOSING, Actor.AFTERCARE, Cases.RECEIVED, Cases.NOW));
                yield aCase.join(by, seen, other, other.revision(), "the same event", Cases.NOW);
            }
            case SUBMIT, ASSESS, CLOSE, REOPEN, NULLIFY -> aCase.move(by, seen, move, "because", Cases.NOW);
        };
    }

    /** The same revision of the case, with one flag more. */
    private static AdverseEventCase withTwoFlags(AdverseEventCase c) {
        return new AdverseEventCase(
                c.id(),
                c.patient(),
                c.openedAt(),
                c.receivedAt(),
                c.informedAt(),
                c.revision(),
                c.state(),
                c.content().entry().flags(List.of("flag-1", "flag-2")).content(),
                c.history(),
                null,
                null);
    }

    private static String letter(Capacity capacity) {
        return switch (capacity) {
            case PATIENT -> "P";
            case COORDINATOR -> "O";
            case CLINICIAN -> "C";
            case SAFETY_OFFICER -> "S";
            case SYSTEM -> "A";
            case OPERATOR -> "-";
        };
    }

    @Test
    void noMoveOfAStateHasTwoRows() {
        assertThat(Workflow.table().stream().map(row -> List.of(row.from(), row.move())))
                .doesNotHaveDuplicates();
    }

    static Stream<Arguments> everyNeed() {
        return Workflow.table().stream()
                .flatMap(row -> row.needs().stream().map(field -> Arguments.of(row.from(), row.move(), field)));
    }

    @ParameterizedTest(name = "{1} in {0} needs {2}")
    @MethodSource("everyNeed")
    void whatAMoveNeedsIsNamedWhenItIsMissing(CaseState state, Move move, Field field) {
        AdverseEventCase whole = Cases.in(state);
        assertThat(whole.move(Cases.CLINICIAN, whole.revision(), move, "", Cases.NOW))
                .isInstanceOf(Done.class);
        AdverseEventCase lacking = without(whole, field);
        assertThat(lacking.move(Cases.CLINICIAN, lacking.revision(), move, "", Cases.NOW))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::field)
                                .containsExactly(field));
    }

    @Test
    void theMovesThatNeedSomethingAreThree() {
        assertThat(everyNeed().map(a -> a.get()[1]).distinct())
                .containsExactlyInAnyOrder(Move.SUBMIT, Move.ASSESS, Move.CLOSE);
    }

    private static AdverseEventCase without(AdverseEventCase c, Field field) {
        CaseEntry entry = c.content().entry();
        CaseContent less = switch (field) {
            case REPORTED -> entry.reported(" ").content();
            case TERM -> entry.term(null).content();
            case ONSET -> entry.onset(null).content();
            case REPORTER -> entry.reporter(null).content();
            case CLINICIAN_GRADE -> entry.clinicianGrade(null).content();
            case SERIOUSNESS -> entry.seriousness(null).content();
            case EXPECTEDNESS -> entry.expectedness(null).content();
            case WHO_UMC -> entry.whoUmc(null).content();
            case NARANJO -> entry.naranjo(null).content();
            case ACTION -> entry.action(null).content();
            case OUTCOME -> entry.outcome(null).content();
            case NARRATIVE -> entry.narrative("").content();
            default -> throw new AssertionError("No move should need " + field);
        };
        return new AdverseEventCase(
                c.id(),
                c.patient(),
                c.openedAt(),
                c.receivedAt(),
                c.informedAt(),
                c.revision(),
                c.state(),
                less,
                c.history(),
                null,
                null);
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("movesWithReason")
    void aMoveThatNeedsAReasonIsRefusedWithoutOne(Move move, CaseState state) {
        AdverseEventCase aCase = Cases.in(state);
        var both = new Actor("b", Set.of(Capacity.CLINICIAN, Capacity.SAFETY_OFFICER));
        assertThat(aCase.move(both, aCase.revision(), move, "  ", Cases.NOW)).isInstanceOf(Refused.class);
        assertThat(aCase.move(both, aCase.revision(), move, "new finding", Cases.NOW))
                .isInstanceOf(Done.class);
    }

    static Stream<Arguments> movesWithReason() {
        return Stream.concat(
                Stream.of(CaseState.ASSESSED, CaseState.CLOSED).map(state -> Arguments.of(Move.REOPEN, state)),
                Arrays.stream(CaseState.values())
                        .filter(state -> state != CaseState.NULLIFIED)
                        .map(state -> Arguments.of(Move.NULLIFY, state)));
    }

    @Test
    void whatIsOpenToSomebodyIsReadFromTheSameTable() {
        assertThat(Workflow.open(CaseState.ASSESSED, Cases.CLINICIAN))
                .containsExactly(Move.INFORM, Move.REOPEN, Move.CLOSE);
        assertThat(Workflow.open(CaseState.NULLIFIED, Cases.OFFICER)).isEmpty();
    }
}
