package aftercare.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The approved schemas and samples, as they lie beside the code. */
final class Approved {
    static final JsonMapper JSON = new JsonMapper();

    private Approved() {}

    static JsonNode schema(String type) {
        return JSON.readTree(text("/schemas/" + type + ".json"));
    }

    /** The bytes of the record on the wire, without the line end of the file. */
    static String sample(String type) {
        return text("/samples/" + type + ".json").strip();
    }

    static String text(String resource) {
        try (InputStream in = Approved.class.getResourceAsStream(resource)) {
            return new String(
                    Objects.requireNonNull(in, () -> "No approved file " + resource)
                            .readAllBytes(),
                    UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The types that have a file in the folder, such as {@code /schemas}. */
    static List<String> typesIn(String folder) {
        URL place = Objects.requireNonNull(Approved.class.getResource(folder), () -> "No folder " + folder);
        try (var files = Files.list(Path.of(place.toURI()))) {
            return files.map(file -> file.getFileName().toString().replaceFirst("\\.json$", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
