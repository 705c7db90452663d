package aftercare.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aftercare.contracts.FollowUpFact.MessageRequested;
import aftercare.contracts.IntakeFact.PatientCleared;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactCatalogueTest {
    private static final String CLEARED = "aftercare.intake.patient-cleared.v1";
    private static final Instant NOW = Instant.parse("2026-03-02T15:20:00Z");

    @Test
    void typeAndTopicFollowFromTheServiceAndTheNameOfTheFact() {
        Fact fact = new PatientCleared("pt-1", "clinician-1", NOW);

        assertThat(FactCatalogue.typeOf(fact)).isEqualTo(CLEARED);
        assertThat(FactCatalogue.topicOf(fact)).isEqualTo("intake.events");
        assertThat(FactCatalogue.classOf(CLEARED)).contains(PatientCleared.class);
    }

    @Test
    void everySealedFactHasATypeOfItsOwn() {
        assertThat(FactCatalogue.types())
                .hasSize(IntakeFact.class.getPermittedSubclasses().length
                        + SessionFact.class.getPermittedSubclasses().length
                        + FollowUpFact.class.getPermittedSubclasses().length);
    }

    @Test
    void unknownTypeIsNamed() {
        assertThat(FactCatalogue.classOf("aftercare.intake.patient-cleared.v9")).isEmpty();
        assertThatThrownBy(() -> read("aftercare.intake.patient-cleared.v9", "{}"))
                .isInstanceOf(UnreadableFactException.class)
                .hasMessage("Unknown type of fact: aftercare.intake.patient-cleared.v9");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"patient":"pt-1","at":"2026-03-02T15:20:00Z"}            | by
            {"patient":"pt-1","by":null,"at":"2026-03-02T15:20:00Z"}  | by
            {"patient":"pt-1","by":"clinician-1"}                     | at
            {"by":"clinician-1","at":"2026-03-02T15:20:00Z"}          | patient
            """)
    void missingOrNullFieldIsNamed(String json, String field) {
        assertThatThrownBy(() -> read(CLEARED, json))
                .isInstanceOf(UnreadableFactException.class)
                .hasMessage(CLEARED + " without " + field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "\"text\"", "{", "{\"patient\":\"secret-value\",\"at\":\"yesterday\"}"})
    void whatIsNoFactIsRefusedWithoutRepeatingIt(String json) {
        assertThatThrownBy(() -> read(CLEARED, json))
                .isInstanceOf(UnreadableFactException.class)
                .hasMessageContaining(CLEARED)
                .hasMessageNotContaining("secret-value");
    }

    @Test
    void absentNumberIsNotReadAsZero() {
        assertThatThrownBy(() -> read(
                        "aftercare.session.hold-applied.v1",
                        "{\"patient\":\"pt-1\",\"holdSequence\":null,\"at\":\"2026-03-02T15:20:00Z\"}"))
                .isInstanceOf(UnreadableFactException.class);
        assertThatThrownBy(() -> read(
                        "aftercare.session.hold-applied.v1", "{\"patient\":\"pt-1\",\"at\":\"2026-03-02T15:20:00Z\"}"))
                .isInstanceOf(UnreadableFactException.class);
    }

    @Test
    void optionalFieldMayBeNullOrAbsent() throws UnreadableFactException {
        String type = "aftercare.follow-up.message-requested.v1";
        MessageRequested hold = new MessageRequested("pt-1", "msg-1", "hold", null, 0, NOW.plusSeconds(60), NOW);
        String json = new String(FactCatalogue.toJson(hold), UTF_8);

        assertThat(read(type, json)).isEqualTo(hold);
        assertThat(read(type, json.replace("\"pollId\":null,", ""))).isEqualTo(hold);
    }

    private static Fact read(String type, String json) throws UnreadableFactException {
        return FactCatalogue.fromJson(type, json.getBytes(UTF_8));
    }
}
