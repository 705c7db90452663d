package aftercare.followup.notice;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.followup.escalation.AcknowledgeEscalation;
import aftercare.followup.escalation.EscalateFlags;
import aftercare.followup.escalation.Escalation;
import aftercare.followup.escalation.EscalationTimes;
import aftercare.followup.escalation.Ladders;
import aftercare.followup.escalation.Notice;
import aftercare.followup.escalation.NotifyStaff;
import aftercare.followup.escalation.OnCall;
import aftercare.followup.escalation.ProtocolLadders;
import aftercare.followup.escalation.RaisedFlag;
import aftercare.followup.escalation.Way;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.rota.FewAccounts;
import aftercare.followup.staff.Account;
import aftercare.followup.staff.Accounts;
import aftercare.followup.staff.Role;
import aftercare.followup.survey.Instruments;
import aftercare.followup.web.InMemoryEscalations;
import aftercare.kernel.Hold;
import aftercare.kernel.Tier;
import aftercare.web.provider.Taken;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The protocol's ladders with every way to staff, the time moved by hand; whoever is told and was not expected to be fails the test. */
final class Desk {
    static final Instant T0 = Instant.parse("2026-11-23T14:00:00Z");
    static final ZoneId ZONE = ZoneId.of("America/New_York");
    static final Protocol PROTOCOL = Protocol.shipped(Instruments.shipped());
    static final HoldBack RULES =
            new HoldBack(3, Duration.ofMinutes(10), LocalTime.of(21, 0), LocalTime.of(8, 0), Optional.empty(), ZONE);

    final InMemoryEscalations escalations = new InMemoryEscalations();
    final InMemoryReaches reaches = new InMemoryReaches();
    final InMemoryBooks books = new InMemoryBooks();
    final InMemorySentNotices sent = new InMemorySentNotices();
    final Codes codes = new Codes(new byte[32]);
    final Set<Way> broken = EnumSet.noneOf(Way.class);
    final Set<Way> faulty = EnumSet.noneOf(Way.class);
    final Set<Way> has = EnumSet.allOf(Way.class);
    final List<String> ids = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final Accounts accounts = new FewAccounts()
            .and("ann", Role.CLINICIAN)
            .and("olaf", Role.OPERATOR)
            .and("sam", Role.SAFETY_OFFICER);
    private final Ladders ladders = new ProtocolLadders(PROTOCOL);
    private final HoldBack rules;
    private TellStaff tell;
    private NotifyStaff notify;
    private SendDigests digests;
    Instant now;

    Desk(HoldBack rules, Instant start) {
        this.rules = rules;
        this.now = start;
        this.tell = telling();
        this.notify = notifying();
        this.digests = digesting();
    }

    Desk() {
        this(RULES, T0);
    }

    private final class Fake implements NoticeChannel, DigestChannel {
        private final Way way;

        Fake(Way way) {
            this.way = way;
        }

        @Override
        public Way way() {
            return way;
        }

        @Override
        public Taken deliver(String id, Notice notice, Reach reach) {
            return taken(id, notice.recipient().username() + " " + way.code());
        }

        @Override
        public Taken deliver(Digest digest, Reach reach) {
            return taken(digest.id(), digest.recipient().username() + " " + way.code() + ": " + digest.headline());
        }

        private Taken taken(String id, String line) {
            synchronized (told) {
                ids.add(id);
                told.add(minutes() + " " + line + (broken.contains(way) ? ", not taken" : ""));
            }
            if (faulty.contains(way)) {
                throw new IllegalStateException("as with a setting that is no address");
            }
            return broken.contains(way) ? Taken.NOT_NOW : Taken.ACCEPTED;
        }
    }

    private TellStaff telling() {
        return new TellStaff(
                Stream.of(Way.values())
                        .filter(has::contains)
                        .<NoticeChannel>map(Fake::new)
                        .toList(),
                reaches,
                books,
                sent,
                codes,
                rules);
    }

    private NotifyStaff notifying() {
        return new NotifyStaff(
                escalations,
                accounts,
                tell,
                ladders,
                new EscalationTimes() {
                    @Override
                    public void firstAttempt(Duration sinceFlag) {}

                    @Override
                    public void lateness(Duration late) {}
                },
                OnCall.everyClinician(accounts),
                new Account("canary-contact", "Canary", "canary@example.org", Set.of(), Set.of()));
    }

    private SendDigests digesting() {
        return new SendDigests(
                books,
                accounts,
                escalations,
                ladders,
                reaches,
                List.of(new Fake(Way.SMS), new Fake(Way.EMAIL)),
                notify);
    }

    /** Another process takes over with nothing but what was stored. */
    void restart() {
        tell = telling();
        notify = notifying();
        digests = digesting();
    }

    HearNotice hearing() {
        return new HearNotice(
                sent, escalations, new AcknowledgeEscalation(escalations, ladders), accounts, reaches, _ -> {});
    }

    private String minutes() {
        return Duration.between(T0, now).toMinutes() + "'";
    }

    /** A flag is raised now; the id of the escalation that has it. */
    String raise(String patient, Tier tier) {
        String flagId = "f-" + patient + "-" + tier;
        var flag = new RaisedFlag(
                flagId,
                "poll-" + flagId,
                "RULE",
                "1.0",
                tier,
                Hold.NONE,
                "mood",
                "A sentence.",
                Map.of(),
                null,
                now,
                null);
        new EscalateFlags(escalations, ladders, _ -> {}).escalate(patient, "main", List.of(flag), now);
        return escalations.carrying(flagId).orElseThrow().matter().id();
    }

    Escalation escalation(String id) {
        return escalations.find(id).orElseThrow();
    }

    /** The step that is due now is done, and the process dies before it is written down. */
    void dieWhileTelling() {
        String id = escalations.claimDue(now).orElseThrow();
        Escalation before = escalation(id);
        notify.run(id, now);
        escalations.update(id, _ -> aftercare.kernel.Change.none(before));
        restart();
    }

    /** The digest that is due is handed over, and the process dies before it is written down. */
    void dieWhileTellingTogether() {
        String username = books.claimDue(now).orElseThrow();
        Book before = books.of(username);
        digests.run(username, now);
        books.update(username, _ -> new Book.Decision(before, null));
        restart();
    }

    /** Everything that is due until then is done, each at its time. */
    void until(Duration since) {
        Instant end = T0.plus(since);
        while (true) {
            Instant step = escalations.nextDue().orElse(Instant.MAX);
            Instant digest = books.nextDue().orElse(Instant.MAX);
            Instant due = step.isBefore(digest) ? step : digest;
            if (due.isAfter(end)) {
                now = end;
                return;
            }
            now = due.isAfter(now) ? due : now;
            Optional<String> together = books.claimDue(now);
            if (together.isPresent()) {
                digests.run(together.get(), now);
            } else {
                notify.run(escalations.claimDue(now).orElseThrow(), now);
            }
        }
    }

    void acknowledge(String id, String by) {
        new AcknowledgeEscalation(escalations, ladders).acknowledge(id, by, now);
    }

    void forgetTold() {
        told.clear();
    }

    /** What was told together since this was last asked. */
    List<String> digests() {
        List<String> together = told.stream().filter(line -> line.contains(":")).toList();
        told.clear();
        return together;
    }

    /** These were told since this was last asked, whatever the order of those of one minute, and nobody else. */
    void told(String... lines) {
        assertThat(told).containsExactlyInAnyOrder(lines);
        told.clear();
    }
}
