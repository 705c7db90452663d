package aftercare.followup.web;

import aftercare.followup.course.AcceptLevel;
import aftercare.followup.course.AfterCourse;
import aftercare.followup.course.Courses;
import aftercare.followup.course.FindFlag;
import aftercare.followup.course.LiftHold;
import aftercare.followup.course.TellUs;
import aftercare.followup.escalation.AcknowledgeEscalation;
import aftercare.followup.escalation.Escalation;
import aftercare.followup.escalation.Escalations;
import aftercare.followup.escalation.HandOver;
import aftercare.followup.escalation.Ladder;
import aftercare.followup.escalation.Ladders;
import aftercare.followup.escalation.Notice;
import aftercare.followup.escalation.PutOff;
import aftercare.followup.escalation.RaisedFlag;
import aftercare.followup.escalation.RecordAttempt;
import aftercare.followup.escalation.RecordCall;
import aftercare.followup.escalation.ResolveEscalation;
import aftercare.followup.escalation.SecondSignature;
import aftercare.followup.escalation.Way;
import aftercare.followup.notice.ChangeReach;
import aftercare.followup.notice.Codes;
import aftercare.followup.notice.HoldBack;
import aftercare.followup.notice.InMemoryBooks;
import aftercare.followup.notice.InMemoryReaches;
import aftercare.followup.notice.InMemorySentNotices;
import aftercare.followup.notice.NoticeChannel;
import aftercare.followup.notice.Reach;
import aftercare.followup.notice.Reaches;
import aftercare.followup.notice.TellStaff;
import aftercare.followup.notice.Unwoken;
import aftercare.followup.poll.AssessPaper;
import aftercare.followup.poll.DeclinePoll;
import aftercare.followup.poll.Links;
import aftercare.followup.poll.OpenLinks;
import aftercare.followup.poll.OpenPoll;
import aftercare.followup.poll.Polls;
import aftercare.followup.poll.RenewLink;
import aftercare.followup.poll.SavePage;
import aftercare.followup.poll.ShowSurvey;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.repeat.Replies;
import aftercare.followup.rota.ChangeCovers;
import aftercare.followup.rota.Covers;
import aftercare.followup.rota.InMemoryCovers;
import aftercare.followup.rota.LiveRota;
import aftercare.followup.rota.RotaPeople;
import aftercare.followup.staff.Account;
import aftercare.followup.staff.Accounts;
import aftercare.followup.staff.PasswordHashes;
import aftercare.followup.staff.Role;
import aftercare.followup.staff.SignIn;
import aftercare.followup.survey.Instruments;
import aftercare.followup.survey.PatientPages;
import aftercare.followup.whereabouts.ToldWhereabouts;
import aftercare.followup.whereabouts.Whereabouts;
import aftercare.kernel.Ids;
import aftercare.kernel.ProductClock;
import aftercare.kernel.SimulatedClock;
import aftercare.kernel.Tier;
import aftercare.web.provider.Taken;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The pages over the real rules and words, with stores in memory: what the web tests walk through. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(FollowUpWeb.class)
class DeskClinic {
    /** A Monday, 10:00 at the clinic. */
    static final Instant START = Instant.parse("2026-11-23T15:00:00Z");

    static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);

    private static final PasswordHashes PASSWORDS = new PasswordHashes() {
        @Override
        public String hash(String password) {
            return Ids.sha256Hex(password);
        }

        @Override
        public boolean matches(String password, String hash) {
            return hash(password).equals(hash);
        }
    };

    @Bean
    SimulatedClock clock() {
        return ProductClock.simulated(START);
    }

    @Bean
    Instruments instruments() {
        return Instruments.shipped();
    }

    @Bean
    PatientPages patientPages() {
        return PatientPages.shipped();
    }

    @Bean
    Protocol protocol(Instruments instruments) {
        return Protocol.shipped(instruments);
    }

    @Bean
    InMemoryPolls polls() {
        return new InMemoryPolls();
    }

    @Bean
    InMemoryEscalations escalations() {
        return new InMemoryEscalations();
    }

    @Bean
    InMemoryCourses courses() {
        return new InMemoryCourses();
    }

    @Bean
    Links links() {
        Map<String, Links.Link> open = new ConcurrentHashMap<>();
        return new Links() {
            @Override
            public void open(String hash, Link link) {
                open.putIfAbsent(hash, link);
            }

            @Override
            public Optional<Link> find(String hash) {
                return Optional.ofNullable(open.get(hash));
            }
        };
    }

    @Bean
    OpenLinks openLinks(Links links) {
        return new OpenLinks(links);
    }

    @Bean
    AssessPaper assessPaper(Instruments instruments, Protocol protocol) {
        return new AssessPaper(instruments, protocol);
    }

    @Bean
    ShowSurvey showSurvey(OpenLinks links, Polls polls, AssessPaper assess) {
        return new ShowSurvey(links, polls, assess);
    }

    @Bean
    OpenPoll openPoll(OpenLinks links, Polls polls) {
        return new OpenPoll(links, polls);
    }

    @Bean
    RenewLink renewLink(OpenLinks known, Links links, Polls polls) {
        return new RenewLink(known, links, polls, SECRET);
    }

    @Bean
    DeclinePoll declinePoll(OpenLinks links, Polls polls, AssessPaper assess) {
        return new DeclinePoll(links, polls, assess, _ -> {});
    }

    @Bean
    SavePage savePage(OpenLinks links, Polls polls, AssessPaper assess) {
        return new SavePage(links, polls, assess, _ -> {}, (_, _) -> {});
    }

    @Bean
    Ladders ladders(Protocol protocol) {
        Ladder ladder = new Ladder(
                List.of(new Ladder.Rung(Duration.ZERO, "on-call")),
                Duration.ofMinutes(5),
                Duration.ofMinutes(30),
                Duration.ofMinutes(5));
        return new Ladders() {
            @Override
            public Ladder of(Tier tier, List<RaisedFlag> flags) {
                return ladder;
            }

            @Override
            public boolean byCall(List<RaisedFlag> flags) {
                return flags.stream().allMatch(flag -> protocol.onCallList(flag.rule()));
            }
        };
    }

    /** Remembers of which calls a clinician was asked. */
    static final class AskedClinician implements RecordCall.AskForClinician {
        final List<String> calls = new CopyOnWriteArrayList<>();

        @Override
        public void ask(String patient, String call, Instant now) {
            calls.add(call);
        }
    }

    @Bean
    AskedClinician askedClinician() {
        return new AskedClinician();
    }

    @Bean
    RecordCall recordCall(Escalations escalations, Ladders ladders, AskedClinician clinician) {
        return new RecordCall(escalations, ladders, clinician);
    }

    @Bean
    AcknowledgeEscalation acknowledge(Escalations escalations, Ladders ladders) {
        return new AcknowledgeEscalation(escalations, ladders);
    }

    @Bean
    SecondSignature secondSignature() {
        return new SecondSignature(true);
    }

    @Bean
    ResolveEscalation resolve(Escalations escalations, SecondSignature second) {
        return new ResolveEscalation(escalations, second);
    }

    @Bean
    RecordAttempt recordAttempt(Escalations escalations, Ladders ladders) {
        return new RecordAttempt(escalations, ladders);
    }

    /** Remembers who was told that they have something now. */
    static final class ToldOne implements HandOver.TellOne {
        final List<String> accounts = new CopyOnWriteArrayList<>();

        @Override
        public void tell(Escalation escalation, Account account, Instant now) {
            accounts.add(account.username());
        }
    }

    @Bean
    Replies replies() {
        return new InMemoryReplies();
    }

    @Bean
    ToldOne toldOne() {
        return new ToldOne();
    }

    @Bean
    HandOver handOver(Escalations escalations, Accounts accounts, Ladders ladders, ToldOne told) {
        return new HandOver(escalations, accounts, ladders, told);
    }

    @Bean
    PutOff putOff(Escalations escalations) {
        return new PutOff(escalations);
    }

    @Bean
    Reaches reaches() {
        return new InMemoryReaches();
    }

    @Bean
    ChangeReach changeReach(Reaches reaches) {
        return new ChangeReach(reaches, EnumSet.allOf(Way.class));
    }

    @Bean
    Unwoken unwoken(Reaches reaches, Accounts accounts) {
        var rules = new HoldBack(
                12,
                Duration.ofMinutes(10),
                LocalTime.of(21, 0),
                LocalTime.of(8, 0),
                Optional.empty(),
                ZoneId.of("America/New_York"));
        NoticeChannel texts = new NoticeChannel() {
            @Override
            public Way way() {
                return Way.SMS;
            }

            @Override
            public Taken deliver(String id, Notice notice, Reach reach) {
                return Taken.ACCEPTED;
            }
        };
        return new Unwoken(
                new TellStaff(
                        List.of(texts),
                        reaches,
                        new InMemoryBooks(),
                        new InMemorySentNotices(),
                        new Codes(SECRET),
                        rules),
                accounts);
    }

    @Bean
    Covers covers() {
        return new InMemoryCovers();
    }

    @Bean
    LiveRota liveRota(Covers covers) {
        return new LiveRota(Optional.empty(), covers);
    }

    @Bean
    ChangeCovers changeCovers(LiveRota rota, Covers covers, Accounts accounts) {
        return new ChangeCovers(rota, covers, new RotaPeople(accounts));
    }

    @Bean
    AcceptLevel acceptLevel(Courses courses, Polls polls) {
        return new AcceptLevel(courses, polls);
    }

    @Bean
    FindFlag findFlag(Polls polls, Escalations escalations) {
        return new FindFlag(polls, escalations);
    }

    @Bean
    TellUs tellUs(ToldWhereabouts told, Courses courses, Protocol protocol) {
        return new TellUs(told, courses, protocol, new AfterCourse() {
            @Override
            public void courseToCarry(String patient) {}

            @Override
            public void pollsPlanned() {}
        });
    }

    @Bean
    LiftHold lift(Courses courses) {
        return new LiftHold(courses);
    }

    @Bean
    Accounts accounts() {
        return new Accounts() {
            private final Map<String, StoredAccount> stored = Map.of(
                    "ada", account("ada", "Ada Example", Role.CLINICIAN),
                    "bob", account("bob", "Bob Example", Role.CLINICIAN),
                    "cora", account("cora", "Cora Example", Role.COORDINATOR),
                    "sam", account("sam", "Sam Example", Role.SAFETY_OFFICER));

            @Override
            public Optional<StoredAccount> find(String username) {
                return Optional.ofNullable(stored.get(username));
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
                return stored.values().stream()
                        .map(StoredAccount::account)
                        .filter(account -> account.roles().contains(role))
                        .sorted(Comparator.comparing(Account::username))
                        .toList();
            }
        };
    }

    private static Accounts.StoredAccount account(String username, String name, Role role) {
        return new Accounts.StoredAccount(
                new Account(username, name, username + "@example.org", Set.of(role), Set.of()),
                PASSWORDS.hash("secret of " + username));
    }

    @Bean
    SignIn signIn(Accounts accounts) {
        return new SignIn(accounts, PASSWORDS, InstantSource.system());
    }

    @Bean
    ToldWhereabouts told() {
        Map<String, Whereabouts> kept = new ConcurrentHashMap<>();
        return new ToldWhereabouts() {
            @Override
            public void keep(Whereabouts told) {
                kept.put(told.pollId(), told);
            }

            @Override
            public Optional<Whereabouts> ofPoll(String pollId) {
                return Optional.ofNullable(kept.get(pollId));
            }
        };
    }
}
