package aftercare.followup.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.followup.protocol.Protocol;
import aftercare.followup.survey.Instruments;
import aftercare.kernel.Tier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulationTest {
    private static final Instruments INSTRUMENTS = Instruments.shipped();
    private static final Simulation SIMULATION = new Simulation(Protocol.shipped(INSTRUMENTS), INSTRUMENTS);

    @ParameterizedTest
    @CsvSource({"1, 200", "2, 120"})
    void withoutChangeFewAreCalledAndWhoGetsWorseIsFound(long seed, int patients) {
        Simulation.Report report = SIMULATION.run(patients, 84, seed);
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
        assertThat(SIMULATION.run(10, 42, 7)).isEqualTo(SIMULATION.run(10, 42, 7));
        assertThat(SIMULATION.run(10, 42, 7)).isNotEqualTo(SIMULATION.run(10, 42, 8));
    }

    @Test
    void aMonthOfAPatientAddsUp() {
        Simulation.Report report = SIMULATION.run(20, 365, 3);
        assertThat(report.months()).isEqualTo(20 * 372 / 30.0);
        double invitations = report.aMonth(report.answered() + report.missed());
        // 52 weekly surveys, 28 sessions with three surveys each, the baselines and those after the last: some 12 a
        // month.
        assertThat(invitations).isBetween(10.0, 13.0);
        assertThat(report.aMonth(report.answered()) / invitations).isBetween(0.87, 0.93);
        assertThat(report.silences().keySet()).isSubsetOf(Tier.AMBER, Tier.YELLOW);
        assertThat(report.silences().getOrDefault(Tier.YELLOW, 0)).isPositive();
        assertThat(report.flags().values().stream().mapToInt(n -> n).sum())
                .isEqualTo(report.rules().values().stream().mapToInt(n -> n).sum());
    }
}
