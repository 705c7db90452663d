package aftercare.followup.survey;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The grade 0 to 3 of a symptom from its frequency, severity and interference, each 0 to 4 (Basch et al. 2021, as printed in
 * {@code scoring/composite-grade.csv}; the cells F3 S3, F3 S4 and F3 I3 are 3). The first asked attribute at 0 gives 0,
 * because the others are then not asked.
 */
public final class CompositeGrade {
    /** The attribute is not part of the symptom. */
    public static final int NOT_ASKED = -1;

    private static final Map<Integer, Integer> TABLE = load();

    private CompositeGrade() {}

    /**
     * The grade; empty when no attribute is asked.
     *
     * @param frequency 0 to 4, or {@link #NOT_ASKED}
     * @param severity likewise
     * @param interference likewise
     */
    public static OptionalInt of(int frequency, int severity, int interference) {
        int first = frequency != NOT_ASKED ? frequency : severity != NOT_ASKED ? severity : interference;
        if (first == 0) {
            return OptionalInt.of(0);
        }
        Integer grade = TABLE.get(key(frequency, severity, interference));
        return grade == null ? OptionalInt.empty() : OptionalInt.of(grade);
    }

    private static int key(int frequency, int severity, int interference) {
        return ((frequency + 1) * 6 + severity + 1) * 6 + interference + 1;
    }

    private static Map<Integer, Integer> load() {
        Map<Integer, Integer> table = new HashMap<>();
        try (InputStream in = CompositeGrade.class.getResourceAsStream("/scoring/composite-grade.csv")) {
            if (in == null) {
                throw new IllegalStateException("Not on the class path: scoring/composite-grade.csv");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8));
            lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("frequency"))
                    .forEach(line -> {
                        String[] cells = line.split(",", -1);
                        table.put(key(cell(cells[0]), cell(cells[1]), cell(cells[2])), cell(cells[3]));
                    });
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read scoring/composite-grade.csv", e);
        }
        return Map.copyOf(table);
    }

    private static int cell(String text) {
        return text.isEmpty() ? NOT_ASKED : Integer.parseInt(text);
    }
}
