package aftercare.auditor.mail;

import aftercare.auditor.alarm.Operators;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;

/** Tells the operators by mail. It holds ids and no answer, name or contact. */
public final class MailedOperators implements Operators {
    private static final Logger LOG = LoggerFactory.getLogger(MailedOperators.class);

    private final JavaMailSender server;
    private final String from;
    private final List<String> to;

    public MailedOperators(JavaMailSender server, String from, List<String> to) {
        this.server = server;
        this.from = from;
        this.to = List.copyOf(to);
    }

    @Override
    public boolean tell(String subject, String text) {
        SimpleMailMessage mail = new SimpleMailMessage();
        mail.setFrom(from);
        mail.setTo(to.toArray(String[]::new));
        mail.setSubject(subject);
        mail.setText(text);
        try {
            server.send(mail);
            return true;
        } catch (MailException e) {
            LOG.warn(
                    "Could not mail the operators, trying again: {}",
                    e.getClass().getSimpleName());
            return false;
        }
    }
}
