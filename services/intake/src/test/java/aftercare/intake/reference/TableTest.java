package aftercare.intake.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void quotedCellsKeepTheirCommas() {
        assertThat(Table.parse("t.csv", "id,rule,source\nC09,\"Pregnant, nursing\",seed\n\nC08,Other,\n"))
                .containsExactly(
                        Map.of("id", "C09", "rule", "Pregnant, nursing", "source", "seed"),
                        Map.of("id", "C08", "rule", "Other", "source", ""));
    }

    @Test
    void aRowOfAnotherLengthIsNamed() {
        assertThatThrownBy(() -> Table.parse("t.csv", "id,rule\nC09,Pregnant, nursing\n"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("t.csv has 3 cells in the row 'C09,Pregnant, nursing': give it 2");
    }
}
