package aftercare.followup.datafile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;

/**
 * A YAML file that comes with the product or from the clinic.
 *
 * @param name as shown in errors
 * @param text the whole file
 */
public record DataFile(String name, String text) {
    private static final YAMLFactory YAML = new YAMLFactory();

    /** Reads a file from the class path, named from its root. */
    public static DataFile resource(String name) {
        try (InputStream in = DataFile.class.getResourceAsStream("/" + name)) {
            if (in == null) {
                throw new IllegalStateException("Not on the class path: " + name);
            }
            return new DataFile(name, new String(in.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + name, e);
        }
    }

    /** Reads every {@code .yaml} file of a folder, in the order of their names. */
    public static List<DataFile> folder(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".yaml"))
                    .sorted()
                    .map(DataFile::file)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the folder " + folder, e);
        }
    }

    /** Reads one file. */
    public static DataFile file(Path path) {
        try {
            return new DataFile(path.toString(), Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }

    /** The file's content, each value with its line. */
    public Node root() {
        try (JsonParser parser = YAML.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == null) {
                throw new DataFileException(name, 1, "the file is empty", "Start from the default that is shipped");
            }
            return read(parser, "file");
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new DataFileException(name, line, "not readable as YAML", "Check indentation, quotes and colons");
        }
    }

    private Node read(JsonParser parser, String path) {
        int line = parser.currentTokenLocation().getLineNr();
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return new Node(name, path, line, readEntries(parser));
        }
        if (token == JsonToken.START_ARRAY) {
            List<Node> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(read(parser, path));
            }
            return new Node(name, path, line, items);
        }
        String text = parser.getString();
        return new Node(name, path, line, text == null ? "" : text);
    }

    private Map<String, Node> readEntries(JsonParser parser) {
        Map<String, Node> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            int line = parser.currentTokenLocation().getLineNr();
            parser.nextToken();
            if (entries.put(key, read(parser, key)) != null) {
                throw new DataFileException(name, line, "'" + key + "' is written twice", "Keep one of them");
            }
        }
        return entries;
    }
}
