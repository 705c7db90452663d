package aftercare.followup.survey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CausalityTest {
    private static final Path DECISION_TABLE = Path.of("../../../docs/causality.md");

    @ParameterizedTest
    @CsvSource({
        // Worked cases of the clinical reference; the first is PMC6136411.
        "u y y u n u u u u y, 6, PROBABLE",
        "y y u u y u u u u y, 3, POSSIBLE",
        // Each category at its edges.
        "y y y y n u u u u y, 9, DEFINITE",
        "u y y y n u u u u y, 8, PROBABLE",
        "u y y u n u u u u u, 5, PROBABLE",
        "u y u u n u u u u u, 4, POSSIBLE",
        "y u u u u u u u u u, 1, POSSIBLE",
        "u u u u u u u u u u, 0, DOUBTFUL",
        // All the weights for and all against.
        "y y y y n n y y y y, 13, DEFINITE",
        "n n n n y y n n n n, -4, DOUBTFUL"
    })
    void naranjoAddsUpItsWeights(String answers, int total, Naranjo.Category category) {
        assertThat(Naranjo.of(certainties(answers))).isEqualTo(new Naranjo(total, category));
    }

    @Test
    void naranjoWithoutAllTenAnswersHasNoTotal() {
        assertThatThrownBy(() -> Naranjo.of(Collections.nCopies(9, Certainty.YES)))
                .hasMessage("Naranjo has 10 questions, not 9");
    }

    @Test
    void everyCombinationIsInExactlyOneRowOfTheDecisionTableAndSoDecided() throws IOException {
        List<String[]> rows = decisionTable();
        assertThat(rows).hasSize(9);
        int combinations = 0;
        for (List<Certainty> criteria : combinations(6)) {
            WhoUmc judged = WhoUmc.of(criteria);
            List<Certainty> columns = List.of(
                    judged.sufficient(),
                    judged.time(),
                    judged.otherCause(),
                    judged.withdrawal(),
                    judged.definitive(),
                    judged.rechallenge());
            List<String> categories = rows.stream()
                    .filter(row -> matches(row, columns))
                    .map(row -> row[6])
                    .toList();
            assertThat(categories)
                    .as("%s", judged)
                    .containsExactly(judged.category().id());
            combinations++;
        }
        assertThat(combinations).isEqualTo(729);
    }

    private static boolean matches(String[] row, List<Certainty> columns) {
        for (int i = 0; i < columns.size(); i++) {
            if (!row[i].equals("any")
                    && !List.of(row[i].split(", ")).contains(columns.get(i).code())) {
                return false;
            }
        }
        return true;
    }

    private static List<String[]> decisionTable() throws IOException {
        return Files.readString(DECISION_TABLE, UTF_8)
                .lines()
                .filter(l -> l.startsWith("| ") && !l.startsWith("| data"))
                .map(l -> Arrays.stream(l.substring(1).split("\\|"))
                        .map(String::strip)
                        .toArray(String[]::new))
                .toList();
    }

    private static List<List<Certainty>> combinations(int length) {
        if (length == 0) {
            return List.of(List.of());
        }
        List<List<Certainty>> all = new ArrayList<>();
        for (List<Certainty> rest : combinations(length - 1)) {
            for (Certainty one : Certainty.values()) {
                List<Certainty> longer = new ArrayList<>(rest);
                longer.add(one);
                all.add(longer);
            }
        }
        return all;
    }

    private static List<Certainty> certainties(String answers) {
        return Arrays.stream(answers.split(" "))
                .map(a -> Certainty.of(a).orElseThrow())
                .toList();
    }
}
