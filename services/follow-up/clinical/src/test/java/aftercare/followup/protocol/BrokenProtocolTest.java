package aftercare.followup.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import aftercare.followup.datafile.DataFile;
import aftercare.followup.datafile.DataFileException;
import aftercare.followup.survey.Instruments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A protocol broken in many ways, each in a file of its own under {@code broken}: what to replace, by what, and the approved
 * message. To approve a changed message, correct it there.
 */
class BrokenProtocolTest {
    private static final Path FOLDER = Path.of("src/test/resources/broken");
    private static final Instruments INSTRUMENTS = Instruments.shipped();

    static Stream<Path> broken() throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(FOLDER)) {
            files = listed.filter(f -> f.toString().endsWith(".txt")).sorted().toList();
        }
        return files.stream();
    }

    @ParameterizedTest
    @MethodSource("broken")
    void isRefusedAsApproved(Path file) throws IOException {
        Case broken = Case.read(file);
        Throwable refused =
                catchThrowable(() -> Protocol.load(new DataFile("clinic.yaml", broken.text()), INSTRUMENTS));
        assertThat(refused).isInstanceOf(DataFileException.class);
        assertThat(refused.getMessage()).isEqualTo(broken.message()).matches("clinic\\.yaml:\\d+: .+\\. .+\\.");
    }

    @Test
    void theWholeOneIsNotRefused() throws IOException {
        Protocol protocol = Protocol.load(new DataFile("clinic.yaml", whole()), INSTRUMENTS);
        assertThat(protocol.reviewer()).hasValue("Dr. Ada Example, 2026-11-23");
        assertThat(protocol.rules()).hasSize(4);
    }

    @Test
    void everyMessageIsOfItsOwn() throws IOException {
        Set<String> messages = new HashSet<>();
        List<Path> files = broken().toList();
        for (Path file : files) {
            messages.add(Case.read(file).message().replaceFirst(":\\d+:", ""));
        }
        assertThat(messages).hasSameSizeAs(files).hasSizeGreaterThanOrEqualTo(20);
    }

    private static String whole() throws IOException {
        return Files.readString(FOLDER.resolve("clinic.yaml"));
    }

    private record Case(String text, String message) {
        static Case read(Path file) throws IOException {
            String[] halves = Files.readString(file).split("refused:\n", -1);
            String text = whole();
            for (String edit : halves[0].split("replace:\n")) {
                if (!edit.isEmpty()) {
                    String[] sides = edit.split("by:\n", -1);
                    String from = sides[0].stripTrailing();
                    assertThat(text).as(file.toString()).contains(from);
                    int at = text.indexOf(from);
                    text = text.substring(0, at) + sides[1].stripTrailing() + text.substring(at + from.length());
                }
            }
            return new Case(text, Objects.requireNonNull(halves[1]).strip());
        }
    }
}
