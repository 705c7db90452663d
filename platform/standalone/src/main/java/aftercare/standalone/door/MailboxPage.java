package aftercare.standalone.door;

import aftercare.backends.Mail;
import aftercare.backends.Mailbox;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.StatusCodes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /mailbox}: what the clinic sent, as text; a link is opened by whoever clicks it and by nothing else. */
public final class MailboxPage implements DoorPage {

    private static final String PATH = "/mailbox";
    private static final int AT_MOST = 200;

    private final Pages pages = new Pages();
    private final String clinic;
    private final Mailbox mailbox;

    public MailboxPage(String clinic, Mailbox mailbox) {
        this.clinic = clinic;
        this.mailbox = mailbox;
    }

    @Override
    public boolean owns(String path) {
        return path.equals(PATH) || path.startsWith(PATH + "/");
    }

    @Override
    public void answer(HttpServerExchange exchange) {
        String rest = exchange.getRequestPath().substring(PATH.length());
        if (rest.length() <= 1) {
            list(exchange);
            return;
        }
        Optional<Mail> mail = numberIn(rest).flatMap(mailbox::mail);
        if (mail.isPresent()) {
            pages.send(exchange, StatusCodes.OK, "mail.jte", Map.of("clinic", clinic, "mail", shown(mail.get())));
        } else {
            FrontDoor.say(exchange, StatusCodes.NOT_FOUND, "There is no such mail. All are listed at /mailbox");
        }
    }

    private void list(HttpServerExchange exchange) {
        String query = Optional.ofNullable(exchange.getQueryParameters().get("q"))
                .map(values -> values.getFirst())
                .orElse("");
        List<ShownMail> mails =
                mailbox.mails(query, AT_MOST).stream().map(MailboxPage::shown).toList();
        pages.send(
                exchange,
                StatusCodes.OK,
                "mailbox.jte",
                Map.of("clinic", clinic, "mails", mails, "total", mailbox.count(), "query", query));
    }

    private static Optional<Long> numberIn(String path) {
        String digits = path.substring(1);
        return digits.matches("[0-9]{1,12}") ? Optional.of(Long.valueOf(digits)) : Optional.empty();
    }

    private static ShownMail shown(Mail mail) {
        return new ShownMail(
                String.valueOf(mail.id()),
                mail.receivedAt().toString(),
                String.join(", ", mail.to()),
                mail.subject().isEmpty() ? "(no subject)" : mail.subject(),
                TextPiece.of(mail.text().isEmpty() ? mail.html() : mail.text()));
    }
}
