package aftercare.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchCommandTest {
    @ParameterizedTest
    @CsvSource({"--seconds,0", "--seconds,601", "--seconds,ten", "--only,everything", "--fast,1"})
    void wrongOptionsAreRefusedBeforeAnythingIsMeasured(String option, String value) {
        assertThat(Aftercare.commandLine().execute("bench", option, value)).isEqualTo(2);
    }
}
