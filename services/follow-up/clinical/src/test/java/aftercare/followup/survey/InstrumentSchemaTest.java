package aftercare.followup.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aftercare.followup.datafile.DataFile;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The published schemas against the files that are shipped, and against files that the reader refuses. */
class InstrumentSchemaTest {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Path FOLDER = Path.of("src/main/resources/instruments");

    @ParameterizedTest
    @MethodSource("files")
    void everyShippedInstrumentFollowsTheSchema(Path file) throws IOException {
        assertThat(errors("instrument", Files.readString(file))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyShippedInstrumentSaysWhatItIs(Path file) throws IOException {
        DataFile data = new DataFile(file.toString(), Files.readString(file));
        Heading heading = Heading.read(data.root());
        assertThat(file.getFileName()).hasToString(heading.id() + ".yaml");
        assertThat(Definitions.ids()).contains(heading.id());
        assertThat(List.of(heading.licence(), heading.source(), heading.recall(), heading.version()))
                .noneMatch(String::isBlank);
        assertThat(heading.reviewed()).as("nobody has reviewed what is shipped").isEmpty();
    }

    @Test
    void everyInstrumentHasAFileAndNothingElseHas() throws IOException {
        assertThat(files()).hasSameSizeAs(Definitions.ids());
    }

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(f -> f.toString().endsWith(".yaml") && !f.endsWith("scales.yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @CsvSource({"instrument", "licensed-text"})
    void schemaIsADraft202012Schema(String name) {
        Schema meta = SCHEMAS.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertThat(meta.validate(text(name), InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            reviewed: none                  | reviewer: somebody                         | test.yaml:1: file has no reviewed. Add a line reviewed: ....
            reviewed: none                  | reviewed: yes                              | test.yaml:7: reviewed has no name and date. Write reviewed: none, or reviewed: {name: Dr. A, date: 2026-11-23}.
            reviewed: none                  | reviewed: {name: Dr. A, date: yesterday}   | test.yaml:7: date is 'yesterday', not a date. Write it as 2026-11-23.
            reviewed: none                  | reviewed: {name: Dr. A}                    | test.yaml:7: reviewed has no date. Add a line date: ....
            licence: own                    | `` | test.yaml:1: file has no licence. Add a line licence: ....
            recall: now                     | `` | test.yaml:1: file has no recall. Add a line recall: ....
            source: none                    | `` | test.yaml:1: file has no source. Add a line source: ....
            `{name: total, sum: all}`       | `{name: total}`                            | test.yaml:9: scoring does not say how total is computed. Add sum, composite, most-severe-yes or each.
            """)
    void whatTheReaderRefusesTheSchemaRefusesToo(String written, String instead, String message) {
        String right = """
                id: test
                version: "1"
                title: Test
                licence: own
                source: none
                recall: now
                reviewed: none
                scoring:
                  - {name: total, sum: all}
                items:
                  - {id: X-1, from: 0, to: 3}
                """;
        assertThat(errors("instrument", right)).isEmpty();
        String wrong = right.replace(written, instead == null ? "" : instead);
        assertThat(errors("instrument", wrong)).isNotEmpty();
        assertThatThrownBy(() -> new DefinitionFile(Map.of()).read(new DataFile("test.yaml", wrong)))
                .hasMessage(message);
    }

    @Test
    void aReviewIsNameAndDate() {
        DataFile file = new DataFile("test.yaml", "reviewed: {name: Dr. A, date: 2026-11-23}");
        assertThat(Review.read(file.root())).hasValue(new Review("Dr. A", LocalDate.of(2026, 11, 23)));
    }

    @Test
    void aLicensedTextFollowsItsSchema() {
        assertThat(errors("licensed-text", LicensedTextTest.ENGLISH)).isEmpty();
        assertThat(errors("licensed-text", LicensedTextTest.ENGLISH.replace("language: en", "lingo: en")))
                .isNotEmpty();
    }

    private static List<Error> errors(String schema, String yaml) {
        return SCHEMAS.getSchema(text(schema), InputFormat.JSON).validate(yaml, InputFormat.YAML);
    }

    private static String text(String schema) {
        return DataFile.resource("schemas/" + schema + ".schema.json").text();
    }
}
