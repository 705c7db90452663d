package aftercare.followup.survey;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aftercare.followup.datafile.DataFile;
import aftercare.followup.datafile.DataFileException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DefinitionsTest {
    private static final Map<String, List<Row>> BANDS = bands();

    private record Row(int from, int to, String band) {}

    @ParameterizedTest
    @CsvSource({
        "phq-9, PHQ-9",
        "gad-7, GAD-7",
        "asrm, ASRM (0-4 coding)",
        "ipss, AUA-SI/IPSS",
        "bpic-ss, BPIC-SS",
        "icsi, ICSI",
        "icpi, ICPI",
        "pwc-20, PWC-20",
        "sds, SDS"
    })
    void rangesAndBandsAreThoseOfTheReference(String id, String reference) {
        Definition definition = Definitions.find(id).orElseThrow();
        ScoreRule.Sum total = (ScoreRule.Sum) definition.score("total").orElseThrow();
        List<Row> rows = BANDS.getOrDefault(reference, List.of());
        assertThat(rows).isNotEmpty();
        int most = total.items().stream()
                .mapToInt(i -> Integer.parseInt(
                        definition.item(i).orElseThrow().values().getLast()))
                .sum();
        assertThat(most).isEqualTo(rows.getLast().to());
        if (rows.getFirst().band().startsWith("range only")) {
            assertThat(total.bands()).isEmpty();
        } else {
            assertThat(total.bands().stream().map(b -> new Row(b.from(), b.to(), "")))
                    .containsExactlyElementsOf(rows.stream()
                            .map(r -> new Row(r.from(), r.to(), ""))
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("everyInstrument")
    void everySumIsInOneBandOrInNone(String id) {
        for (ScoreRule rule : Definitions.find(id).orElseThrow().scoring()) {
            if (rule instanceof ScoreRule.Sum(String name, List<String> items, List<ScoreRule.Band> bands)
                    && !bands.isEmpty()) {
                int next = 0;
                for (ScoreRule.Band band : bands) {
                    assertThat(band.from()).as("%s %s", id, name).isEqualTo(next);
                    next = band.to() + 1;
                }
                assertThat(items).isNotEmpty();
            }
        }
    }

    static List<String> everyInstrument() {
        return Definitions.ids();
    }

    @ParameterizedTest
    @MethodSource("scoreOnly")
    void noWordOfALicensedInstrumentIsShipped(String id) {
        String text = Definitions.file(id).text();
        assertThat(Pattern.compile("(?m)^\\s*-?\\s*(text|options|ask|stem|intro):")
                        .matcher(text)
                        .find())
                .isFalse();
        assertThat(text).doesNotContain("text:", "options:", "{en:");
    }

    static List<String> scoreOnly() {
        return Definitions.SCORE_ONLY;
    }

    @Test
    void scoresOfALicensedInstrumentAreAmongThoseOfASurvey() {
        Answers answers = Answers.none();
        for (int i = 1; i <= 7; i++) {
            answers = answers.with("IPSS-" + i, "1");
        }
        assertThat(Scoring.scores(answers)).isEqualTo(Map.of("ipss", 7, "ipss-storage", 3, "ipss-voiding", 3));
        assertThat(Scoring.label(Map.entry("ipss", 7))).hasValue("7, mild");
        assertThat(Scoring.label(Map.entry("sds", 7))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sum: [X-3]                                | test.yaml:9: sum names 'X-3', which is no item here. Did you mean 'X-1'.
            average: all                              | test.yaml:9: 'average' means nothing here. Allowed are name, sum, bands, composite, most-severe-yes, each.
            bands: []                                 | test.yaml:9: scoring does not say how total is computed. Add sum, composite, most-severe-yes or each.
            """)
    void aWrongRuleIsRefusedWithItsLine(String rule, String message) {
        String file = """
                id: test
                version: "1"
                title: Test
                licence: own
                source: none
                recall: now
                reviewed: none
                scoring:
                  - {name: total, %s}
                items:
                  - {id: X-1, from: 0, to: 3}
                  - {id: X-2, from: 0, to: 3}
                """.formatted(rule);
        assertThatThrownBy(() -> new DefinitionFile(Map.of()).read(new DataFile("test.yaml", file)))
                .isInstanceOf(DataFileException.class)
                .hasMessage(message);
    }

    private static Map<String, List<Row>> bands() {
        Map<String, List<Row>> rows = new LinkedHashMap<>();
        DataFile.resource("instrument-bands.csv")
                .text()
                .lines()
                .skip(1)
                .map(line -> line.split(",", 5))
                .collect(groupingBy(cells -> cells[0], LinkedHashMap::new, java.util.stream.Collectors.toList()))
                .forEach((instrument, lines) -> rows.put(
                        instrument,
                        lines.stream()
                                .map(c -> new Row(Integer.parseInt(c[1]), Integer.parseInt(c[2]), c[3]))
                                .toList()));
        return rows;
    }
}
