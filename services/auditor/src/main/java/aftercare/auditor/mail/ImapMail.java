package aftercare.auditor.mail;

import aftercare.auditor.canary.CanaryMail;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A mailbox at a mail server, of the canary and its contact alone: what is read is deleted. */
public final class ImapMail implements CanaryMail {
    private static final Logger LOG = LoggerFactory.getLogger(ImapMail.class);
    private static final String PATIENCE = "10000";

    private final Session session;
    private final String url;

    /** @param url such as {@code imaps://user:password@mail.example/INBOX}; it is never logged */
    public ImapMail(String url) {
        Properties patience = new Properties();
        for (String protocol : List.of("imap", "imaps")) {
            patience.put("mail." + protocol + ".connectiontimeout", PATIENCE);
            patience.put("mail." + protocol + ".timeout", PATIENCE);
        }
        this.session = Session.getInstance(patience);
        this.url = url;
    }

    @Override
    public List<String> take() {
        List<String> texts = new ArrayList<>();
        var address = new jakarta.mail.URLName(url);
        try (Store store = session.getStore(address)) {
            store.connect();
            String name = address.getFile() == null ? "INBOX" : address.getFile();
            try (Folder folder = store.getFolder(name)) {
                folder.open(Folder.READ_WRITE);
                for (Message message : folder.getMessages()) {
                    texts.add(MailText.of(message));
                    message.setFlag(Flags.Flag.DELETED, true);
                }
            }
        } catch (IOException | MessagingException e) {
            LOG.warn("Cannot read the canary's mailbox: {}", e.getClass().getSimpleName());
        }
        return texts;
    }
}
