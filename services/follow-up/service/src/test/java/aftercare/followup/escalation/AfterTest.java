package aftercare.followup.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.kernel.Tier;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a list goes on. */
class AfterTest {
    private static final After ONE = new After(Tier.AMBER, Instant.parse("2026-11-23T14:00:00.123Z"), "esc-1~2");

    @Test
    void whatIsWrittenIsRead() {
        assertThat(After.read(ONE.cursor())).contains(ONE);
        assertThat(ONE.cursor()).matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "!!", "AMBER", "AMBER~1", "PINK~1~esc", "AMBER~soon~esc", "AMBER~99999999999999999999~e"
            })
    void whatIsNoneIsNone(String text) {
        assertThat(After.read(text)).isEmpty();
        assertThat(After.read(
                        Base64.getUrlEncoder().encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8))))
                .isEmpty();
    }

    @Test
    void theMoreUrgentComesFirst() {
        assertThat(new After(Tier.RED, Instant.MAX, "z")).isLessThan(ONE);
        assertThat(new After(Tier.AMBER, ONE.actBy().plusMillis(1), "a")).isGreaterThan(ONE);
        assertThat(new After(Tier.AMBER, ONE.actBy(), "esc-1~1")).isLessThan(ONE);
    }
}
