package aftercare.followup.datafile;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A value in a data file that knows its line. Every getter that finds something else than it expects throws {@link
 * DataFileException} with that line.
 */
public final class Node {
    private final String file;
    private final String path;
    private final int line;
    private final Object value;

    /** {@code value} is a String, a list of nodes or a map of nodes; built by {@link DataFile} only. */
    Node(String file, String path, int line, Object value) {
        this.file = file;
        this.path = path;
        this.line = line;
        this.value = value;
    }

    public int line() {
        return line;
    }

    /** The whole value as text. */
    public String text() {
        if (value instanceof String text) {
            return text;
        }
        throw wrong("must be a text", "Write it as " + path + ": some text");
    }

    /** True when the whole value is exactly this text. */
    public boolean isText(String text) {
        return value.equals(text);
    }

    /** True when it is a group of named values. */
    public boolean isGroup() {
        return value instanceof Map<?, ?>;
    }

    /** The entries, in the order of the file. */
    public Map<String, Node> entries() {
        if (value instanceof Map<?, ?> map) {
            Map<String, Node> entries = new LinkedHashMap<>();
            map.forEach((k, v) -> entries.put((String) k, (Node) v));
            return entries;
        }
        throw wrong("must be a group of named values", "Indent its names below it");
    }

    /** The items, in order. */
    public List<Node> items() {
        if (value instanceof List<?> list) {
            List<Node> items = new ArrayList<>();
            list.forEach(i -> items.add((Node) i));
            return items;
        }
        throw wrong("must be a list", "Start each of its lines with a dash");
    }

    /** A value that must be there. */
    public Node need(String name) {
        Node found = entries().get(name);
        if (found == null) {
            throw wrong("has no " + name, "Add a line " + name + ": ...");
        }
        return found;
    }

    public Optional<Node> find(String name) {
        return Optional.ofNullable(entries().get(name));
    }

    public String text(String name) {
        return need(name).text();
    }

    public Optional<String> optionalText(String name) {
        return find(name).map(Node::text);
    }

    public String textOr(String name, String otherwise) {
        return optionalText(name).orElse(otherwise);
    }

    /** The items of a list that may be left out. */
    public List<Node> list(String name) {
        return find(name).map(Node::items).orElse(List.of());
    }

    public int number(String name, int otherwise) {
        return find(name).map(Node::number).orElse(otherwise);
    }

    /** The whole value as a number. */
    public int number() {
        try {
            return Integer.parseInt(text());
        } catch (NumberFormatException e) {
            throw wrong("is '" + text() + "', not a whole number", "Write a whole number such as 2");
        }
    }

    /** True when the value is a list. */
    public boolean isList() {
        return value instanceof List<?>;
    }

    public boolean flag(String name, boolean otherwise) {
        return find(name).map(Node::flag).orElse(otherwise);
    }

    private boolean flag() {
        return switch (text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong("is '" + text() + "'", "Write true or false");
        };
    }

    /** An ISO 8601 duration such as {@code PT24H} or {@code P7D}; a day is 24 hours here. */
    public Duration duration() {
        try {
            return Duration.parse(text());
        } catch (DateTimeException e) {
            throw wrong("is '" + text() + "', not a duration", "Write hours as PT24H, minutes as PT5M, days as P7D");
        }
    }

    /** A local time such as {@code "10:00"}. */
    public LocalTime time() {
        try {
            return LocalTime.parse(text());
        } catch (DateTimeException e) {
            throw wrong("is '" + text() + "', not a time", "Write it as \"10:00\"");
        }
    }

    /** One of an enum's constants, written in lower case with dashes. */
    public <E extends Enum<E>> E oneOf(Class<E> type) {
        String wanted = text().toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(type.getEnumConstants())
                .filter(c -> c.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> wrong(
                        "is '" + text() + "'",
                        "Write one of "
                                + String.join(
                                        ", ",
                                        Arrays.stream(type.getEnumConstants())
                                                .map(c -> c.name()
                                                        .toLowerCase(Locale.ROOT)
                                                        .replace('_', '-'))
                                                .toList())));
    }

    /** Refuses names that mean nothing here. */
    public Node only(String... names) {
        List<String> allowed = List.of(names);
        entries().forEach((name, node) -> {
            if (!allowed.contains(name)) {
                throw new DataFileException(
                        file,
                        node.line,
                        "'" + name + "' means nothing here",
                        Nearest.hint(name, allowed).orElse("Allowed are " + String.join(", ", allowed)));
            }
        });
        return this;
    }

    /** An error at this line. */
    public DataFileException wrong(String problem, String fix) {
        return new DataFileException(file, line, path + " " + problem, fix);
    }
}
