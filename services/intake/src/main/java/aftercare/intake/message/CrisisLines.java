package aftercare.intake.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;

/** Whom to call in a crisis, by country of residence, from the resource {@code messages/crisis-lines.properties}. */
public final class CrisisLines {
    private static final String RESOURCE = "/messages/crisis-lines.properties";
    private final Properties lines;

    private CrisisLines(Properties lines) {
        this.lines = lines;
    }

    /** The lines that ship with the program. */
    public static CrisisLines load() {
        Properties lines = new Properties();
        try (InputStream in = CrisisLines.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("The program lacks " + RESOURCE);
            }
            lines.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + RESOURCE, e);
        }
        return new CrisisLines(lines);
    }

    /** Whom to call, as one or two sentences. */
    public String sentence(String country) {
        String own = lines.getProperty(country.toUpperCase(Locale.ROOT));
        return own == null ? lines.getProperty("other", "") : own;
    }
}
