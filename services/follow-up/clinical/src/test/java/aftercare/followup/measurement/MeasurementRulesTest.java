package aftercare.followup.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.followup.flag.Rule;
import aftercare.followup.flag.StoredFlag;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.survey.Instruments;
import aftercare.kernel.Hold;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasurementRulesTest {
    private static final Protocol PROTOCOL = Protocol.shipped(Instruments.shipped());
    private static final MeasurementRules DEFAULT = PROTOCOL.measured();

    @ParameterizedTest
    @CsvSource({
        "before,    120,  80, no,",
        "before,    159,  99, no,",
        "before,    160,  99, no,  BP-AMB-BEFORE",
        "before,    159, 100, no,  BP-AMB-BEFORE",
        "before,    159,  99, yes,",
        "before,    180, 119, yes, BP-RED-EPISODE",
        "before,    179, 120, yes, BP-RED-EPISODE",
        "before,    250, 150, no,  BP-AMB-BEFORE",
        "40-min,    179, 109, no,",
        "40-min,    180, 109, no,  BP-AMB-EPISODE",
        "40-min,    179, 110, no,  BP-AMB-EPISODE",
        "40-min,    120,  80, yes, BP-AMB-EPISODE",
        "during,    179, 119, yes, BP-AMB-EPISODE",
        "during,    180, 119, yes, BP-RED-EPISODE",
        "during,    179, 120, yes, BP-RED-EPISODE",
        "during,    180, 120, no,  BP-AMB-EPISODE",
        "discharge, 179, 109, no,",
        "discharge, 180, 110, no,  BP-AMB-EPISODE",
        "discharge, 180, 120, yes, BP-RED-EPISODE"
    })
    void firesAtItsLimitAndNotOneBelow(
            String phase, int systolic, int diastolic, String symptoms, @Nullable String expected) {
        var measured = new Measurement(phase, systolic, diastolic, 70, null, symptoms.equals("yes"));
        assertThat(DEFAULT.worriedBy(measured).map(Rule::id)).isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "before, 160, 99, no, BP-AMB-BEFORE",
        "during, 180, 119, yes, BP-RED-EPISODE",
        "discharge, 180, 110, no, BP-AMB-EPISODE"
    })
    void aFlagIsWorkedOutAgainToTheSameBytesAndAChangedOneIsToldApart(
            String phase, int systolic, int diastolic, String symptoms, String rule) {
        var measured = new Measurement(phase, systolic, diastolic, 70, null, symptoms.equals("yes"));
        StoredFlag stored =
                StoredFlag.of(PROTOCOL.raise(rule, "session-1/" + phase, measured.inputs()), "session-1/" + phase);
        assertThat(PROTOCOL.recompute(stored).map(StoredFlag::json)).contains(stored.json());

        var lower = new Measurement(phase, 120, 80, 70, null, false);
        StoredFlag changed =
                StoredFlag.of(PROTOCOL.raise(rule, "session-1/" + phase, lower.inputs()), "session-1/" + phase);
        assertThat(PROTOCOL.recompute(changed)).isEmpty();
        assertThat(Measurement.shown(Map.of("measured phase", "during", "measured systolic", "high")))
                .isEmpty();
    }

    @Test
    void whateverWorriesStopsTheNextDose() {
        assertThat(DEFAULT.all()).hasSize(3).allSatisfy(rule -> {
            assertThat(rule.hold()).isEqualTo(Hold.STOP);
            assertThat(rule.source()).contains("(proposal)");
        });
    }

    @Test
    void aFlagShowsWhatWasMeasuredAndNothingElse() {
        assertThat(new Measurement("during", 180, 120, null, 94, true).inputs())
                .containsOnly(
                        Map.entry("measured phase", "during"),
                        Map.entry("measured systolic", "180"),
                        Map.entry("measured diastolic", "120"),
                        Map.entry("measured oxygen_saturation", "94"),
                        Map.entry("measured symptoms", "yes"));
    }
}
