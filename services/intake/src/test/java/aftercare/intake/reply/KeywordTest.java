package aftercare.intake.reply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeywordTest {
    @ParameterizedTest
    @CsvSource({
        "STOP, STOP",
        "stop, STOP",
        "'  Stop!! ', STOP",
        "StopAll, STOP",
        "unsubscribe, STOP",
        "END, STOP",
        "quit, STOP",
        "Cancel., STOP",
        "START, START",
        "unstop, START",
        "yes, YES",
        "help?, HELP",
        "INFO, HELP",
        "stop it, NONE",
        "please stop, NONE",
        "'', NONE",
        "the end, NONE",
        "yes please, NONE",
    })
    void aWordThatStandsAloneMeansSomething(String text, Keyword expected) {
        assertThat(Keyword.of(text)).isEqualTo(expected);
    }
}
