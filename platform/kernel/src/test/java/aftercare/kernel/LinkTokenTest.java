package aftercare.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class LinkTokenTest {
    private static final byte[] SECRET =
            "0123456789abcdef0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    @Test
    void samePollAndGenerationGiveTheSameToken() {
        assertThat(LinkToken.of(SECRET, "poll-1", 1)).isEqualTo(LinkToken.of(SECRET.clone(), "poll-1", 1));
    }

    @Test
    void anyOtherPartGivesAnother() {
        byte[] otherSecret = SECRET.clone();
        otherSecret[0]++;
        assertThat(LinkToken.of(SECRET, "poll-1", 1))
                .isNotEqualTo(LinkToken.of(SECRET, "poll-2", 1))
                .isNotEqualTo(LinkToken.of(SECRET, "poll-1", 2))
                .isNotEqualTo(LinkToken.of(otherSecret, "poll-1", 1));
    }

    @Test
    void holdsMoreThan128BitsInCharactersOfAUrl() {
        assertThat(LinkToken.of(SECRET, "poll-1", 1).value()).matches("[A-Za-z0-9_-]{24}");
    }

    @Test
    void isStoredHashedAndNeverPrinted() {
        LinkToken token = LinkToken.of(SECRET, "poll-1", 1);
        assertThat(token.hash()).hasSize(64).doesNotContain(token.value());
        assertThat(token.toString()).doesNotContain(token.value());
    }

    @Test
    void shortSecretIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinkToken.of(new byte[15], "poll-1", 1))
                .withMessageContaining("15 bytes")
                .withMessageContaining("aftercare.secrets.links");
    }
}
