package aftercare.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

class SchemasAndSamplesTest {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    static Stream<String> types() {
        return FactCatalogue.types().stream().sorted();
    }

    @Test
    void everyTypeHasASchemaAndASampleAndNothingElseHas() {
        TreeSet<String> types = new TreeSet<>(FactCatalogue.types());

        assertThat(Approved.typesIn("/schemas")).containsExactlyElementsOf(types);
        assertThat(Approved.typesIn("/samples")).containsExactlyElementsOf(types);
    }

    @ParameterizedTest
    @MethodSource("types")
    void schemaIsADraft202012Schema(String type) {
        Schema meta = SCHEMAS.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

        assertThat(meta.validate(Approved.schema(type))).isEmpty();
        assertThat(Approved.schema(type).path("$id").asString()).isEqualTo("urn:" + type.replace('.', ':'));
    }

    @ParameterizedTest
    @MethodSource("types")
    void schemaDescribesExactlyTheRecord(String type) {
        assertThat(SchemaAndRecord.differences(
                        Approved.schema(type), FactCatalogue.classOf(type).orElseThrow()))
                .isEmpty();
    }

    @Test
    void plantedDifferencesBetweenSchemaAndRecordAreFound() {
        record Planted(String patient, int pollId, @Nullable Instant at, String added) {}

        assertThat(SchemaAndRecord.differences(Approved.schema("aftercare.follow-up.poll-sent.v1"), Planted.class))
                .containsExactly(
                        "pollId is [string] in the schema and [integer] in the record",
                        "at is [string] in the schema and [null, string] in the record",
                        "at is required in one and may be null in the other",
                        "the schema lacks added",
                        "the record lacks step",
                        "the record lacks sessions",
                        "the record lacks surveys",
                        "the record lacks lastSurveys",
                        "the record lacks together");
    }

    @ParameterizedTest
    @MethodSource("types")
    void sampleIsValidAgainstItsSchema(String type) {
        assertThat(errors(type, Approved.sample(type))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void sampleIsByteForByteWhatTheCatalogueWrites(String type) throws UnreadableFactException {
        Fact fact = FactCatalogue.fromJson(type, Approved.sample(type).getBytes(UTF_8));

        assertThat(new String(FactCatalogue.toJson(fact), UTF_8)).isEqualTo(Approved.sample(type));
        assertThat(FactCatalogue.typeOf(fact)).isEqualTo(type);
    }

    @ParameterizedTest
    @MethodSource("types")
    void fieldsOfANewerWriterAreAcceptedAndIgnored(String type) throws UnreadableFactException {
        ObjectNode newer = sampleNode(type).put("fieldOfANewerWriter", "x");

        assertThat(errors(type, newer.toString())).isEmpty();
        assertThat(FactCatalogue.fromJson(type, newer.toString().getBytes(UTF_8)))
                .isEqualTo(FactCatalogue.fromJson(type, Approved.sample(type).getBytes(UTF_8)));
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyKnownFieldIsRequiredBySchemaAndReaderAlike(String type) {
        for (var component : FactCatalogue.classOf(type).orElseThrow().getRecordComponents()) {
            boolean optional = Stream.of(component.getAnnotatedType().getAnnotations())
                    .anyMatch(a -> a.annotationType().getSimpleName().equals("Nullable"));
            ObjectNode without = sampleNode(type);
            without.remove(component.getName());
            byte[] json = without.toString().getBytes(UTF_8);

            if (optional) {
                assertThat(errors(type, without.toString())).isEmpty();
            } else {
                assertThat(errors(type, without.toString())).hasSize(1);
                assertThatThrownBy(() -> FactCatalogue.fromJson(type, json))
                        .as(component.getName())
                        .isInstanceOf(UnreadableFactException.class);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void sampleCarriesNothingPersonal(String type) {
        Pattern personal = Pattern.compile("[^\"\\s]@|\\+\\d{6,}|\"(name|email|phone|birthDate|note|reason-text)\":");

        assertThat(Approved.sample(type)).doesNotContainPattern(personal);
    }

    private static ObjectNode sampleNode(String type) {
        return (ObjectNode) Approved.JSON.readTree(Approved.sample(type));
    }

    private static List<Error> errors(String type, String json) {
        return SCHEMAS.getSchema(Approved.schema(type))
                .validate(
                        json,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }
}
