package aftercare.followup.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AssessmentBenchTest {
    /** A generous bound, since other work shares the machine; the benchmark command shows the real figure. */
    @Test
    void anAssessmentTakesMicroseconds() {
        AssessmentBench.Result result = new AssessmentBench().run(400);
        assertThat(result.saves()).isGreaterThan(1000);
        assertThat(result.flags()).isPositive();
        assertThat(result.microsPerPage()).isLessThan(100).isBetween(result.microsPerSave(), result.microsPerEnd());
    }
}
