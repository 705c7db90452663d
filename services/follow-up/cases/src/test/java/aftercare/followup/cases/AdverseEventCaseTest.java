package aftercare.followup.cases;

import static aftercare.followup.cases.Cases.CLINICIAN;
import static aftercare.followup.cases.Cases.COORDINATOR;
import static aftercare.followup.cases.Cases.DOSING;
import static aftercare.followup.cases.Cases.NOW;
import static aftercare.followup.cases.Cases.OFFICER;
import static aftercare.followup.cases.Cases.done;
import static org.assertj.core.api.Assertions.assertThat;

import aftercare.followup.cases.CaseDecision.Both;
import aftercare.followup.cases.CaseDecision.Conflict;
import aftercare.followup.cases.CaseDecision.Done;
import aftercare.followup.cases.CaseDecision.Refused;
import aftercare.followup.survey.Naranjo;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AdverseEventCaseTest {
    private static final Instant LATER = NOW.plus(Duration.ofHours(3));

    @Test
    void aDraftHasTheDerivedIdTheFlagAndTheComputedExposure() {
        AdverseEventCase draft = Cases.draft();
        assertThat(draft.id()).isEqualTo(AdverseEventCase.idOf("p1", "flag-1")).startsWith("case-");
        assertThat(draft.state()).isEqualTo(CaseState.DRAFT);
        assertThat(draft.revision()).isEqualTo(1);
        assertThat(draft.receivedAt()).isEqualTo(Cases.RECEIVED);
        assertThat(draft.content().flags()).containsExactly("flag-1");
        assertThat(draft.content().exposure())
                .isEqualTo(DOSING.at(Cases.known().onset()).orElseThrow());
        assertThat(Field.EXPOSURE.of(draft)).contains("2 sessions, 92.5 mg", "PT21H before");
        assertThat(draft.history()).extracting(HistoryEntry::field).contains(Field.REPORTED, Field.TERM, Field.FLAGS);
        assertThat(Cases.draft()).isEqualTo(draft);
    }

    static Stream<Arguments> everyFieldOfTheContent() {
        return Stream.of(
                of(Field.REPORTED, e -> e.reported("Blood in the urine")),
                of(Field.TERM, e -> e.term("10063057")),
                of(Field.SPECIFICATION, e -> e.specification("clots")),
                of(Field.ONSET, e -> e.onset(new DayTime(LocalDate.of(2026, 3, 10), LocalTime.of(7, 30)))),
                of(Field.END, e -> e.end(DayTime.of(LocalDate.of(2026, 3, 11)))),
                of(Field.PATIENT_GRADE, e -> e.patientGrade(1)),
                of(Field.CLINICIAN_GRADE, e -> e.clinicianGrade(3)),
                of(Field.SERIOUSNESS, e -> e.seriousness(Seriousness.of(Criterion.LIFE_THREATENING))),
                of(Field.EXPECTEDNESS, e -> e.expectedness(new Expectedness(true, "Label 2025"))),
                of(Field.WHO_UMC, e -> e.whoUmc(Cases.judged(Cases.known()).whoUmc())),
                of(Field.NARANJO, e -> e.naranjo(Cases.answers("u y y u u y u u u y"))),
                of(Field.ACTION, e -> e.action(DrugAction.DOSE_REDUCED)),
                of(Field.OUTCOME, e -> e.outcome(Outcome.RECOVERED)),
                of(Field.TREATMENT, e -> e.treatment("Rest")),
                of(Field.MEDICINES, e -> e.medicines(List.of())),
                of(Field.NARRATIVE, e -> e.narrative("Once upon a time")),
                of(Field.REPORTER, e -> e.reporter(new Reporter(Qualification.PHYSICIAN, "dr-a", "DE"))));
    }

    private static Arguments of(Field field, UnaryOperator<CaseEntry> change) {
        return Arguments.of(field, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyFieldOfTheContent")
    void eachChangedFieldIsKeptWithWhoWhenBeforeAndAfter(Field field, UnaryOperator<CaseEntry> change) {
        AdverseEventCase before = Cases.draft();
        CaseContent entered = change.apply(before.content().entry()).content();
        AdverseEventCase after = done(before.edit(CLINICIAN, 1, entered, "as told", DOSING, LATER));
        assertThat(after.history()).startsWith(before.history().toArray(HistoryEntry[]::new));
        List<HistoryEntry> added =
                after.history().subList(before.history().size(), after.history().size());
        assertThat(added)
                .filteredOn(entry -> entry.field() == field)
                .containsExactly(new HistoryEntry(
                        2, LATER, "dr-a", Move.EDIT, field, field.of(before), field.of(entered), "as told"));
        assertThat(added).allMatch(entry -> entry.field() == field || entry.field() == Field.EXPOSURE);
    }

    @Test
    void theTableAboveHasEveryFieldThatCanBeEdited() {
        EnumSet<Field> rest = EnumSet.allOf(Field.class);
        everyFieldOfTheContent().forEach(row -> rest.remove((Field) row.get()[0]));
        assertThat(rest)
                .containsExactly(
                        Field.EXPOSURE, Field.FLAGS, Field.STATE, Field.RECEIVED, Field.SPLIT_FROM, Field.JOINED_INTO)
                .allMatch(field -> field.changedBy().isEmpty());
        assertThat(CaseContent.class.getRecordComponents()).hasSize(17 + 2);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyFieldOfTheContent")
    void aFieldIsChangedByThoseAloneWhoMay(Field field, UnaryOperator<CaseEntry> change) {
        for (Actor by : List.of(CLINICIAN, OFFICER, COORDINATOR)) {
            AdverseEventCase draft = Cases.draft();
            CaseDecision decision =
                    draft.edit(by, 1, change.apply(draft.content().entry()).content(), "", DOSING, LATER);
            if (by.isOneOf(field.changedBy())) {
                assertThat(decision).isInstanceOf(Done.class);
            } else {
                assertThat(decision)
                        .isInstanceOfSatisfying(
                                Refused.class,
                                refused -> assertThat(refused.problems())
                                        .extracting(Problem::field)
                                        .containsExactly(field));
            }
        }
    }

    @Test
    void causalityAndGradeNeedAClinician() {
        assertThat(List.of(Field.CLINICIAN_GRADE, Field.WHO_UMC, Field.NARANJO))
                .allMatch(field -> field.changedBy().equals(Set.of(Capacity.CLINICIAN)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    hospitalisation other-medically-important | hospitalisation                           | downgrade
                    hospitalisation                           | other-medically-important                 | downgrade
                    hospitalisation                           | ''                                        | downgrade
                    hospitalisation                           | unjudged                                  | downgrade
                    hospitalisation                           | hospitalisation death                     | free
                    ''                                        | hospitalisation                           | free
                    unjudged                                  | ''                                        | free
                    ''                                        | unjudged                                  | free
                    """)
    void takingACriterionBackNeedsTheSafetyOfficerAndAReason(String before, String after, String what) {
        AdverseEventCase draft = Cases.draft();
        AdverseEventCase first = before.equals("unjudged")
                ? draft
                : done(draft.edit(
                        CLINICIAN,
                        1,
                        draft.content().entry().seriousness(seriousness(before)).content(),
                        "",
                        DOSING,
                        NOW));
        CaseContent entered = first.content()
                .entry()
                .seriousness(after.equals("unjudged") ? null : seriousness(after))
                .content();
        long seen = first.revision();
        boolean down = what.equals("downgrade");
        assertThat(first.edit(CLINICIAN, seen, entered, "why", DOSING, NOW))
                .isInstanceOf(down ? Refused.class : Done.class);
        assertThat(first.edit(OFFICER, seen, entered, "", DOSING, NOW)).isInstanceOf(down ? Refused.class : Done.class);
        assertThat(first.edit(OFFICER, seen, entered, "why", DOSING, NOW)).isInstanceOf(Done.class);
    }

    private static Seriousness seriousness(String codes) {
        return new Seriousness(Arrays.stream(codes.split(" "))
                .filter(code -> !code.isEmpty())
                .map(code -> Coded.of(Criterion.values(), code).orElseThrow())
                .toList());
    }

    static Stream<Arguments> whatCannotStand() {
        return Stream.of(
                of(Field.TERM, e -> e.term("123")),
                of(Field.SPECIFICATION, e -> e.term(CtcaeTerms.PSYCHIATRIC_OTHER)),
                of(Field.ONSET, e -> e.onset(DayTime.of(LocalDate.of(2026, 3, 12)))),
                of(Field.END, e -> e.end(DayTime.of(LocalDate.of(2026, 3, 12)))),
                of(Field.END, e -> e.end(DayTime.of(LocalDate.of(2026, 3, 9)))),
                of(Field.END, e -> e.end(new DayTime(LocalDate.of(2026, 3, 10), LocalTime.of(6, 59)))),
                of(Field.PATIENT_GRADE, e -> e.patientGrade(4)),
                of(Field.PATIENT_GRADE, e -> e.patientGrade(-1)),
                of(Field.CLINICIAN_GRADE, e -> e.clinicianGrade(6)),
                of(Field.CLINICIAN_GRADE, e -> e.term("10046539").clinicianGrade(3)),
                of(Field.CLINICIAN_GRADE, e -> e.term(null).clinicianGrade(1)),
                of(
                        Field.SERIOUSNESS,
                        e -> e.outcome(Outcome.FATAL).seriousness(Seriousness.of(Criterion.HOSPITALISATION))),
                of(Field.SERIOUSNESS, e -> e.clinicianGrade(5).seriousness(Seriousness.of())),
                of(Field.NARANJO, e -> e.naranjo(Cases.answers("y y y"))),
                of(Field.NARRATIVE, e -> e.narrative("x".repeat(20_001))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatCannotStand")
    void whatCannotStandIsRefusedAtItsField(Field field, UnaryOperator<CaseEntry> change) {
        AdverseEventCase draft = Cases.draft();
        assertThat(draft.edit(
                        CLINICIAN, 1, change.apply(draft.content().entry()).content(), "", DOSING, LATER))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::field)
                                .containsExactly(field));
    }

    @Test
    void thePatientsGradeMayBeHigherThanTheTermHas() {
        AdverseEventCase draft = Cases.draft();
        CaseContent frequency = draft.content()
                .entry()
                .term("10046539")
                .patientGrade(3)
                .clinicianGrade(2)
                .content();
        assertThat(draft.edit(CLINICIAN, 1, frequency, "", DOSING, LATER)).isInstanceOf(Done.class);
    }

    @Test
    void twoPeopleEditingSeeBothVersionsAndLoseNothing() {
        AdverseEventCase read = Cases.draft();
        CaseContent one = read.content()
                .entry()
                .treatment("Fluids")
                .outcome(Outcome.RECOVERING)
                .content();
        CaseContent other = read.content()
                .entry()
                .treatment("Antibiotics")
                .narrative("Text")
                .content();
        AdverseEventCase stored = done(read.edit(CLINICIAN, 1, one, "", DOSING, NOW));
        assertThat(stored.edit(COORDINATOR, 1, other, "", DOSING, LATER))
                .isEqualTo(new Conflict(
                        stored,
                        other,
                        EnumSet.of(Field.TREATMENT, Field.OUTCOME),
                        EnumSet.of(Field.TREATMENT, Field.OUTCOME)));
        assertThat(stored.move(OFFICER, 1, Move.NULLIFY, "why", LATER)).isInstanceOf(Conflict.class);
    }

    @Test
    void anEditThatChangesNothingIsNoRevision() {
        AdverseEventCase draft = Cases.draft();
        assertThat(draft.edit(CLINICIAN, 1, draft.content(), "", DOSING, LATER)).isEqualTo(new Done(draft));
    }

    @Test
    void flagsAndExposureCannotBeEnteredByHand() {
        AdverseEventCase draft = Cases.draft();
        CaseContent forged =
                draft.content().entry().flags(List.of("flag-7")).exposure(null).content();
        assertThat(draft.edit(CLINICIAN, 1, forged, "", DOSING, LATER)).isEqualTo(new Done(draft));
    }

    @Test
    void newInformationReopensAClosedCaseOnce() {
        AdverseEventCase closed = Cases.in(CaseState.CLOSED);
        AdverseEventCase open = done(closed.inform(Actor.AFTERCARE, "flag-2", LATER));
        assertThat(open.state()).isEqualTo(CaseState.UNDER_ASSESSMENT);
        assertThat(open.informedAt()).isEqualTo(LATER);
        assertThat(open.receivedAt()).isEqualTo(closed.receivedAt());
        assertThat(open.content().flags()).containsExactly("flag-1", "flag-2");
        assertThat(open.inform(Actor.AFTERCARE, "flag-2", LATER)).isEqualTo(new Done(open));
        assertThat(closed.inform(Actor.AFTERCARE, "flag-1", LATER)).isEqualTo(new Done(closed));
    }

    @Test
    void aCorrectedDoseIsNewInformation() {
        AdverseEventCase closed = Cases.in(CaseState.CLOSED);
        assertThat(closed.recompute(DOSING, LATER)).isEqualTo(new Done(closed));
        var corrected = new Dosing(
                List.of(
                        DOSING.given().getFirst(),
                        new SessionGiven("s2", DOSING.given().get(1).startedAt(), new BigDecimal("150"))),
                Cases.ZONE);
        AdverseEventCase open = done(closed.recompute(corrected, LATER));
        assertThat(open.state()).isEqualTo(CaseState.UNDER_ASSESSMENT);
        assertThat(open.history().getLast().field()).isEqualTo(Field.STATE);
        assertThat(open.history())
                .anyMatch(entry -> entry.field() == Field.EXPOSURE
                        && entry.before().contains("92.5 mg")
                        && entry.after().contains("192.5 mg")
                        && entry.who().equals("aftercare"));
        AdverseEventCase nullified = Cases.in(CaseState.NULLIFIED);
        assertThat(nullified.recompute(corrected, LATER)).isEqualTo(new Done(nullified));
    }

    @Test
    void aSplitLeavesBothPartsWithTheirFlagsAndTheirOrigin() {
        AdverseEventCase two = done(Cases.draft().inform(Actor.AFTERCARE, "flag-2", NOW));
        Both both = (Both) two.split(CLINICIAN, 2, Set.of("flag-2"), "two events", DOSING, LATER);
        assertThat(both.first().splitFrom()).isEqualTo(two.id());
        assertThat(both.first().content().flags()).containsExactly("flag-2");
        assertThat(both.first().state()).isEqualTo(CaseState.DRAFT);
        assertThat(both.first().receivedAt()).isEqualTo(two.receivedAt());
        assertThat(both.second().id()).isEqualTo(two.id());
        assertThat(both.second().content().flags()).containsExactly("flag-1");
        assertThat(both.second().history().getLast().reason()).isEqualTo("two events");
        assertThat(both.first().id())
                .isNotEqualTo(two.id())
                .isEqualTo(((Both) two.split(CLINICIAN, 2, Set.of("flag-1"), "again", DOSING, LATER))
                        .first()
                        .id());
        for (Set<String> wrong : List.of(Set.<String>of(), Set.of("flag-1", "flag-2"), Set.of("flag-3"))) {
            assertThat(two.split(CLINICIAN, 2, wrong, "two events", DOSING, LATER))
                    .isInstanceOf(Refused.class);
        }
    }

    @Test
    void aJoinKeepsFlagsSeriousnessAndTheEarlierDayZero() {
        AdverseEventCase first = Cases.draft();
        Instant earlier = Cases.RECEIVED.minus(Duration.ofDays(2));
        CaseContent serious = Cases.known()
                .entry()
                .seriousness(Seriousness.of(Criterion.HOSPITALISATION))
                .content();
        AdverseEventCase other = done(AdverseEventCase.draft("p1", "flag-2", serious, DOSING, CLINICIAN, earlier, NOW));
        Both both = (Both) first.join(OFFICER, 1, other, 1, "the same bleeding", LATER);
        assertThat(both.first().content().flags()).containsExactly("flag-1", "flag-2");
        assertThat(both.first().content().serious()).isTrue();
        assertThat(both.first().receivedAt()).isEqualTo(earlier);
        assertThat(both.first().history()).extracting(HistoryEntry::field).contains(Field.RECEIVED);
        assertThat(both.second().state()).isEqualTo(CaseState.NULLIFIED);
        assertThat(both.second().joinedInto()).isEqualTo(first.id());
        assertThat(both.second().nullified())
                .hasValueSatisfying(entry -> assertThat(entry.reason()).isEqualTo("the same bleeding"));
        assertThat(both.second().content()).isEqualTo(other.content());
    }

    @Test
    void aCaseOfAnotherPatientOrOfAClosedStateIsNotJoined() {
        AdverseEventCase first = Cases.draft();
        AdverseEventCase stranger =
                done(AdverseEventCase.draft("p2", "flag-1", Cases.known(), DOSING, CLINICIAN, Cases.RECEIVED, NOW));
        AdverseEventCase closed = Cases.in(CaseState.CLOSED);
        assertThat(first.join(OFFICER, 1, stranger, 1, "why", LATER)).isInstanceOf(Refused.class);
        assertThat(first.join(OFFICER, 1, first, 1, "why", LATER)).isInstanceOf(Refused.class);
        assertThat(first.join(OFFICER, 1, closed, closed.revision(), "why", LATER))
                .isInstanceOf(Refused.class);
        assertThat(first.join(OFFICER, 1, stranger, 7, "why", LATER))
                .isInstanceOfSatisfying(
                        Conflict.class,
                        conflict -> assertThat(conflict.stored()).isEqualTo(stranger));
    }

    @Test
    void aNullifiedCaseKeepsEverythingWithTheReason() {
        AdverseEventCase nullified = Cases.in(CaseState.NULLIFIED);
        assertThat(nullified.content().reported()).isEqualTo("Red urine since this morning");
        assertThat(nullified.nullified()).hasValueSatisfying(entry -> {
            assertThat(entry.reason()).isEqualTo("because");
            assertThat(entry.who()).isEqualTo("safety-b");
        });
        assertThat(Cases.draft().nullified()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "u y y u n u u u u y, 6, PROBABLE",
        "y y u u y u u u u y, 3, POSSIBLE",
        "y y y y n u u u u u, 8, PROBABLE",
        "y y y y n u y u u u, 9, DEFINITE",
        "u u u u u u u u u u, 0, DOUBTFUL",
        "y u u u u u u u u u, 1, POSSIBLE",
        "u y u y u u u u u u, 4, POSSIBLE",
        "y y u y u u u u u u, 5, PROBABLE"
    })
    void theNaranjoScoreComesFromTheAnswers(String answers, int total, Naranjo.Category category) {
        // The first two are the published cases, with the scores given in PMC6136411 and the clinical reference.
        CaseContent content =
                CaseContent.empty().entry().naranjo(Cases.answers(answers)).content();
        assertThat(content.naranjoScore()).contains(new Naranjo(total, category));
    }

    @Test
    void nothingOfTheContentIsInALogLine() {
        AdverseEventCase whole = Cases.in(CaseState.CLOSED);
        assertThat(whole + " " + whole.content() + whole.history())
                .doesNotContain("Red urine", "Fluids", "A patient with", "Depression");
    }
}
