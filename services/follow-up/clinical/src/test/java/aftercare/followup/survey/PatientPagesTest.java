package aftercare.followup.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatientPagesTest {
    private static final PatientPages PAGES = PatientPages.shipped();

    @ParameterizedTest
    @CsvSource({"US, 988, 911", "CA, 988, 911"})
    void crisisNumbersFollowTheCountryOfResidence(String country, String crisis, String emergency) {
        PatientPages.Page page = PAGES.page("RED-S", "en", CrisisNumbers.of(country), Map.of("rota", "R."));
        assertThat(page.heading()).hasValue("Get help from a person now.");
        assertThat(page.text().getFirst())
                .contains("Call or text " + crisis + ".", "call " + emergency + " or go to the nearest emergency room");
        assertThat(page.buttons())
                .containsExactly(
                        new PatientPages.Button("Call 988", "tel:988"),
                        new PatientPages.Button("Text 988", "sms:988"),
                        new PatientPages.Button("Call 911", "tel:911"));
        assertThat(page.fields()).extracting(PatientPages.Field::name).containsExactly("phone", "address", "someone");
        assertThat(page.closing()).hasValue("You can stop here. The other questions can wait.");
    }

    @Test
    void anUnknownCountryGetsWordsAndNoButtons() {
        PatientPages.Page page = PAGES.page("RED-S", "en", CrisisNumbers.of("DE"), Map.of("rota", "R."));
        assertThat(page.text().getFirst()).contains("Call or text your local emergency number.");
        assertThat(page.buttons()).isEmpty();
    }

    @Test
    void theRotaIsToldHonestly() {
        Map<String, String> words =
                Map.of("on_call_role", "The doctor on call", "time", "14:05", "clinic", "Hill Clinic");
        assertThat(PAGES.rota(true, "en", CrisisNumbers.of("US"), words))
                .isEqualTo(
                        "The doctor on call has been alerted and will try to call you by 14:05. If the phone has not rung by"
                                + " then, do not wait: call 988 or 911.");
        assertThat(PAGES.rota(false, "en", CrisisNumbers.of("US"), words))
                .isEqualTo("No one from Hill Clinic can call you before 14:05. Do not wait for us.");
    }

    @Test
    void aMissingWordIsAnErrorAndNotABrace() {
        assertThatThrownBy(
                        () -> PAGES.page("AMB-M", "en", CrisisNumbers.of("US"), Map.of("reader", "Dr. A", "time", "9")))
                .hasMessageContaining("{clinic_phone}");
    }
}
