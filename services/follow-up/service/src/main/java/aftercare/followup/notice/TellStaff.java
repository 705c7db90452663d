package aftercare.followup.notice;

import aftercare.followup.escalation.Escalation.Attempt;
import aftercare.followup.escalation.Escalation.Held;
import aftercare.followup.escalation.Notice;
import aftercare.followup.escalation.Telling;
import aftercare.followup.escalation.Way;
import aftercare.followup.notice.SentNotice.State;
import aftercare.followup.notice.SentNotices.Answerable;
import aftercare.kernel.Tier;
import aftercare.web.provider.Taken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * Tells one member of staff by every way that the ladder's step names and the person has, at once; by the others too, when none of
 * those took it. Who was told of much within the hour is told of the rest together, except of red.
 */
public final class TellStaff implements Telling {
    private final List<NoticeChannel> channels;
    private final Reaches reaches;
    private final Books books;
    private final SentNotices sent;
    private final Codes codes;
    private final HoldBack rules;

    /** @param channels those that this clinic has, one for each way; mail is among them */
    public TellStaff(
            List<NoticeChannel> channels, Reaches reaches, Books books, SentNotices sent, Codes codes, HoldBack rules) {
        this.channels = List.copyOf(channels);
        this.reaches = reaches;
        this.books = books;
        this.sent = sent;
        this.codes = codes;
        this.rules = rules;
    }

    /** The ways that are usual for a tier, where the ladder names none. */
    static Set<Way> usual(Tier tier) {
        return switch (tier) {
            case RED -> EnumSet.allOf(Way.class);
            case AMBER -> EnumSet.of(Way.SMS, Way.EMAIL, Way.WEBHOOK);
            case YELLOW, BLUE -> EnumSet.of(Way.EMAIL, Way.WEBHOOK);
        };
    }

    /** The ways by which the person can be reached in this clinic. */
    public Set<Way> ways(String username) {
        Reach reach = reaches.of(username);
        Set<Way> ways = EnumSet.noneOf(Way.class);
        channels.stream().map(NoticeChannel::way).filter(way -> has(reach, way)).forEach(ways::add);
        return ways;
    }

    /** The ways of this clinic. */
    public Set<Way> has() {
        return channels.stream().map(NoticeChannel::way).collect(Collectors.toUnmodifiableSet());
    }

    /** True when the clinic has a way that wakes somebody. */
    public boolean wakes() {
        return channels.stream().anyMatch(channel -> channel.way().loud());
    }

    private static boolean has(Reach reach, Way way) {
        return !way.loud() || reach.ways().contains(way);
    }

    @Override
    public List<Attempt> tell(Notice notice, Instant now) {
        String username = notice.recipient().username();
        if (notice.mayWait() && notice.tier() != Tier.RED) {
            Held held = books.update(username, book -> book.take(notice, rules, now))
                    .held();
            if (held != null) {
                return List.of(Attempt.later(username, held));
            }
        }
        Reach reach = reaches.of(username);
        List<NoticeChannel> usable =
                channels.stream().filter(channel -> has(reach, channel.way())).toList();
        Set<Way> wanted = notice.by().isEmpty() ? usual(notice.tier()) : notice.by();
        List<Attempt> attempts = new ArrayList<>(deliver(
                notice,
                reach,
                usable.stream()
                        .filter(channel -> wanted.contains(channel.way()))
                        .toList(),
                now));
        if (attempts.stream().noneMatch(Attempt::delivered)) {
            attempts.addAll(deliver(
                    notice,
                    reach,
                    usable.stream()
                            .filter(channel -> !wanted.contains(channel.way()))
                            .toList(),
                    now));
        }
        return attempts;
    }

    /** All at once: a provider that is silent holds up no other. */
    private List<Attempt> deliver(Notice notice, Reach reach, List<NoticeChannel> by, Instant now) {
        if (by.size() == 1) {
            return List.of(attempt(notice, reach, by.getFirst(), now));
        }
        List<Future<Attempt>> attempts = new ArrayList<>();
        try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
            by.forEach(channel -> attempts.add(together.submit(() -> attempt(notice, reach, channel, now))));
        }
        return attempts.stream().map(Future::resultNow).toList();
    }

    private Attempt attempt(Notice notice, Reach reach, NoticeChannel channel, Instant now) {
        Way way = channel.way();
        String username = notice.recipient().username();
        String id = SentNotice.idOf(notice.messageId(), way);
        if (way.loud()) {
            sent.remember(codes.of(notice.escalationId(), username), new Answerable(notice.escalationId(), username));
            sent.begin(new SentNotice(
                    id,
                    notice.messageId(),
                    notice.escalationId(),
                    notice.round(),
                    notice.step(),
                    username,
                    way,
                    State.SENT,
                    now));
        }
        Taken taken = DeliverSafely.by(way, id, () -> channel.deliver(id, notice, reach));
        if (way.loud() && taken != Taken.ACCEPTED && taken != Taken.UNKNOWN) {
            sent.settle(id, State.FAILED);
        }
        return new Attempt(username, way.code(), taken == Taken.ACCEPTED);
    }
}
