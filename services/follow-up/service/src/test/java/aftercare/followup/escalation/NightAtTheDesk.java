package aftercare.followup.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.followup.escalation.Escalation.Attempt;
import aftercare.followup.staff.Account;
import aftercare.followup.staff.Accounts;
import aftercare.followup.staff.Role;
import aftercare.followup.web.InMemoryEscalations;
import aftercare.kernel.Hold;
import aftercare.kernel.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A clinic's ladders with the time moved by hand; whoever is told and was not expected to be fails the test. */
final class NightAtTheDesk {
    static final Instant T0 = Instant.parse("2026-11-23T22:00:00Z");
    static final Ladder RED = ladder(Duration.ofMinutes(5), Duration.ofMinutes(30), "on-call", "safety-officer");
    static final Ladder AMBER = ladder(Duration.ofHours(2), Duration.ofHours(1), "care-team", "safety-officer");

    final InMemoryEscalations escalations = new InMemoryEscalations();
    final Set<String> unreachable = new HashSet<>();
    private final List<String> told = new ArrayList<>();
    private final Map<String, Integer> handedOver = new HashMap<>();
    private final Accounts accounts = new Staff();
    private final Instant start;
    OnCall onCall = OnCall.everyClinician(accounts);
    Instant now;

    NightAtTheDesk() {
        this(T0);
    }

    NightAtTheDesk(Instant start) {
        this.start = start;
        this.now = start;
    }

    private static Ladder ladder(Duration step, Duration acknowledgement, String first, String second) {
        return new Ladder(
                List.of(new Ladder.Rung(Duration.ZERO, first), new Ladder.Rung(step, second)),
                step,
                acknowledgement,
                step);
    }

    private final Ladders ladders = new Ladders() {
        @Override
        public Ladder of(Tier tier, List<RaisedFlag> flags) {
            return tier == Tier.RED ? RED : AMBER;
        }

        @Override
        public boolean byCall(List<RaisedFlag> flags) {
            return false;
        }
    };

    private NotifyStaff notify = started();

    private List<Attempt> tell(Notice notice) {
        handedOver.merge(notice.messageId(), 1, Integer::sum);
        boolean reached = !unreachable.contains(notice.recipient().username());
        told.add(minutes() + " " + notice.recipient().username() + (reached ? "" : " not reached"));
        return List.of(new Attempt(notice.recipient().username(), "email", reached));
    }

    private static final class Staff implements Accounts {
        private final List<Account> all = Stream.of(
                        Map.entry("ann", Role.CLINICIAN),
                        Map.entry("olaf", Role.OPERATOR),
                        Map.entry("sam", Role.SAFETY_OFFICER))
                .map(one -> new Account(
                        one.getKey(), one.getKey(), one.getKey() + "@example.org", Set.of(one.getValue()), Set.of()))
                .sorted(Comparator.comparing(Account::username))
                .toList();

        @Override
        public Optional<StoredAccount> find(String username) {
            return Optional.empty();
        }

        @Override
        public boolean addIfAbsent(StoredAccount account) {
            return false;
        }

        @Override
        public boolean isEmpty() {
            return false;
        }

        @Override
        public List<Account> of(Role role) {
            return all.stream()
                    .filter(account -> account.roles().contains(role))
                    .toList();
        }
    }

    private NotifyStaff started() {
        return new NotifyStaff(
                escalations,
                accounts,
                (notice, _) -> tell(notice),
                ladders,
                new EscalationTimes() {
                    @Override
                    public void firstAttempt(Duration sinceFlag) {}

                    @Override
                    public void lateness(Duration late) {}
                },
                (tier, careTeam, at) -> onCall.of(tier, careTeam, at),
                new Account("canary-contact", "Canary", "canary@example.org", Set.of(), Set.of()));
    }

    /** Another process takes over with nothing but what was stored. */
    void restart() {
        notify = started();
    }

    private String minutes() {
        return Duration.between(start, now).toMinutes() + "'";
    }

    static RaisedFlag flag(String id, String concern, Tier tier, Instant at) {
        return new RaisedFlag(
                id, "poll-" + id, "RULE", "1.0", tier, Hold.STOP, concern, "A sentence.", Map.of(), null, at, null);
    }

    /** A flag is raised now; the id of the escalation that has it. */
    String raise(String patient, String flagId, String concern, Tier tier) {
        raise(patient, List.of(flag(flagId, concern, tier, now)));
        return escalations.carrying(flagId).orElseThrow().matter().id();
    }

    /** Flags that one page showed are raised now. */
    void raise(String patient, List<RaisedFlag> flags) {
        new EscalateFlags(escalations, ladders, _ -> {}).escalate(patient, "main", flags, now);
    }

    void acknowledge(String id, String by) {
        new AcknowledgeEscalation(escalations, ladders).acknowledge(id, by, now);
    }

    ResolveEscalation resolving() {
        return new ResolveEscalation(escalations, new SecondSignature(true));
    }

    PutOff puttingOff() {
        return new PutOff(escalations);
    }

    /** Everything that is due until then is done, each at its time. */
    void until(Duration sinceStart) {
        Instant end = start.plus(sinceStart);
        while (true) {
            Instant due = escalations.nextDue().orElse(Instant.MAX);
            if (due.isAfter(end)) {
                now = end;
                return;
            }
            now = due.isAfter(now) ? due : now;
            notify.run(escalations.claimDue(now).orElseThrow(), now);
        }
    }

    /** The step that is due now is done, and the process dies before it is written down. */
    void dieWhileTelling() {
        String id = escalations.claimDue(now).orElseThrow();
        Escalation before = escalations.find(id).orElseThrow();
        notify.run(id, now);
        escalations.update(id, _ -> aftercare.kernel.Change.none(before));
        restart();
    }

    /** These were told since this was last asked, in this order, and nobody else. */
    void told(String... lines) {
        assertThat(told).containsExactly(lines);
        told.clear();
    }

    /** How often the message that was handed over most often was. */
    int most() {
        return handedOver.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    int messages() {
        return handedOver.size();
    }

    void forget() {
        told.clear();
    }
}
