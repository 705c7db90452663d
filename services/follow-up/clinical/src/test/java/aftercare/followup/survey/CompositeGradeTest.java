package aftercare.followup.survey;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.followup.datafile.DataFile;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompositeGradeTest {
    @Test
    void gradesAllCombinationsOfTheTable() {
        List<String[]> rows = DataFile.resource("scoring/composite-grade.csv")
                .text()
                .lines()
                .filter(l -> !l.startsWith("#") && !l.startsWith("frequency"))
                .map(l -> l.split(",", -1))
                .toList();
        assertThat(rows)
                .hasSize(179)
                .allSatisfy(row -> assertThat(CompositeGrade.of(cell(row[0]), cell(row[1]), cell(row[2])))
                        .hasValue(Integer.parseInt(row[3])));
    }

    @ParameterizedTest
    @CsvSource({"3, 3, -1", "3, 4, -1", "3, -1, 3"})
    void gradesThreeWhereACopiedTableSaysTwo(int frequency, int severity, int interference) {
        assertThat(CompositeGrade.of(frequency, severity, interference)).hasValue(3);
    }

    @ParameterizedTest
    @CsvSource({"0, 4, 4", "0, -1, 3", "-1, 0, 4"})
    void theFirstAskedAttributeAtZeroGradesZero(int frequency, int severity, int interference) {
        assertThat(CompositeGrade.of(frequency, severity, interference)).hasValue(0);
    }

    @Test
    void nothingAskedHasNoGrade() {
        assertThat(CompositeGrade.of(-1, -1, -1)).isEqualTo(OptionalInt.empty());
    }

    private static int cell(String text) {
        return text.isEmpty() ? CompositeGrade.NOT_ASKED : Integer.parseInt(text);
    }
}
