package aftercare.followup.cases.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import aftercare.followup.cases.Table;
import aftercare.followup.cases.signal.Disproportionality.Ratio;
import aftercare.followup.datafile.DataFile;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DisproportionalityTest {
    private static final Offset<Double> LAST_DIGIT = within(0.000001);

    static Stream<CSVRecord> rows() {
        return Table.read(DataFile.resource("cases/signal-2x2.csv").text()).stream();
    }

    @Test
    void theReferenceHasSixteenTables() {
        assertThat(rows()).hasSize(16);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theReferenceIsMetToItsLastDigit(CSVRecord row) {
        var table = new Disproportionality(cell(row, "a"), cell(row, "b"), cell(row, "c"), cell(row, "d"));
        assertThat(table.expected()).isCloseTo(number(row, "E"), LAST_DIGIT);
        same(table.prr(), row, "prr", "prr_ci_low", "prr_ci_high");
        same(table.ror(), row, "ror", "ror_ci_low", "ror_ci_high");
        assertThat(table.chiSquared()).isCloseTo(number(row, "chi2_yates"), LAST_DIGIT);
        same(Optional.of(table.ic()), row, "ic_shrunk", "ic025_noren2013", "ic975_noren2013");
    }

    private static void same(Optional<Ratio> ratio, CSVRecord row, String value, String low, String high) {
        if (row.get(value).isEmpty()) {
            assertThat(ratio).isEmpty();
            return;
        }
        assertThat(ratio).isPresent();
        assertThat(ratio.orElseThrow().value()).isCloseTo(number(row, value), LAST_DIGIT);
        assertThat(ratio.orElseThrow().interval().low()).isCloseTo(number(row, low), LAST_DIGIT);
        assertThat(ratio.orElseThrow().interval().high()).isCloseTo(number(row, high), LAST_DIGIT);
    }

    @Test
    void aTableOfNothingSaysNothing() {
        var nothing = new Disproportionality(0, 0, 0, 0);
        assertThat(nothing.prr()).isEmpty();
        assertThat(nothing.ror()).isEmpty();
        assertThat(nothing.chiSquared()).isZero();
        assertThat(nothing.ic().value()).isZero();
        assertThatThrownBy(() -> new Disproportionality(-1, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static long cell(CSVRecord row, String name) {
        return Long.parseLong(row.get(name));
    }

    private static double number(CSVRecord row, String name) {
        return Double.parseDouble(row.get(name));
    }
}
