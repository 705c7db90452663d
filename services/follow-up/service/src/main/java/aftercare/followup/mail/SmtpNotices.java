package aftercare.followup.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import aftercare.followup.escalation.Notice;
import aftercare.followup.escalation.Way;
import aftercare.followup.notice.Digest;
import aftercare.followup.notice.DigestChannel;
import aftercare.followup.notice.NoticeChannel;
import aftercare.followup.notice.NoticeWords;
import aftercare.followup.notice.Reach;
import aftercare.followup.staff.Account;
import aftercare.web.provider.Taken;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.InstantSource;
import java.util.Date;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Tells staff by mail: how urgent, by when, and where to read on; no patient and no answer. */
public final class SmtpNotices implements NoticeChannel, DigestChannel {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpNotices.class);
    /** Of a digest; the inbox lists all. */
    private static final int MOST_LINES = 50;

    private final JavaMailSenderImpl server;
    private final String from;
    private final NoticeWords words;
    private final InstantSource clock;

    /** @param clock the product's, for the mail's date */
    public SmtpNotices(JavaMailSenderImpl server, String from, NoticeWords words, InstantSource clock) {
        this.server = server;
        this.from = from;
        this.words = words;
        this.clock = clock;
    }

    @Override
    public Way way() {
        return Way.EMAIL;
    }

    @Override
    public Taken deliver(String id, Notice notice, Reach reach) {
        String tier = NoticeWords.tier(notice.tier());
        String by = words.time(notice.actBy());
        String again = notice.step() == 1 ? "" : " (notice " + notice.step() + ")";
        return send(notice.messageId(), notice.recipient(), tier + ": act by " + by + again, """
                %s escalation, open since %s.
                Act by %s.

                %s

                You are told again until somebody acknowledges it.
                """.formatted(
                        tier, words.time(notice.openedAt()), by, words.page(notice)));
    }

    @Override
    public Taken deliver(Digest digest, Reach reach) {
        int more = digest.waiting().size() - MOST_LINES;
        String lines = digest.waiting().stream()
                .limit(MOST_LINES)
                .map(line -> NoticeWords.tier(line.tier()) + ", act by " + words.time(line.actBy()) + ": "
                        + words.page(digest.recipient(), line.byCall(), line.escalationId()))
                .collect(Collectors.joining("\n"));
        return send(digest.id(), digest.recipient(), digest.headline(), """
                You were not told of these one by one. The first is to be acted on by %s.

                %s
                %s
                All that waits: %s
                """.formatted(
                        words.time(digest.actBy()),
                        lines,
                        more > 0 ? "and " + more + " more\n" : "",
                        words.list(digest.recipient())));
    }

    private Taken send(String id, Account to, String subject, String text) {
        try {
            MimeMessage mail = new Identified(server.getSession(), "<" + id + "@aftercare>");
            mail.setFrom(new InternetAddress(from));
            mail.setRecipient(RecipientType.TO, new InternetAddress(to.email(), true));
            mail.setSubject(subject, UTF_8.name());
            mail.setSentDate(Date.from(clock.instant()));
            mail.setText(text, UTF_8.name());
            mail.setHeader("Auto-Submitted", "auto-generated");
            server.send(mail);
            return Taken.ACCEPTED;
        } catch (MailException | MessagingException e) {
            LOG.warn(
                    "Mail {} to staff was not handed over: {}", id, e.getClass().getSimpleName());
            return Taken.NOT_NOW;
        }
    }

    /** A mail whose Message-ID is ours, the same at every attempt. */
    private static final class Identified extends MimeMessage {
        private final String id;

        Identified(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
