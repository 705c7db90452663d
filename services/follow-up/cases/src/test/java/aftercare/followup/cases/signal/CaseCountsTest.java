package aftercare.followup.cases.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import aftercare.followup.cases.AdverseEventCase;
import aftercare.followup.cases.CaseContent;
import aftercare.followup.cases.CaseState;
import aftercare.followup.cases.Cases;
import aftercare.followup.cases.Criterion;
import aftercare.followup.cases.DayTime;
import aftercare.followup.cases.Seriousness;
import aftercare.followup.cases.signal.CaseCounts.Judged;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseCountsTest {
    private static final AdverseEventCase SERIOUS = Cases.in(CaseState.CLOSED);
    private static final AdverseEventCase MILD = draft(
            "mild",
            Cases.known()
                    .entry()
                    .term("10028813")
                    .seriousness(Seriousness.of())
                    .onset(DayTime.of(LocalDate.of(2026, 1, 31)))
                    .content());
    private static final AdverseEventCase UNKNOWN =
            draft("unknown", CaseContent.empty().entry().reported("Something").content());
    private static final CaseCounts COUNTS =
            CaseCounts.of(List.of(SERIOUS, MILD, UNKNOWN, Cases.in(CaseState.NULLIFIED)), Cases.ZONE);

    @Test
    void everyPileHasItsCasesAndTheNullifiedOneIsInNone() {
        assertThat(COUNTS.cases()).containsExactly(SERIOUS.id(), MILD.id(), UNKNOWN.id());
        assertThat(COUNTS.byTerm())
                .isEqualTo(Map.of(
                        "",
                        List.of(UNKNOWN.id()),
                        "10028813",
                        List.of(MILD.id()),
                        Cases.HEMATURIA,
                        List.of(SERIOUS.id())));
        assertThat(COUNTS.byGrade()).isEqualTo(Map.of(0, List.of(MILD.id(), UNKNOWN.id()), 2, List.of(SERIOUS.id())));
        assertThat(COUNTS.bySeriousness())
                .isEqualTo(Map.of(
                        Judged.SERIOUS, List.of(SERIOUS.id()),
                        Judged.NOT_SERIOUS, List.of(MILD.id()),
                        Judged.NOT_JUDGED, List.of(UNKNOWN.id())));
        assertThat(CaseCounts.sizes(COUNTS.byCriterion()))
                .isEqualTo(Map.of(
                        Criterion.DEATH, 0,
                        Criterion.LIFE_THREATENING, 0,
                        Criterion.HOSPITALISATION, 1,
                        Criterion.DISABILITY, 0,
                        Criterion.CONGENITAL_ANOMALY, 0,
                        Criterion.OTHER_MEDICALLY_IMPORTANT, 1));
        assertThat(CaseCounts.sizes(COUNTS.byExposure()))
                .isEqualTo(Map.of(
                        ExposureBand.NONE_KNOWN, 2,
                        ExposureBand.FIRST, 0,
                        ExposureBand.INDUCTION, 1,
                        ExposureBand.TWICE_THAT, 0,
                        ExposureBand.MORE, 0));
    }

    @Test
    void aMonthWithoutACaseIsThereToo() {
        assertThat(COUNTS.byMonth())
                .isEqualTo(Map.of(
                        YearMonth.of(2026, 1), List.of(MILD.id()),
                        YearMonth.of(2026, 2), List.of(),
                        YearMonth.of(2026, 3), List.of(SERIOUS.id(), UNKNOWN.id())));
    }

    @Test
    void whatHasNoOnsetIsOfTheMonthInWhichTheClinicHeardOfItOnItsClock() {
        // Half an hour before midnight in UTC is the first of April in Berlin.
        AdverseEventCase late = draft(
                "late", CaseContent.empty().entry().reported("x").content(), Instant.parse("2026-03-31T23:30:00Z"));
        assertThat(CaseCounts.of(List.of(late), Cases.ZONE).byMonth()).containsOnlyKeys(YearMonth.of(2026, 4));
    }

    @ParameterizedTest
    @CsvSource({
        "0, NONE_KNOWN",
        "1, FIRST",
        "2, INDUCTION",
        "6, INDUCTION",
        "7, TWICE_THAT",
        "12, TWICE_THAT",
        "13, MORE",
        "200, MORE"
    })
    void bandsHaveTheirEdges(int sessions, ExposureBand band) {
        assertThat(ExposureBand.of(sessions)).isEqualTo(band);
    }

    @Test
    void ratesArePerHundredSessionsAndPerMonthOfAPatient() {
        assertThat(CaseCounts.per100Sessions(COUNTS.cases(), 60).value()).isEqualTo(5.0);
        Rate monthly = CaseCounts.perPatientMonth(COUNTS.cases(), Duration.ofHours(365 * 24 + 6));
        assertThat(monthly.exposure()).isCloseTo(12, within(1e-9));
        assertThat(monthly.value()).isCloseTo(0.25, within(1e-9));
        assertThat(monthly.interval().low()).isCloseTo(0.6187 / 12, within(1e-4));
        assertThat(monthly.interval().high()).isCloseTo(8.7673 / 12, within(1e-4));
    }

    @Test
    void ofNoCasesEverythingIsEmpty() {
        CaseCounts none = CaseCounts.of(List.of(), Cases.ZONE);
        assertThat(none.cases()).isEmpty();
        assertThat(none.byMonth()).isEmpty();
        assertThat(CaseCounts.per100Sessions(none.cases(), 200).interval().high())
                .isCloseTo(1.8444, within(1e-4));
    }

    private static AdverseEventCase draft(String cause, CaseContent content) {
        return draft(cause, content, Cases.RECEIVED);
    }

    private static AdverseEventCase draft(String cause, CaseContent content, Instant received) {
        return Cases.done(AdverseEventCase.draft(
                "p1", cause, content, Cases.DOSING, Cases.CLINICIAN, received, received.plusSeconds(60)));
    }
}
