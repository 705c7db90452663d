package aftercare.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An alert is of use only if what it looks at is measured and its page says what to do. */
class AlertsTest {
    private static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();
    private static final String RULES = read(PROJECT.resolve("deploy/prometheus/rules.yml"));

    @Test
    void everyAlertLooksAtSomethingThatIsMeasured() {
        String code = code();
        List<String> metrics = found("\\baftercare_[a-z_]+", RULES);

        assertThat(metrics).isNotEmpty();
        assertThat(metrics).allSatisfy(metric -> {
            String meter = metric.replaceFirst("(_seconds)?(_max|_count|_sum|_total)?$", "")
                    .replace('_', '.');
            assertThat(code).as("a meter for %s", metric).contains('"' + meter + '"');
        });
    }

    @Test
    void everyAlertHasItsPage() throws IOException {
        List<String> alerts = found("(?<=alert: )\\w+", RULES);

        assertThat(found("(?<=runbook: deploy/runbooks/)\\w+(?=\\.md)", RULES)).isEqualTo(alerts);
        try (Stream<Path> pages = Files.list(PROJECT.resolve("deploy/runbooks"))) {
            assertThat(pages.map(page -> page.getFileName().toString().replace(".md", "")))
                    .containsExactlyInAnyOrderElementsOf(alerts);
        }
        for (String alert : alerts) {
            assertThat(read(PROJECT.resolve("deploy/runbooks/" + alert + ".md")))
                    .startsWith("# " + alert)
                    .contains("**Meaning.**", "**Impact.**", "**Diagnosis.**", "**Mitigation.**");
        }
    }

    private static List<String> found(String pattern, String text) {
        return List.copyOf(Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(each -> each.group())
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static String code() {
        StringBuilder code = new StringBuilder();
        for (String folder : List.of("platform", "services")) {
            try (Stream<Path> files = Files.walk(PROJECT.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".java")
                                && file.toString().contains("/src/main/"))
                        .forEach(file -> code.append(read(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return code.toString();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
