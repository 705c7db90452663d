package aftercare.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Services of this version and of the one before run side by side while a clinic is upgraded, and the log is kept for ever.
 * The folder {@code released} holds schemas and samples as they were released; they are never edited, only added to.
 */
class ReleasedFactsTest {
    static Stream<String> released() {
        return Approved.typesIn("/released/schemas").stream();
    }

    @ParameterizedTest
    @MethodSource("released")
    void releasedFactIsReadByThisVersion(String type) throws UnreadableFactException {
        byte[] sample =
                Approved.text("/released/samples/" + type + ".json").strip().getBytes(UTF_8);

        assertThat(FactCatalogue.typeOf(FactCatalogue.fromJson(type, sample))).isEqualTo(type);
    }

    @ParameterizedTest
    @MethodSource("released")
    void factOfThisVersionIsReadByTheReleasedOne(String type) {
        JsonNode schema = releasedSchema(type);

        assertThat(Compatibility.breaks(schema, Approved.schema(type))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("released")
    void factOfANewerVersionIsReadByThisOne(String type) throws UnreadableFactException {
        ObjectNode newer = (ObjectNode) Approved.JSON.readTree(Approved.sample(type));
        newer.put("aFieldOfTomorrow", "text");

        assertThat(FactCatalogue.fromJson(type, newer.toString().getBytes(UTF_8)))
                .isEqualTo(FactCatalogue.fromJson(type, Approved.sample(type).getBytes(UTF_8)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"properties":{"patient":{"type":"string"}},"required":["patient"]} | by is gone
            {"properties":{"patient":{"type":"string"},"by":{"type":"integer"}},"required":["patient","by"]} | by was [string] and is [integer]
            {"properties":{"patient":{"type":"string"},"by":{"type":"string"}},"required":["patient"]} | by was always there and may be absent now
            {"properties":{"patient":{"type":"string"},"by":{"type":"string"},"why":{"type":"string"}},"required":["patient","by","why"]} | why is required and was not: older facts lack it
            """)
    void incompatibleChangeIsCaught(String changed, String complaint) {
        JsonNode released = Approved.JSON.readTree(
                "{\"properties\":{\"patient\":{\"type\":\"string\"},\"by\":{\"type\":\"string\"}},\"required\":[\"patient\",\"by\"]}");

        assertThat(Compatibility.breaks(released, Approved.JSON.readTree(changed)))
                .containsExactly(complaint);
    }

    @Test
    void newOptionalFieldIsNoBreak() {
        JsonNode released =
                Approved.JSON.readTree("{\"properties\":{\"by\":{\"type\":\"string\"}},\"required\":[\"by\"]}");
        JsonNode present = Approved.JSON.readTree(
                "{\"properties\":{\"by\":{\"type\":\"string\"},\"until\":{\"type\":[\"string\",\"null\"]}},\"required\":[\"by\"]}");

        assertThat(Compatibility.breaks(released, present)).isEqualTo(List.of());
    }

    private static JsonNode releasedSchema(String type) {
        return Approved.JSON.readTree(Approved.text("/released/schemas/" + type + ".json"));
    }
}
