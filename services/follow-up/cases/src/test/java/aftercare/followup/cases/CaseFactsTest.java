package aftercare.followup.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import aftercare.contracts.FactCatalogue;
import aftercare.contracts.FollowUpFact;
import aftercare.contracts.FollowUpFact.AdverseEventAssessed;
import aftercare.contracts.FollowUpFact.AdverseEventClosed;
import aftercare.contracts.FollowUpFact.AdverseEventReported;
import aftercare.followup.cases.CaseDecision.Both;
import aftercare.kernel.Change;
import aftercare.kernel.Ids;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CaseFactsTest {
    @Test
    void aDraftIsReportedWithItsCausesAndDayZero() {
        AdverseEventCase draft = Cases.draft();
        assertThat(CaseFacts.drafted(draft))
                .isEqualTo(Change.of(
                        draft,
                        new AdverseEventReported(
                                "p1",
                                draft.id(),
                                1,
                                List.of("flag-1"),
                                Cases.HEMATURIA,
                                3,
                                Ids.sha256Hex("Red urine since this morning"),
                                null,
                                "aftercare",
                                Cases.RECEIVED,
                                Cases.NOW)));
    }

    @Test
    void anAssessmentIsToldInCodes() {
        AdverseEventCase before = Cases.in(CaseState.UNDER_ASSESSMENT);
        AdverseEventCase after = Cases.moved(before, Cases.CLINICIAN, Move.ASSESS);
        assertThat(CaseFacts.told(before, after))
                .isEqualTo(Change.of(
                        after,
                        new AdverseEventAssessed(
                                "p1",
                                after.id(),
                                4,
                                Cases.HEMATURIA,
                                2,
                                List.of("hospitalisation", "other-medically-important"),
                                false,
                                "probable",
                                "probable",
                                6,
                                "withdrawn",
                                "recovering",
                                "dr-a",
                                Cases.NOW)));
    }

    @Test
    void aClosingIsToldOnce() {
        AdverseEventCase before = Cases.in(CaseState.ASSESSED);
        AdverseEventCase after = Cases.moved(before, Cases.CLINICIAN, Move.CLOSE);
        assertThat(CaseFacts.told(before, after).events())
                .containsExactly(new AdverseEventClosed(
                        "p1",
                        after.id(),
                        5,
                        "closed",
                        null,
                        Ids.sha256Hex("A patient with red urine."),
                        null,
                        "dr-a",
                        Cases.NOW));
        assertThat(CaseFacts.told(after, after)).isEqualTo(Change.none(after));
    }

    @Test
    void aNullifiedAndAJoinedCaseSayWhyByHash() {
        AdverseEventCase draft = Cases.in(CaseState.DRAFT);
        AdverseEventCase nullified = Cases.moved(draft, Cases.OFFICER, Move.NULLIFY);
        assertThat(CaseFacts.told(draft, nullified).events())
                .singleElement()
                .isInstanceOfSatisfying(AdverseEventClosed.class, closed -> {
                    assertThat(closed.how()).isEqualTo("nullified");
                    assertThat(closed.reasonHash()).isEqualTo(Ids.sha256Hex("because"));
                });
        AdverseEventCase other = Cases.done(AdverseEventCase.draft(
                "p1", "flag-2", Cases.known(), Cases.DOSING, Cases.CLINICIAN, Cases.RECEIVED, Cases.NOW));
        Both both = (Both) draft.join(Cases.OFFICER, draft.revision(), other, 1, "the same", Cases.NOW);
        assertThat(CaseFacts.told(draft, both.first()).events()).isEmpty();
        assertThat(CaseFacts.told(other, both.second()).events())
                .singleElement()
                .isInstanceOfSatisfying(AdverseEventClosed.class, closed -> {
                    assertThat(closed.how()).isEqualTo("joined");
                    assertThat(closed.joinedInto()).isEqualTo(draft.id());
                });
    }

    @Test
    void editsNewsAndReopeningsAreStoredWithoutAFact() {
        AdverseEventCase closed = Cases.in(CaseState.CLOSED);
        AdverseEventCase open = Cases.done(closed.inform(Actor.AFTERCARE, "flag-2", Cases.NOW));
        assertThat(CaseFacts.told(closed, open)).isEqualTo(Change.of(open));
    }

    @Test
    void thePartOfASplitNamesWhereItCameFrom() {
        AdverseEventCase two = Cases.done(Cases.draft().inform(Actor.AFTERCARE, "flag-2", Cases.NOW));
        Both both = (Both) two.split(Cases.CLINICIAN, 2, Set.of("flag-2"), "two events", Cases.DOSING, Cases.NOW);
        assertThat(CaseFacts.drafted(both.first()).events())
                .singleElement()
                .isInstanceOfSatisfying(AdverseEventReported.class, reported -> {
                    assertThat(reported.splitFrom()).isEqualTo(two.id());
                    assertThat(reported.by()).isEqualTo("dr-a");
                });
    }

    @Test
    void noWordOfTheCaseIsOnTheWire() {
        AdverseEventCase assessed = Cases.in(CaseState.ASSESSED);
        AdverseEventCase closed = Cases.moved(assessed, Cases.CLINICIAN, Move.CLOSE);
        List<FollowUpFact> facts = List.of(
                CaseFacts.drafted(Cases.draft()).events().getFirst(),
                CaseFacts.told(Cases.in(CaseState.UNDER_ASSESSMENT), assessed)
                        .events()
                        .getFirst(),
                CaseFacts.told(assessed, closed).events().getFirst());
        assertThat(facts)
                .allSatisfy(fact -> assertThat(new String(FactCatalogue.toJson(fact), UTF_8))
                        .doesNotContainIgnoringCase("urine")
                        .doesNotContain("Fluids", "Label", "Depression", "because"));
    }
}
