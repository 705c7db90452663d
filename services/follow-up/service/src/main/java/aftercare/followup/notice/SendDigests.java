package aftercare.followup.notice;

import aftercare.followup.escalation.Escalation;
import aftercare.followup.escalation.Escalation.Attempt;
import aftercare.followup.escalation.Escalation.Open;
import aftercare.followup.escalation.Escalations;
import aftercare.followup.escalation.Ladders;
import aftercare.followup.escalation.Matter;
import aftercare.followup.escalation.NotifyStaff;
import aftercare.followup.notice.Book.Waiting;
import aftercare.followup.staff.Account;
import aftercare.followup.staff.Accounts;
import aftercare.kernel.Ids;
import aftercare.web.provider.Taken;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells people together of what was held for them, at least once: after a crash between telling and writing it down the same digest goes
 * out again. What somebody has dealt with meanwhile is left out.
 */
public final class SendDigests {
    /** As facts name it. */
    public static final String CHANNEL = "digest";

    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final Books books;
    private final Accounts accounts;
    private final Escalations escalations;
    private final Ladders ladders;
    private final Reaches reaches;
    private final List<DigestChannel> channels;
    private final NotifyStaff notify;

    public SendDigests(
            Books books,
            Accounts accounts,
            Escalations escalations,
            Ladders ladders,
            Reaches reaches,
            List<DigestChannel> channels,
            NotifyStaff notify) {
        this.books = books;
        this.accounts = accounts;
        this.escalations = escalations;
        this.ladders = ladders;
        this.reaches = reaches;
        this.channels = List.copyOf(channels);
        this.notify = notify;
    }

    /** Tells that person of what is due; nothing when nothing is. */
    public void run(String username, Instant now) {
        Book book = books.of(username);
        List<Waiting> due = book.due(now);
        if (due.isEmpty()) {
            return;
        }
        Optional<Account> account = accounts.find(username).map(Accounts.StoredAccount::account);
        Map<String, Digest.Line> lines = new LinkedHashMap<>();
        due.forEach(one -> line(one.escalationId()).ifPresent(line -> lines.put(line.escalationId(), line)));
        boolean told = account.isEmpty() || lines.isEmpty() || told(book, account.get(), lines, now);
        books.update(
                username,
                current -> new Book.Decision(told ? current.without(due) : current.again(due, now.plus(AGAIN)), null));
    }

    private boolean told(Book book, Account account, Map<String, Digest.Line> lines, Instant now) {
        Digest digest = new Digest(
                Ids.derive("digest", account.username(), Long.toString(book.digests())),
                account,
                List.copyOf(lines.values()));
        Reach reach = reaches.of(account.username());
        boolean delivered = channels.stream()
                        .filter(channel -> TellStaff.usual(digest.tier()).contains(channel.way()))
                        .filter(channel -> !channel.way().loud() || reach.ways().contains(channel.way()))
                        .filter(channel ->
                                DeliverSafely.by(channel.way(), digest.id(), () -> channel.deliver(digest, reach))
                                        == Taken.ACCEPTED)
                        .count()
                > 0;
        List<Attempt> attempts = List.of(new Attempt(account.username(), CHANNEL, delivered));
        Set<String> ids = lines.keySet();
        ids.forEach(id -> notify.outOfTurn(id, attempts, now));
        return delivered;
    }

    private Optional<Digest.Line> line(String escalationId) {
        return escalations.find(escalationId).filter(Open.class::isInstance).map(this::line);
    }

    private Digest.Line line(Escalation escalation) {
        Matter matter = escalation.matter();
        return new Digest.Line(matter.id(), matter.tier(), ladders.byCall(matter.flags()), matter.actBy());
    }
}
