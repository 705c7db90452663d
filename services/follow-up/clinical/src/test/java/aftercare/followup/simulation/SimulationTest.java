package aftercare.followup.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.followup.protocol.Protocol;
import aftercare.followup.survey.Instruments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulationTest {
    private static final Instruments INSTRUMENTS = Instruments.shipped();
    private static final Simulation SIMULATION = new Simulation(Protocol.shipped(INSTRUMENTS), INSTRUMENTS);

    @ParameterizedTest
    @CsvSource({"1, 200", "2, 120"})
    void withoutChangeFewAreCalledAndWhoGetsWorseIsFound(long seed, int patients) {
        Simulation.Report report = SIMULATION.run(patients, 12, seed);
        assertThat(report.item9Share()).isBetween(0.30, 0.40);
        assertThat(report.urgentShare()).isBetween(0.08, 0.17);
        assertThat(report.planted().keySet()).containsExactly(Planted.values());
        assertThat(report.planted().values()).allSatisfy(finding -> {
            assertThat(finding.patients()).isEqualTo(patients / 10);
            assertThat(finding.found()).isEqualTo(finding.patients());
        });
    }

    @Test
    void theSameSeedGivesTheSameReport() {
        assertThat(SIMULATION.run(10, 6, 7)).isEqualTo(SIMULATION.run(10, 6, 7));
        assertThat(SIMULATION.run(10, 6, 7)).isNotEqualTo(SIMULATION.run(10, 6, 8));
    }
}
