package aftercare.followup.cases.report;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.followup.cases.AdverseEventCase;
import aftercare.followup.cases.CaseContent;
import aftercare.followup.cases.CaseState;
import aftercare.followup.cases.Cases;
import aftercare.followup.cases.ClinicRole;
import aftercare.followup.cases.ReportingClocks;
import aftercare.followup.cases.Table;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LineListingTest {
    private static final LineListing LISTING = new LineListing(ReportingClocks.of(ClinicRole.SPONSOR, Cases.ZONE));

    private static String csv(AdverseEventCase... cases) throws IOException {
        var out = new StringBuilder();
        LISTING.csv(Stream.of(cases), out);
        return out.toString();
    }

    private static List<JsonNode> ndjson(AdverseEventCase... cases) throws IOException {
        var out = new StringBuilder();
        LISTING.ndjson(Stream.of(cases), out);
        assertThat(out.toString()).endsWith("\n");
        return out.toString().lines().map(JsonMapper.shared()::readTree).toList();
    }

    @Test
    void aCaseIsOneLineUnderItsHeader() throws IOException {
        AdverseEventCase closed = Cases.in(CaseState.CLOSED);
        assertThat(csv(closed))
                .isEqualTo(String.join(",", LineListing.columns())
                        + "\r\n"
                        + closed.id()
                        + ",p1,closed,5,2026-03-11T08:00:00Z,Hematuria,10019450,,Red urine since this morning,"
                        + "2026-03-10 07:00,,3,2,true,hospitalisation other-medically-important,false,"
                        + "Ketamine label 2024-05,probable,probable,6,withdrawn,recovering,Ketamine,2,92.5,50,"
                        + "2026-03-09T09:00:00Z,21,2026-03-26,false,,,\r\n");
    }

    @Test
    void bothFormsHaveTheSameColumnsAndValues() throws IOException {
        AdverseEventCase[] cases = {Cases.draft(), Cases.in(CaseState.CLOSED), Cases.in(CaseState.NULLIFIED)};
        List<CSVRecord> rows = Table.read(csv(cases));
        List<JsonNode> objects = ndjson(cases);
        assertThat(rows).hasSize(3);
        assertThat(objects).hasSize(3);
        for (int i = 0; i < cases.length; i++) {
            assertThat(objects.get(i).propertyNames()).containsExactlyElementsOf(LineListing.columns());
            for (String column : LineListing.columns()) {
                JsonNode value = objects.get(i).path(column);
                assertThat(rows.get(i).get(column)).isEqualTo(value.isNull() ? "" : value.asString());
            }
        }
        assertThat(rows.get(2).get("nullified_because")).isEqualTo("because");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://x\")",
                "+1+cmd|' /C calc'!A0",
                "-2+3",
                "@SUM(A1)",
                "\t=1+1",
                "\r=1+1",
                "\uff1d1+1"
            })
    void aTextThatASpreadsheetWouldRunIsShownAsText(String evil) throws IOException {
        AdverseEventCase aCase = reported(evil);
        assertThat(Table.read(csv(aCase)).getFirst().get("reported")).isEqualTo("'" + evil);
        assertThat(ndjson(aCase).getFirst().path("reported").asString()).isEqualTo(evil);
    }

    @Test
    void aNegativeNumberStaysANumber() throws IOException {
        CaseContent content = Cases.known()
                .entry()
                .naranjo(Cases.answers("u n u n y u u u u u"))
                .content();
        assertThat(Table.read(csv(draft(content))).getFirst().get("naranjo_score"))
                .isEqualTo("-3");
    }

    @Test
    void quotesCommasAndLineBreaksComeBack() throws IOException {
        String text = "She said \"red\", then;\nnothing\r\nmore äöü 血";
        assertThat(Table.read(csv(reported(text))).getFirst().get("reported")).isEqualTo(text);
        assertThat(ndjson(reported(text))).hasSize(1);
    }

    private static AdverseEventCase reported(String text) {
        return draft(Cases.known().entry().reported(text).content());
    }

    private static AdverseEventCase draft(CaseContent content) {
        return Cases.done(AdverseEventCase.draft(
                "p1", "flag-1", content, Cases.DOSING, Cases.CLINICIAN, Cases.RECEIVED, Cases.NOW));
    }
}
