package aftercare.followup.datafile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON so that each value knows its line. */
public final class JsonFile {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String name;
    private final int before;

    private JsonFile(String name, int before) {
        this.name = name;
        this.before = before;
    }

    /**
     * Reads one document.
     *
     * @param name as shown in errors
     * @param line of the file at which the text begins, from 1
     * @throws DataFileException when it is not one JSON document
     */
    public static Node read(String name, String text, int line) {
        JsonFile file = new JsonFile(name, line - 1);
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() == null) {
                throw new DataFileException(name, line, "there is nothing to read", "Write a JSON object: {...}");
            }
            Node root = file.value(parser, "document");
            if (parser.nextToken() != null) {
                throw new DataFileException(
                        name, file.line(parser), "a second document begins", "Write one, or one on each line");
            }
            return root;
        } catch (JacksonException e) {
            int at = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new DataFileException(
                    name, file.before + at, "not readable as JSON", "Check quotes, commas, brackets");
        }
    }

    private int line(JsonParser parser) {
        return before + parser.currentTokenLocation().getLineNr();
    }

    private Node value(JsonParser parser, String path) {
        int line = line(parser);
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return new Node(name, path, line, entries(parser));
        }
        if (token == JsonToken.START_ARRAY) {
            List<Node> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(value(parser, path));
            }
            return new Node(name, path, line, items);
        }
        String text = parser.getString();
        return new Node(name, path, line, text == null ? "" : text);
    }

    private Map<String, Node> entries(JsonParser parser) {
        Map<String, Node> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            int line = line(parser);
            parser.nextToken();
            if (entries.put(key, value(parser, key)) != null) {
                throw new DataFileException(name, line, "'" + key + "' is written twice", "Keep one of them");
            }
        }
        return entries;
    }
}
