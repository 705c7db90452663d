package aftercare.followup.cases.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import aftercare.followup.cases.AdverseEventCase;
import aftercare.followup.cases.CaseContent;
import aftercare.followup.cases.CaseEntry;
import aftercare.followup.cases.CaseState;
import aftercare.followup.cases.Cases;
import aftercare.followup.cases.ClinicRole;
import aftercare.followup.cases.Criterion;
import aftercare.followup.cases.ReportingClocks;
import aftercare.followup.cases.Seriousness;
import aftercare.followup.cases.report.E2bCheck.Finding;
import aftercare.followup.cases.report.E2bElement.Conformance;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class E2bTest {
    private static final ReportSender SENDER = new ReportSender("The clinic", "CLINIC1", "AUTHORITY", 3, "DE", "eng");
    private static final ReportingClocks CLOCKS = ReportingClocks.of(ClinicRole.SPONSOR, Cases.ZONE);

    private static ObjectNode draft(AdverseEventCase aCase) {
        return E2bDraft.of(aCase, SENDER, CLOCKS, Cases.NOW);
    }

    private static AdverseEventCase with(UnaryOperator<CaseEntry> change) {
        CaseContent content = change.apply(Cases.judged(Cases.known()).entry()).content();
        return Cases.done(AdverseEventCase.draft(
                "p1", "flag-1", content, Cases.DOSING, Cases.CLINICIAN, Cases.RECEIVED, Cases.NOW));
    }

    @Test
    void theTableHasEveryElementOfTheReference() {
        assertThat(E2bElement.shipped()).hasSize(106);
        assertThat(E2bElement.shipped().stream().filter(e -> e.conformance() == Conformance.MANDATORY))
                .hasSize(32);
        assertThat(E2bElement.shipped().stream().filter(e -> e.conformance() == Conformance.REQUIRED))
                .extracting(E2bElement::code)
                .containsExactly("D.1", "H.1");
    }

    @ParameterizedTest
    @EnumSource(CaseState.class)
    void theDraftOfAWholeCaseLacksNothing(CaseState state) {
        assertThat(E2bCheck.of(draft(Cases.in(state)))).isEmpty();
    }

    @Test
    void theDraftSaysThatItIsOne() {
        ObjectNode draft = draft(Cases.in(CaseState.CLOSED));
        assertThat(draft.path("draft").booleanValue()).isTrue();
        assertThat(draft.path("notice").asString()).startsWith("DRAFT");
    }

    static Stream<E2bElement> whatMustAlwaysBeThere() {
        return E2bElement.shipped().stream().filter(e -> e.conformance() != Conformance.CONDITIONAL);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatMustAlwaysBeThere")
    void eachElementThatIsLackingIsNamedAlone(E2bElement element) {
        ObjectNode draft = draft(Cases.in(CaseState.CLOSED));
        assertThat(remove(draft, element.code())).isTrue();
        assertThat(E2bCheck.of(draft))
                .extracting(Finding::element, Finding::name, Finding::missing)
                .containsExactly(tuple(element.code(), element.name(), true));
    }

    /** A conditional element is named when it is lacking and what it depends on is there. */
    @ParameterizedTest(name = "{0} with {1}")
    @MethodSource("conditions")
    void eachConditionalElementIsNamedWhenItsConditionHolds(String code, String json) {
        ObjectNode draft = draft(Cases.in(CaseState.CLOSED));
        assertThat(codes(E2bCheck.of(merged(draft, json)))).contains(code);
        // Without what it depends on it is not asked for.
        assertThat(codes(E2bCheck.of(draft(Cases.in(CaseState.CLOSED))))).doesNotContain(code);
    }

    static Stream<Arguments> conditions() {
        return Stream.of("""
                        C.1.6.1.r.1 | {"C.1.6.1":true}
                        C.1.9.1.r.1 | {"C.1.9.1":true}
                        C.1.9.1.r.2 | {"C.1.9.1":true,"C.1.9.1.r":[{"C.1.9.1.r.1":"other"}]}
                        C.1.11.2    | {"C.1.11.1":1}
                        C.2.r.3     | {"C.2.r":[{"C.2.r.4":1,"C.2.r.5":1}]}
                        C.2.r.5     | {"C.2.r":[{"C.2.r.4":1}]}
                        C.3.2       | {"C.3.2":null}
                        C.5.4       | {"C.5.4":null}
                        D.2.2b      | {"D.2.2a":40}
                        D.2.2a      | {"D.2.2b":"a"}
                        D.7.1.r.1a  | {"D.7.1.r":[{"D.7.1.r.1b":"10012378"}]}
                        D.7.2       | {"D.7.2":null}
                        D.8.r.1     | {"D.8.r":[{"D.8.r.6a":"20.1","D.8.r.6b":"1"}]}
                        D.8.r.7b    | {"D.8.r":[{"D.8.r.1":"Ketamine","D.8.r.7a":"20.1"}]}
                        D.9.2.r.1a  | {"D.9.2.r":[{"D.9.2.r.1b":"1"}]}
                        D.9.3       | {"D.9.1":"20260311"}
                        E.i.1.1b    | {"E.i":[{"E.i.1.1a":"red"}]}
                        E.i.6b      | {"E.i":[{"E.i.6a":3}]}
                        F.r.1       | {"F.r":[{"F.r.3.4":"blood"}]}
                        F.r.3.3     | {"F.r":[{"F.r.1":"20260311","F.r.3.2":3}]}
                        G.k.2.1.1a  | {"G.k":[{"G.k.2.1.1b":"x"}]}
                        G.k.3.2     | {"G.k":[{"G.k.3.1":"x"}]}
                        G.k.4.r.1b  | {"G.k":[{"G.k.4.r":[{"G.k.4.r.1a":50}]}]}
                        G.k.4.r.3   | {"G.k":[{"G.k.4.r":[{"G.k.4.r.2":2}]}]}
                        G.k.5b      | {"G.k":[{"G.k.5a":50}]}
                        G.k.9.i.3.2b | {"G.k":[{"G.k.9.i":[{"G.k.9.i.3.2a":5}]}]}
                        H.3.r.1a    | {"H.3.r":[{"H.3.r.1b":"1"}]}
                        H.5.r.1b    | {"H.5.r":[{"H.5.r.1a":"summary"}]}
                        """)
                .flatMap(String::lines)
                .map(line -> Arguments.of((Object[])
                        Arrays.stream(line.split("\\|", 2)).map(String::strip).toArray()));
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    E.i.3.2a | false               | wrong
                    E.i.3.2a | "true"              | wrong
                    E.i.3.2a | {"nullFlavor":"NI"} | right
                    E.i.3.2a | {"nullFlavor":"UNK"}| wrong
                    E.i.3.2f | false               | wrong
                    E.i.7    | 0                   | right
                    E.i.7    | 5                   | right
                    E.i.7    | 6                   | wrong
                    G.k.1    | 4                   | right
                    G.k.1    | 0                   | wrong
                    C.1.6.1  | "no"                | wrong
                    C.1.7    | {"nullFlavor":"NI"} | right
                    C.1.7    | {"nullFlavor":"MSK"}| wrong
                    D.1      | {"nullFlavor":"MSK"}| right
                    D.1      | {"nullFlavor":"NI"} | wrong
                    E.i.2.1b | "Hematuria"         | wrong
                    E.i.2.1b | 10019450            | right
                    H.1      | {"nullFlavor":"UNK"}| wrong
                    """)
    void whatTheTableDoesNotAllowIsNamed(String code, String value, String right) {
        ObjectNode draft = draft(Cases.in(CaseState.CLOSED));
        place(draft, code).set(code, JsonMapper.shared().readTree(value));
        assertThat(codes(E2bCheck.of(draft)))
                .containsExactlyElementsOf(right.equals("right") ? List.of() : List.of(code));
        assertThat(E2bCheck.of(draft)).allMatch(finding -> !finding.missing());
    }

    /** What a case lacks, its draft lacks. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("lackingCases")
    void whatTheCaseLacksIsNamed(String codes, UnaryOperator<CaseEntry> change) {
        assertThat(codes(E2bCheck.of(draft(with(change))))).containsExactly(codes.split(" "));
    }

    static Stream<Arguments> lackingCases() {
        return Stream.of(
                lacking("E.i.2.1a E.i.2.1b", e -> e.term(null).clinicianGrade(null)),
                lacking("E.i.7", e -> e.outcome(null)),
                lacking("E.i.3.2a E.i.3.2b E.i.3.2c E.i.3.2d E.i.3.2e E.i.3.2f", e -> e.seriousness(null)),
                lacking("C.2.r.4", e -> e.reporter(null)),
                lacking("G.k.1 G.k.2.2", e -> e.medicines(List.of())),
                lacking("H.1", e -> e.narrative("  ")));
    }

    private static Arguments lacking(String codes, UnaryOperator<CaseEntry> change) {
        return Arguments.of(codes, change);
    }

    @Test
    void aCriterionIsTrueOrHasNoValueAndIsNeverFalse() {
        Map<Criterion, String> elements = Map.of(
                Criterion.DEATH, "E.i.3.2a",
                Criterion.LIFE_THREATENING, "E.i.3.2b",
                Criterion.HOSPITALISATION, "E.i.3.2c",
                Criterion.DISABILITY, "E.i.3.2d",
                Criterion.CONGENITAL_ANOMALY, "E.i.3.2e",
                Criterion.OTHER_MEDICALLY_IMPORTANT, "E.i.3.2f");
        for (Criterion one : Criterion.values()) {
            for (Criterion two : Criterion.values()) {
                JsonNode reaction = draft(with(e -> e.seriousness(Seriousness.of(one, two))))
                        .path("E.i")
                        .path(0);
                elements.forEach((criterion, element) -> assertThat(
                                reaction.path(element).toString())
                        .isEqualTo(criterion == one || criterion == two ? "true" : "{\"nullFlavor\":\"NI\"}"));
            }
        }
    }

    @Test
    void whatIsKnownOfTheKetamineStandsAtIt() {
        JsonNode drug = draft(Cases.in(CaseState.CLOSED)).path("G.k").path(0);
        assertThat(drug.toString()).isEqualTo(JsonMapper.shared().readTree("""
                                        {"G.k.1":1,"G.k.2.2":"Ketamine","G.k.4.r":[{"G.k.4.r.8":"50 mg"}],
                                         "G.k.7.r":[{"G.k.7.r.1":"Depression"}],"G.k.8":1,"G.k.5a":92.5,"G.k.5b":"mg",
                                         "G.k.9.i":[{"G.k.9.i.2.r":[
                                            {"G.k.9.i.2.r.2":"WHO-UMC","G.k.9.i.2.r.3":"probable"},
                                            {"G.k.9.i.2.r.2":"Naranjo","G.k.9.i.2.r.3":"probable (6)"}],
                                           "G.k.9.i.3.2a":21,"G.k.9.i.3.2b":"h"}]}""").toString());
    }

    @Test
    void whetherItIsExpeditedFollowsTheClock() {
        assertThat(draft(Cases.in(CaseState.CLOSED)).path("C.1.7").booleanValue())
                .isTrue();
        assertThat(draft(with(e -> e.seriousness(Seriousness.of())))
                        .path("C.1.7")
                        .toString())
                .isEqualTo("false");
        assertThat(draft(with(e -> e.expectedness(null)))
                        .path("C.1.7")
                        .path("nullFlavor")
                        .asString())
                .isEqualTo("NI");
    }

    @Test
    void aNullifiedCaseSaysSoWithItsReason() {
        ObjectNode draft = draft(Cases.in(CaseState.NULLIFIED));
        assertThat(draft.path("C.1.11.1").intValue()).isEqualTo(1);
        assertThat(draft.path("C.1.11.2").asString()).isEqualTo("because");
    }

    private static Set<String> codes(List<Finding> findings) {
        Set<String> codes = new TreeSet<>();
        findings.forEach(finding -> codes.add(finding.element()));
        return codes;
    }

    private static ObjectNode place(ObjectNode draft, String code) {
        ObjectNode place = draft;
        for (String repetition : E2bElement.repetitions(code)) {
            place = (ObjectNode) place.path(repetition).path(0);
        }
        return place;
    }

    private static boolean remove(ObjectNode draft, String code) {
        ObjectNode place = place(draft, code);
        boolean there = place.has(code);
        place.remove(code);
        return there;
    }

    /** With the fields of an object put over the draft's; the first of a repetition is gone into. */
    private static ObjectNode merged(ObjectNode draft, String json) {
        ObjectNode over = (ObjectNode) JsonMapper.shared().readTree(json);
        for (var field : over.properties()) {
            draft.set(field.getKey(), field.getValue());
        }
        assertThat(draft.path("E.i")).isInstanceOf(ArrayNode.class);
        return draft;
    }
}
