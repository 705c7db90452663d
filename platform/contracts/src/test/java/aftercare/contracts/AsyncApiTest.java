package aftercare.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The AsyncAPI document says what the catalogue says. */
class AsyncApiTest {
    private static final JsonNode DOCUMENT = new YAMLMapper().readTree(Approved.text("/asyncapi.yaml"));

    static Stream<String> types() {
        return FactCatalogue.types().stream().sorted();
    }

    @Test
    void channelsAreTheThreeTopicsAsTheyAreDeclared() {
        assertThat(DOCUMENT.path("asyncapi").asString()).isEqualTo("3.0.0");
        assertThat(DOCUMENT.path("channels").propertyNames())
                .containsExactlyElementsOf(FactCatalogue.topics().toList());
        FactCatalogue.topics().forEach(topic -> {
            JsonNode channel = DOCUMENT.path("channels").path(topic);
            JsonNode kafka = channel.path("bindings").path("kafka");
            assertThat(channel.path("address").asString()).isEqualTo(topic);
            assertThat(kafka.path("topic").asString()).isEqualTo(topic);
            assertThat(kafka.path("partitions").asInt()).isEqualTo(FactCatalogue.PARTITIONS);
            assertThat(kafka.path("topicConfiguration").path("cleanup.policy").toString())
                    .isEqualTo("[\"delete\"]");
            assertThat(kafka.path("topicConfiguration").path("retention.ms").asInt())
                    .isEqualTo(-1);
        });
    }

    @Test
    void everyTopicHasOneWriter() {
        List<String> written = DOCUMENT.path("operations")
                .valueStream()
                .filter(operation -> operation.path("action").asString().equals("send"))
                .map(operation -> operation.path("channel").path("$ref").asString())
                .toList();

        assertThat(written)
                .containsExactlyInAnyOrderElementsOf(FactCatalogue.topics()
                        .map(topic -> "#/channels/" + topic)
                        .toList());
    }

    @Test
    void channelsCarryExactlyTheTypesOfTheCatalogue() throws UnreadableFactException {
        TreeMap<String, String> expected = new TreeMap<>();
        for (String type : FactCatalogue.types()) {
            expected.put(type, FactCatalogue.topicOf(FactCatalogue.fromJson(type, sample(type))));
        }

        TreeMap<String, String> listed = new TreeMap<>();
        DOCUMENT.path("channels")
                .propertyStream()
                .forEach(channel -> channel.getValue()
                        .path("messages")
                        .valueStream()
                        .forEach(message ->
                                listed.put(resolve(message).path("name").asString(), channel.getKey())));

        assertThat(listed).isEqualTo(expected);
        assertThat(DOCUMENT.path("components").path("messages").size()).isEqualTo(expected.size());
    }

    @ParameterizedTest
    @MethodSource("types")
    void messageNamesItsTypeItsHeadersAndItsSchema(String type) {
        JsonNode message = DOCUMENT.path("components")
                .path("messages")
                .path(FactCatalogue.classOf(type).orElseThrow().getSimpleName());
        JsonNode headers = message.path("headers").path("allOf");

        assertThat(message.path("name").asString()).isEqualTo(type);
        assertThat(message.path("traits").path(0).path("$ref").asString()).isEqualTo("#/components/messageTraits/fact");
        assertThat(headers.path(0).path("$ref").asString()).isEqualTo("#/components/schemas/headers");
        assertThat(headers.path(1)
                        .path("properties")
                        .path("ce_type")
                        .path("const")
                        .asString())
                .isEqualTo(type);
        assertThat(message.path("payload").path("schema").path("$ref").asString())
                .isEqualTo("./schemas/" + type + ".json");
        assertThat(Approved.schema(type).path("title").asString())
                .isEqualTo(message.path("title").asString());
        assertThat(Approved.schema(type).path("description").asString())
                .isEqualTo(message.path("summary").asString());
    }

    @Test
    void headersAreTheCloudEventsAttributesOfTheBinaryMode() {
        JsonNode headers = DOCUMENT.path("components").path("schemas").path("headers");
        TreeSet<String> required = new TreeSet<>();
        headers.path("required").forEach(name -> required.add(name.asString()));

        assertThat(required)
                .containsExactly(
                        "ce_id",
                        "ce_sequence",
                        "ce_source",
                        "ce_specversion",
                        "ce_subject",
                        "ce_time",
                        "ce_type",
                        "content-type");
        assertThat(headers.path("properties").propertyNames()).containsExactlyInAnyOrderElementsOf(required);
    }

    private static JsonNode resolve(JsonNode reference) {
        return DOCUMENT.at(reference.path("$ref").asString().substring(1));
    }

    private static byte[] sample(String type) {
        return Approved.sample(type).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
