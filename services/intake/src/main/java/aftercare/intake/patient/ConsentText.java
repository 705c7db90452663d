package aftercare.intake.patient;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The informed consent in one version: what the patient signs, which says that the use is off label. A draft that no clinician or
 * lawyer has reviewed; the clinic may keep a text of its own under a version of its own.
 *
 * @param paragraphs the title first; none when the clinic keeps the text itself
 */
public record ConsentText(String version, List<String> paragraphs) {
    private static final Pattern VERSION = Pattern.compile("[a-z0-9][a-z0-9.-]{0,60}");

    /** A version of which the program knows only that it says the use is off label, as the clinic vouches. */
    public static ConsentText keptByTheClinic(String version) {
        return new ConsentText(version, List.of());
    }

    /**
     * The text that ships with the program; empty when it has none of that version.
     *
     * @param drug what the clinic calls the drug
     */
    public static Optional<ConsentText> of(String version, String clinic, String clinicPhone, String drug) {
        if (!VERSION.matcher(version).matches()) {
            return Optional.empty();
        }
        try (InputStream in = ConsentText.class.getResourceAsStream("/consent/" + version + ".txt")) {
            if (in == null) {
                return Optional.empty();
            }
            String text = new String(in.readAllBytes(), UTF_8)
                    .replace("\r\n", "\n")
                    .replace("{clinic}", clinic)
                    .replace("{clinic_phone}", clinicPhone)
                    .replace("{drug}", drug);
            return Optional.of(new ConsentText(
                    version, Stream.of(text.split("\n\n")).map(String::strip).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the consent " + version, e);
        }
    }
}
