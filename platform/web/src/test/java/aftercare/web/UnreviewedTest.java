package aftercare.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnreviewedTest {
    @Test
    void namesAllUntilSomebodyHasReviewedThem() {
        assertThat(Unreviewed.unless("setting", "none", "one", "two").names()).containsExactly("one", "two");
        assertThat(Unreviewed.unless("setting", "Dr. Ada Example, 2026-11-23", "one", "two")
                        .names())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "yes", "Dr. Ada Example", "2026-11-23", "Dr. Ada Example, 23.11.2026", "Dr. Ada, 2026-13-01"
            })
    void aReviewIsNameAndDate(String reviewer) {
        assertThatThrownBy(() -> Unreviewed.unless("aftercare.session.reviewer", reviewer, "one"))
                .hasMessageContaining("aftercare.session.reviewer is '" + reviewer + "'")
                .hasMessageContaining("Dr. Ada Example, 2026-11-23");
    }
}
