package aftercare.followup.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import aftercare.followup.escalation.Notice;
import aftercare.followup.escalation.NoticeChannel;
import aftercare.followup.staff.Role;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Tells staff by mail: how urgent, by when, and where to read on; no patient and no answer. */
public final class SmtpNotices implements NoticeChannel {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpNotices.class);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEEE d MMMM, HH:mm", Locale.ENGLISH);

    private final JavaMailSenderImpl server;
    private final String from;
    private final URI baseUrl;
    private final ZoneId zone;
    private final InstantSource clock;

    /**
     * @param baseUrl where the inbox is reached
     * @param zone the clinic's, for the times in the text
     * @param clock the product's, for the mail's date
     */
    public SmtpNotices(JavaMailSenderImpl server, String from, URI baseUrl, ZoneId zone, InstantSource clock) {
        this.server = server;
        this.from = from;
        this.baseUrl = baseUrl;
        this.zone = zone;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "email";
    }

    @Override
    public boolean deliver(Notice notice) {
        try {
            server.send(mail(notice));
            return true;
        } catch (MailException | MessagingException e) {
            LOG.warn(
                    "Notice {} of escalation {} was not handed over: {}",
                    notice.messageId(),
                    notice.escalationId(),
                    e.getClass().getSimpleName());
            return false;
        }
    }

    private MimeMessage mail(Notice notice) throws MessagingException {
        String tier = notice.tier().name().charAt(0)
                + notice.tier().name().substring(1).toLowerCase(Locale.ROOT);
        String by = TIME.format(notice.actBy().atZone(zone));
        String again = notice.step() == 1 ? "" : " (notice " + notice.step() + ")";
        MimeMessage mail = new Identified(server.getSession(), "<" + notice.messageId() + "@aftercare>");
        mail.setFrom(new InternetAddress(from));
        mail.setRecipient(
                RecipientType.TO, new InternetAddress(notice.recipient().email(), true));
        mail.setSubject(tier + ": act by " + by + again, UTF_8.name());
        mail.setSentDate(Date.from(clock.instant()));
        mail.setText(
                """
                %s escalation, open since %s.
                Act by %s.

                %s/%s/%s

                You are told again until somebody acknowledges it.
                """.formatted(
                                tier,
                                TIME.format(notice.openedAt().atZone(zone)),
                                by,
                                baseUrl.toString().replaceAll("/+$", ""),
                                page(notice),
                                notice.escalationId()),
                UTF_8.name());
        mail.setHeader("Auto-Submitted", "auto-generated");
        return mail;
    }

    /** Where this recipient deals with it: who may not read flags does so on the call list. */
    private static String page(Notice notice) {
        Set<Role> roles = notice.recipient().roles();
        boolean readsFlags = roles.contains(Role.CLINICIAN) || roles.contains(Role.SAFETY_OFFICER);
        return notice.byCall() && !readsFlags ? "calls" : "inbox";
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
