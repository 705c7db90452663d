package aftercare.intake.mail;

import aftercare.intake.message.Addressee;
import aftercare.intake.message.HearDelivery;
import aftercare.intake.reply.Inbound;
import aftercare.intake.reply.TakeReply;
import aftercare.kernel.Ids;
import jakarta.mail.Address;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what patients mail back, from the mailbox of the address that messages come from. What was taken in is marked as seen; what could
 * not be is looked at again. Several may read one mailbox, since a mail is known by its Message-ID. What mail servers report of mail that
 * went out is heard; other machines' mail is not answered.
 */
public final class MailInbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MailInbox.class);
    private static final String PATIENCE = "10000";

    private final URLName mailbox;
    private final TakeReply replies;
    private final HearDelivery deliveries;
    private final Duration pause;
    private final Session session;
    private final Thread thread = Thread.ofVirtual().name("mail-inbox").unstarted(this::run);
    private volatile boolean stopped;

    /**
     * @param url such as {@code imaps://user:password@mail.example/INBOX}; it is never logged
     * @param pause between two looks
     */
    public MailInbox(String url, TakeReply replies, HearDelivery deliveries, Duration pause) {
        this.mailbox = new URLName(url);
        this.replies = replies;
        this.deliveries = deliveries;
        this.pause = pause;
        Properties settings = new Properties();
        for (String protocol : List.of("imap", "imaps")) {
            settings.put("mail." + protocol + ".connectiontimeout", PATIENCE);
            settings.put("mail." + protocol + ".timeout", PATIENCE);
            // Or reading alone would mark a mail as seen, also one that could not be taken in.
            settings.put("mail." + protocol + ".peek", "true");
        }
        this.session = Session.getInstance(settings);
    }

    /** Begins to look. */
    public void start() {
        thread.start();
    }

    private void run() {
        while (!stopped) {
            look();
            LockSupport.parkNanos(pause.toNanos());
        }
    }

    private void look() {
        try (Store store = session.getStore(mailbox)) {
            store.connect();
            try (Folder folder = store.getFolder(mailbox.getFile() == null ? "INBOX" : mailbox.getFile())) {
                folder.open(Folder.READ_WRITE);
                for (Message mail : folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false))) {
                    take((MimeMessage) mail);
                    mail.setFlag(Flags.Flag.SEEN, true);
                }
            }
        } catch (MessagingException | IOException | RuntimeException e) {
            LOG.warn(
                    "Reading the mailbox failed with {}; trying again",
                    e.getClass().getName());
        }
    }

    private void take(MimeMessage mail) throws MessagingException, IOException {
        Optional<DeliveryReport> report = DeliveryReport.of(mail);
        if (report.isPresent()) {
            heard(report.get());
            return;
        }
        if (ofAMachine(mail) || !(first(mail) instanceof InternetAddress from)) {
            return;
        }
        String words = MailWords.of(mail);
        String id = mail.getMessageID() == null
                ? Ids.sha256Hex(from.getAddress() + mail.getSentDate() + words)
                : mail.getMessageID();
        TakeReply.Outcome outcome = replies.take(new Inbound(id, Addressee.EMAIL, from.getAddress(), words));
        LOG.info("A mail came in: {}", outcome.getClass().getSimpleName());
    }

    private void heard(DeliveryReport report) {
        boolean known = deliveries.hear(report.messageId(), Addressee.EMAIL, report.report());
        LOG.info(
                "A mail server reports of {} {}: {}",
                known ? "message" : "no message",
                report.messageId(),
                report.report());
    }

    private static @Nullable Address first(MimeMessage mail) throws MessagingException {
        Address[] from = mail.getFrom();
        return from == null || from.length == 0 ? null : from[0];
    }

    /** Says of itself that nobody wrote it (RFC 3834), or is a report of a mail server. */
    private static boolean ofAMachine(MimeMessage mail) throws MessagingException {
        String[] automatic = mail.getHeader("Auto-Submitted");
        return (automatic != null && !automatic[0].strip().equalsIgnoreCase("no"))
                || mail.isMimeType("multipart/report");
    }

    @Override
    public void close() {
        stopped = true;
        LockSupport.unpark(thread);
    }
}
