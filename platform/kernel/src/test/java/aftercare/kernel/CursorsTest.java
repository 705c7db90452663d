package aftercare.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CursorsTest {
    private static final String SOURCE = "/intake/patients/p-1";

    @ParameterizedTest
    @CsvSource({
        "0, 1, NEXT",
        "0, 2, GAP",
        "1, 1, DUPLICATE",
        "1, 2, NEXT",
        "1, 3, GAP",
        "7, 3, DUPLICATE",
        "7, 8, NEXT",
    })
    void verdictDependsOnTheLastOneOfTheSource(long last, long sequence, Verdict verdict) {
        Cursors cursors = last == 0 ? Cursors.none() : new Cursors(Map.of(SOURCE, last));
        assertThat(cursors.check(SOURCE, sequence)).isEqualTo(verdict);
    }

    @Test
    void sourcesAreCountedApart() {
        Cursors cursors = Cursors.none().advance("/a", 1).advance("/b", 1).advance("/a", 2);
        assertThat(cursors.last()).isEqualTo(Map.of("/a", 2L, "/b", 1L));
    }

    @ParameterizedTest
    @CsvSource({"1", "3"})
    void advanceRefusesWhatDoesNotFollow(long sequence) {
        Cursors cursors = new Cursors(Map.of(SOURCE, 1L));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cursors.advance(SOURCE, sequence))
                .withMessageContaining(SOURCE)
                .withMessageContaining("the last one applied is 1");
    }
}
