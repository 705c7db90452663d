package aftercare.followup.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignInPagesTest {
    @ParameterizedTest
    @CsvSource({
        "/inbox, true",
        "/sessions/ses-1?from=a%20b, true",
        "'', false",
        "//evil.example, false",
        "/\\evil.example, false",
        "https://evil.example, false",
        "javascript:alert(1), false",
        "'/in box', false"
    })
    void leadsOnlyToPathsOfOurs(String next, boolean local) {
        assertThat(SignInPages.local(next)).isEqualTo(local);
    }
}
