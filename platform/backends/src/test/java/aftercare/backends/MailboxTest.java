package aftercare.backends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void keepsWhatItWasSent() throws Exception {
        try (var mailbox = Mailbox.start(folder, Ports.free(), InstantSource.fixed(NOON))) {
            send(mailbox.port(), "ada@example.org", "How are you, Zoë?");
            assertThat(mailbox.count()).isEqualTo(1);
            assertThat(mailbox.mails("", 10))
                    .containsExactly(new Mail(
                            1,
                            NOON,
                            "clinic@example.org",
                            List.of("ada@example.org"),
                            "How are you, Zoë?",
                            "Open the link: grüße",
                            "<p>Open the link</p>",
                            "<one@example.org>"));
        }
    }

    @Test
    void keepsWhatIsSentToTheCanaryApart() throws Exception {
        try (var mailbox = Mailbox.start(folder, Ports.free(), InstantSource.fixed(NOON))) {
            send(mailbox.port(), "patient@canary.localdomain", "First");
            send(mailbox.port(), "canary@example.org", "Second");
            assertThat(mailbox.mails("", 10)).extracting(Mail::subject).containsExactly("Second");
            assertThat(mailbox.count()).isEqualTo(1);
        }
        assertThat(Mailbox.canaryFolder(folder)).isDirectoryContaining("glob:**.eml");
        assertThat(Mailbox.kept(folder, 0)).extracting(Mail::subject).containsExactly("Second");
    }

    @Test
    void survivesARestart() throws Exception {
        try (var mailbox = Mailbox.start(folder, Ports.free(), InstantSource.fixed(NOON))) {
            send(mailbox.port(), "ada@example.org", "First");
            send(mailbox.port(), "bob@example.org", "Second");
        }
        try (var mailbox = Mailbox.start(folder, Ports.free(), InstantSource.fixed(NOON))) {
            send(mailbox.port(), "ada@example.org", "Third");
            assertThat(mailbox.mails("", 10)).extracting(Mail::subject).containsExactly("Third", "Second", "First");
            assertThat(mailbox.mails("ADA@", 10)).extracting(Mail::id).containsExactly(3L, 1L);
            assertThat(mailbox.since(1)).extracting(Mail::id).containsExactly(2L, 3L);
            assertThat(mailbox.mail(2)).map(Mail::subject).contains("Second");
            assertThat(mailbox.mail(4)).isEmpty();
        }
    }

    @Test
    void namesAPortInUse() {
        try (var mailbox = Mailbox.start(folder, Ports.free(), InstantSource.fixed(NOON))) {
            assertThatThrownBy(() -> Mailbox.start(folder.resolve("other"), mailbox.port(), InstantSource.fixed(NOON)))
                    .isInstanceOf(PortInUseException.class)
                    .hasMessageContaining("the mailbox")
                    .hasMessageContaining(String.valueOf(mailbox.port()));
        }
    }

    private static void send(int port, String to, String subject) throws Exception {
        var properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", String.valueOf(port));
        var message = new MimeMessage(Session.getInstance(properties)) {
            @Override
            protected void updateMessageID() throws jakarta.mail.MessagingException {
                setHeader("Message-ID", "<one@example.org>");
            }
        };
        message.setFrom(new InternetAddress("clinic@example.org"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        message.setSubject(subject, "UTF-8");
        var plain = new MimeBodyPart();
        plain.setText("Open the link: grüße", "UTF-8");
        var html = new MimeBodyPart();
        html.setContent("<p>Open the link</p>", "text/html; charset=UTF-8");
        message.setContent(new MimeMultipart("alternative", plain, html));
        Transport.send(message);
    }
}
