package aftercare.intake.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import aftercare.intake.message.Channel;
import aftercare.intake.message.Letter;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.NoSuchProviderException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.time.InstantSource;
import java.util.Date;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/**
 * Hands letters to a mail server. Connecting and sending are two steps here, since a server that cannot be reached has
 * certainly not taken the letter, and one that falls silent in the middle perhaps has.
 */
public final class SmtpChannel implements Channel {
    /** What stands behind the message's id in the Message-ID. */
    static final String DOMAIN = "aftercare";

    private static final Logger LOG = LoggerFactory.getLogger(SmtpChannel.class);

    private final JavaMailSenderImpl server;
    private final String from;
    private final String clinic;
    private final InstantSource clock;

    /**
     * @param server where to hand letters over; its time-outs bound how long that lasts
     * @param from address the letters come from
     * @param clinic name beside that address
     * @param clock the product's, for the letter's date
     */
    public SmtpChannel(JavaMailSenderImpl server, String from, String clinic, InstantSource clock) {
        this.server = server;
        this.from = from;
        this.clinic = clinic;
        this.clock = clock;
    }

    @Override
    public Outcome handOver(String messageId, String address, Letter letter) {
        MimeMessage mail;
        try {
            mail = mail(messageId, address, letter);
        } catch (MessagingException | UnsupportedEncodingException e) {
            return end(messageId, Outcome.REFUSED, e);
        }
        try {
            Transport transport = server.getSession().getTransport("smtp");
            try {
                transport.connect(server.getHost(), server.getPort(), server.getUsername(), server.getPassword());
            } catch (MessagingException e) {
                return end(messageId, Outcome.NOT_NOW, e);
            }
            Outcome outcome = send(messageId, mail, transport);
            hangUp(messageId, transport);
            return outcome;
        } catch (NoSuchProviderException e) {
            throw new IllegalStateException("The program lacks a provider of SMTP", e);
        }
    }

    /** What became of the letter is decided by now; a server that will not say goodbye changes nothing. */
    private static void hangUp(String messageId, Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.debug("After message {} the mail server did not say goodbye", messageId);
        }
    }

    private static Outcome send(String messageId, MimeMessage mail, Transport transport) {
        try {
            transport.sendMessage(mail, mail.getAllRecipients());
            return Outcome.ACCEPTED;
        } catch (MessagingException e) {
            return end(messageId, Replies.outcome(e), e);
        }
    }

    /** Says what happened by class and outcome alone: a server's words may quote the address. */
    private static Outcome end(String messageId, Outcome outcome, Exception cause) {
        LOG.info(
                "Handing over message {} ended {} by {}",
                messageId,
                outcome,
                cause.getClass().getSimpleName());
        return outcome;
    }

    private MimeMessage mail(String messageId, String address, Letter letter)
            throws MessagingException, UnsupportedEncodingException {
        MimeMessage mail = new Identified(server.getSession(), "<" + messageId + "@" + DOMAIN + ">");
        MimeMessageHelper parts =
                new MimeMessageHelper(mail, MimeMessageHelper.MULTIPART_MODE_MIXED_RELATED, UTF_8.name());
        parts.setFrom(new InternetAddress(from, clinic, UTF_8.name()));
        mail.setRecipient(RecipientType.TO, new InternetAddress(address, true));
        parts.setSubject(letter.subject());
        parts.setSentDate(Date.from(clock.instant()));
        parts.setText(letter.text(), letter.html());
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.saveChanges();
        return mail;
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
