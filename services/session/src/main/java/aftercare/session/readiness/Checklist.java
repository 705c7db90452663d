package aftercare.session.readiness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rows of {@code readiness/pre-session-checklist.csv} by their ids. */
public final class Checklist {
    private static final String FILE = "readiness/pre-session-checklist.csv";
    private static final Pattern COMMA = Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");
    private static final Pattern HOURS = Pattern.compile("([0-9]+)|unspecified \\(([0-9]+) proposed\\)");

    private final Map<String, Row> rows;

    private Checklist(Map<String, Row> rows) {
        this.rows = rows;
    }

    /**
     * One row.
     *
     * @param hours its window; null when it has none that a clock can measure
     * @param source where the rule is from
     */
    public record Row(
            String id, String rule, String action, @Nullable Integer hours, String source) {}

    /** As it is shipped. */
    public static Checklist shipped() {
        try (InputStream in = Checklist.class.getResourceAsStream("/" + FILE)) {
            if (in == null) {
                throw new IllegalStateException("Not on the class path: " + FILE);
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8));
            return new Checklist(lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("rule_id,"))
                    .map(Checklist::parse)
                    .collect(Collectors.toMap(Row::id, row -> row, (a, _) -> a, LinkedHashMap::new)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + FILE, e);
        }
    }

    private static Row parse(String line) {
        String[] cells = COMMA.split(line, -1);
        Matcher hours = HOURS.matcher(cells[3]);
        Integer window =
                hours.matches() ? Integer.valueOf(hours.group(1) == null ? hours.group(2) : hours.group(1)) : null;
        return new Row(cells[0], cells[1], cells[2].replace("\"", ""), window, cells[4]);
    }

    /** @throws IllegalArgumentException when there is no such row */
    public Row row(String id) {
        Row row = rows.get(id);
        if (row == null) {
            throw new IllegalArgumentException("There is no row " + id + " in " + FILE);
        }
        return row;
    }

    /** How long before the dose (P) or after it (A) the row reaches. */
    public Duration window(String id) {
        Integer hours = row(id).hours();
        if (hours == null) {
            throw new IllegalArgumentException("Row " + id + " in " + FILE + " has no window in hours");
        }
        return Duration.ofHours(hours);
    }

    public Map<String, Row> rows() {
        return Collections.unmodifiableMap(rows);
    }
}
