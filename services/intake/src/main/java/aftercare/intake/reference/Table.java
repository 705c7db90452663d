package aftercare.intake.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table of the clinical reference: comma-separated, a heading line first, a cell with commas in double quotes. */
public final class Table {
    private Table() {}

    /**
     * The rows of a resource under {@code /reference}, each as its cells by heading.
     *
     * @throws IllegalStateException when the resource is missing or a row has another number of cells than the heading
     */
    public static List<Map<String, String>> rows(String name) {
        String resource = "/reference/" + name;
        try (InputStream in = Table.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The program lacks " + resource);
            }
            return parse(resource, new String(in.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + resource, e);
        }
    }

    static List<Map<String, String>> parse(String name, String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        List<String> heading = cells(lines.getFirst());
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = cells(line);
            if (cells.size() != heading.size()) {
                throw new IllegalStateException(name + " has " + cells.size() + " cells in the row '" + line
                        + "': give it " + heading.size() + ", and put a cell with a comma in double quotes");
            }
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < cells.size(); i++) {
                row.put(heading.get(i), cells.get(i));
            }
            rows.add(row);
        }
        return List.copyOf(rows);
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
