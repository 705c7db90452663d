package aftercare.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code docs/seed-coverage.md} and {@code docs/complaints.md} name exists, and no row is left open without saying so. */
class SeedCoverageTest {
    private static final Path ROOT = Path.of("../..");
    private static final Pattern NAMED = Pattern.compile("`([^`]+)`");

    private record Row(int number, String covered, String open) {
        List<String> named() {
            return NAMED.matcher(covered).results().map(m -> m.group(1)).toList();
        }
    }

    @Test
    void everyRowOfTheSeedIsThereOnce() throws IOException {
        assertThat(rows().stream().map(Row::number))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 30).boxed().toList());
    }

    @Test
    void everyRowNamesWhatCoversItOrSaysNotYet() throws IOException {
        assertThat(rows())
                .allSatisfy(row -> assertThat(row.number() == 4
                                || row.number() == 5
                                || !row.named().isEmpty()
                                || !row.open().isEmpty())
                        .as("row %s", row.number())
                        .isTrue());
    }

    @Test
    void everyTestAndPageNamedExists() throws IOException {
        Map<String, String> tests = tests();
        for (Row row : rows()) {
            for (String name : row.named()) {
                assertThat(exists(name, tests))
                        .as("row %s: %s", row.number(), name)
                        .isTrue();
            }
        }
    }

    @Test
    void everyComplaintIsPlayedByTestsThatExist() throws IOException {
        Map<String, String> tests = tests();
        List<String> complaints = Files.readString(ROOT.resolve("docs/complaints.md"))
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| Complaint"))
                .toList();
        assertThat(complaints).hasSizeGreaterThanOrEqualTo(10).allSatisfy(line -> {
            List<String> named =
                    NAMED.matcher(line).results().map(m -> m.group(1)).toList();
            assertThat(named)
                    .as(line)
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(exists(name, tests)).as(name).isTrue());
        });
    }

    private static boolean exists(String name, Map<String, String> tests) {
        if (name.endsWith(".jte")) {
            return Files.exists(ROOT.resolve(name));
        }
        String[] parts = name.split("#", -1);
        return parts.length == 2
                && tests.containsKey(parts[0])
                && Pattern.compile("void " + parts[1] + "\\(")
                        .matcher(tests.getOrDefault(parts[0], ""))
                        .find();
    }

    private static List<Row> rows() throws IOException {
        Pattern row = Pattern.compile("^\\| (\\d+) \\|[^|]*\\|[^|]*\\|([^|]*)\\|([^|]*)\\|$");
        return Files.readString(ROOT.resolve("docs/seed-coverage.md"))
                .lines()
                .map(row::matcher)
                .flatMap(m -> m.results())
                .map(SeedCoverageTest::row)
                .toList();
    }

    private static Row row(MatchResult found) {
        return new Row(
                Integer.parseInt(found.group(1)),
                found.group(2).strip(),
                found.group(3).strip());
    }

    /** Simple name of each test class to its source. */
    private static Map<String, String> tests() throws IOException {
        Map<String, String> tests = new HashMap<>();
        for (String part : Arrays.asList("services", "platform")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(part))) {
                for (Path file : files.filter(f -> f.toString().endsWith("Test.java"))
                        .filter(f -> f.toString().contains("src/test/java"))
                        .toList()) {
                    tests.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
                }
            }
        }
        return tests;
    }
}
