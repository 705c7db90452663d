package aftercare.auditor.mail;

import aftercare.auditor.canary.CanaryMail;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Mail that a mail server on this machine keeps as one file each, named so that the oldest sorts first. */
public final class FolderMail implements CanaryMail {
    private static final Logger LOG = LoggerFactory.getLogger(FolderMail.class);
    private static final Session SESSION = Session.getInstance(new Properties());

    private final Path folder;

    public FolderMail(Path folder) {
        this.folder = folder;
    }

    @Override
    public List<String> take() {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".eml"))
                    .sorted()
                    .toList()) {
                texts.add(MailText.of(new MimeMessage(SESSION, new ByteArrayInputStream(Files.readAllBytes(file)))));
                Files.delete(file);
            }
        } catch (NoSuchFileException _) {
            LOG.debug("No mail for the canary yet");
        } catch (IOException | MessagingException e) {
            LOG.warn("Cannot read the canary's mail: {}", e.getClass().getSimpleName());
        }
        return texts;
    }
}
