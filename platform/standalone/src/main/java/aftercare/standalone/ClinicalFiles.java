package aftercare.standalone;

import aftercare.followup.datafile.DataFile;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.survey.Instruments;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The protocol and instruments a command is asked for; those that come with the product otherwise. */
record ClinicalFiles(Instruments instruments, Protocol protocol) {

    /**
     * Reads them.
     *
     * @throws aftercare.followup.datafile.DataFileException when one is wrong
     * @throws Refusal when one cannot be read
     */
    static ClinicalFiles of(@Nullable Path protocol, @Nullable Path instrumentFolder) {
        Instruments instruments =
                instrumentFolder == null ? Instruments.shipped() : Instruments.shippedBut(own(instrumentFolder));
        return new ClinicalFiles(
                instruments,
                protocol == null
                        ? Protocol.shipped(instruments)
                        : Protocol.load(new DataFile(protocol.toString(), text(protocol)), instruments));
    }

    private static List<DataFile> own(Path folder) {
        List<DataFile> files = new ArrayList<>();
        try (Stream<Path> listed = Files.list(folder)) {
            listed.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .forEach(file -> files.add(new DataFile(file.toString(), text(file))));
        } catch (IOException e) {
            throw new Refusal("The folder " + folder + " cannot be read: name one with instrument files");
        }
        return files;
    }

    static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new Refusal("There is no file " + file + ": check its name");
        } catch (MalformedInputException e) {
            throw new Refusal("The file " + file + " is not UTF-8 text: save it as such");
        } catch (IOException e) {
            throw new Refusal("The file " + file + " cannot be read: " + e.getMessage());
        }
    }
}
