package aftercare.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SealedBytesTest {
    private static final SealedBytes SEAL = new SealedBytes(Base64.getEncoder().encodeToString(new byte[32]));

    @Test
    void opensWhatItSealedForTheSameLetter() {
        byte[] sealed = SEAL.seal("a|b|0|1", "text".getBytes(UTF_8));
        assertThat(new String(sealed, UTF_8)).doesNotContain("text");
        assertThat(SEAL.open("a|b|0|1", sealed)).isEqualTo("text".getBytes(UTF_8));
    }

    @Test
    void refusesTheBytesOfAnotherLetter() {
        byte[] sealed = SEAL.seal("a|b|0|1", "text".getBytes(UTF_8));
        assertThatIllegalStateException()
                .isThrownBy(() -> SEAL.open("a|b|0|2", sealed))
                .withMessageContaining("a|b|0|2");
    }

    @ParameterizedTest
    @CsvSource({"AAAA, holds 3 bytes", "not base64, is not base64"})
    void badSecretNamesTheProperty(String secret, String complaint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SealedBytes(secret))
                .withMessageContaining("aftercare.secrets.dead-letters")
                .withMessageContaining(complaint);
    }
}
