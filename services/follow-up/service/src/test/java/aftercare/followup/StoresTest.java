package aftercare.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import aftercare.contracts.FollowUpFact;
import aftercare.contracts.FollowUpFact.ProtocolActivated;
import aftercare.contracts.IntakeFact.PatientEnrolled;
import aftercare.followup.course.ActivatedProtocols;
import aftercare.followup.course.ApplyFact;
import aftercare.followup.course.AskCanary;
import aftercare.followup.course.CanaryTraces;
import aftercare.followup.course.Course;
import aftercare.followup.course.Courses;
import aftercare.followup.course.FindFlag;
import aftercare.followup.escalation.AcknowledgeEscalation;
import aftercare.followup.escalation.After;
import aftercare.followup.escalation.Escalation;
import aftercare.followup.escalation.Escalations;
import aftercare.followup.escalation.Ladder;
import aftercare.followup.escalation.Ladders;
import aftercare.followup.escalation.RaisedFlag;
import aftercare.followup.escalation.ResolveEscalation;
import aftercare.followup.mongo.MongoCanaryTraces;
import aftercare.followup.poll.Asking;
import aftercare.followup.poll.Background;
import aftercare.followup.poll.Dispatch;
import aftercare.followup.poll.Origin;
import aftercare.followup.poll.Paper;
import aftercare.followup.poll.Poll;
import aftercare.followup.poll.Polls;
import aftercare.followup.poll.Questionnaire;
import aftercare.followup.poll.Sheet;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.repeat.Replies;
import aftercare.followup.repeat.Replies.Claim;
import aftercare.followup.repeat.Replies.Reply;
import aftercare.kernel.Canary;
import aftercare.kernel.Change;
import aftercare.kernel.Hold;
import aftercare.kernel.Ids;
import aftercare.kernel.Tier;
import aftercare.kernel.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

/** The stores on the real database. Everything here is due long after the clock's present, so that only the test claims it. */
class StoresTest {
    private static final Instant NOW = Instant.parse("2026-11-23T14:00:00Z");
    private static final Instant DUE = Instant.parse("2030-01-01T00:00:00Z");
    private static FollowUpUnderTest service;

    @BeforeAll
    static void start() {
        service = new FollowUpUnderTest(NOW);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aRequestIsCarriedOutOnceAndItsReplyIsKeptForADay() {
        Replies replies = service.bean(Replies.class);
        String id = UUID.randomUUID().toString();
        Reply reply = new Reply(200, "application/json", "{}");
        Instant now = Instant.parse("2026-11-23T12:00:00Z");
        assertThat(replies.claim(id, "a", now)).isEqualTo(new Claim.Yours());
        assertThat(replies.claim(id, "a", now.plusSeconds(60))).isEqualTo(new Claim.InHand());
        assertThat(replies.claim(id, "b", now.plusSeconds(60))).isEqualTo(new Claim.Other());
        assertThat(replies.claim(id, "a", now.plusSeconds(61)))
                .as("whoever had it in hand is gone")
                .isEqualTo(new Claim.Yours());
        replies.release(id);
        assertThat(replies.claim(id, "b", now)).isEqualTo(new Claim.Yours());
        replies.keep(id, reply);
        replies.release(id);
        assertThat(replies.claim(id, "b", now.plusSeconds(90))).isEqualTo(new Claim.Done(reply));
        assertThat(replies.claim(id, "c", now.plusSeconds(90))).isEqualTo(new Claim.Other());
        Instant nextDay = now.plus(Duration.ofDays(1));
        assertThat(replies.claim(id, "b", nextDay)).isEqualTo(new Claim.Done(reply));
        assertThat(replies.claim(id, "c", nextDay.plusMillis(1))).isEqualTo(new Claim.Yours());
    }

    /** Tier, then when to act, then id; whatever the length of a page. */
    @Test
    void theListOfEscalationsGoesOnWhereItEnded() {
        Escalations escalations = service.bean(Escalations.class);
        for (int i = 0; i < 12; i++) {
            Tier tier = List.of(Tier.YELLOW, Tier.RED, Tier.AMBER).get(i % 3);
            Instant at = NOW.plusSeconds(i / 6);
            var flag = new RaisedFlag(
                    "flag-page-" + i,
                    "poll-page-" + i,
                    "R",
                    "1",
                    tier,
                    Hold.NONE,
                    "mood",
                    "S.",
                    Map.of(),
                    null,
                    at,
                    null);
            Change<Escalation, FollowUpFact> opened = Escalation.open(
                    "p-page-" + i,
                    "main",
                    1,
                    flag,
                    new Ladder(
                            List.of(new Ladder.Rung(Duration.ZERO, "on-call")),
                            Duration.ofDays(3650),
                            Duration.ofDays(3650),
                            Duration.ofDays(3650)),
                    DUE);
            escalations.insertIfAbsent(opened.state().matter().id(), opened);
        }
        List<String> whole =
                escalations.standing(500).stream().map(one -> one.matter().id()).toList();
        assertThat(whole).hasSizeGreaterThanOrEqualTo(12);
        for (int length : List.of(1, 5, 500)) {
            List<String> paged = new ArrayList<>();
            List<Escalation> page = escalations.standing(length);
            while (!page.isEmpty()) {
                page.forEach(one -> paged.add(one.matter().id()));
                page = escalations.standing(length, After.of(page.getLast()));
            }
            assertThat(paged).isEqualTo(whole);
        }
    }

    @Test
    void duePollIsClaimedByOneSchedulerOnly() throws InterruptedException, ExecutionException {
        Polls polls = service.bean(Polls.class);
        List<String> planned = IntStream.range(0, 40)
                .mapToObj(i -> asking("p-claims", i, DUE))
                .peek(asking -> assertThat(polls.insertIfAbsent(asking.id(), Poll.plan(asking, NOW)))
                        .isTrue())
                .map(Asking::id)
                .toList();
        assertThat(polls.nextDue()).contains(DUE);
        assertThat(polls.claimDue(DUE.minusMillis(1))).isEmpty();

        List<String> claimed = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            Callable<List<String>> scheduler = () -> {
                List<String> mine = new ArrayList<>();
                for (Optional<String> one = polls.claimDue(DUE); one.isPresent(); one = polls.claimDue(DUE)) {
                    mine.add(one.get());
                }
                return mine;
            };
            for (Future<List<String>> mine : threads.invokeAll(Collections.nCopies(8, scheduler))) {
                claimed.addAll(mine.get());
            }
        }
        assertThat(claimed).containsExactlyInAnyOrderElementsOf(planned);
    }

    @Test
    void theFollowedComeInTheOrderOfTheirPseudonyms() {
        Courses courses = service.bean(Courses.class);
        for (String patient : List.of("zz-order-3", "zz-order-1", "zz-order-2")) {
            var enrolled = new PatientEnrolled(patient, "UTC", "en", "US", "main", "v1", false, NOW);
            assertThat(service.bean(ApplyFact.class).apply("/intake/patients/" + patient, 1, enrolled, NOW))
                    .isEqualTo(Verdict.NEXT);
        }
        courses.update("zz-order-2a", Change::of);
        List<Course.Followed> first = courses.followedAfter("zz-order-", 2);
        assertThat(first).extracting(Course::patient).containsExactly("zz-order-1", "zz-order-2");
        assertThat(courses.followedAfter("zz-order-2", 200))
                .extracting(Course::patient)
                .containsExactly("zz-order-3");
        assertThat(courses.followedAfter("zz-order-3", 200)).isEmpty();
    }

    @Test
    void oneProtocolIsInUseAndOneVersionIsOneText() {
        ActivatedProtocols protocols = service.bean(ActivatedProtocols.class);
        var fact = new ProtocolActivated("stores", "7", "text", NOW);
        assertThat(protocols.otherTextOf("id-1", "stores", "7")).isFalse();
        assertThat(protocols.otherThan("default")).isFalse();
        protocols.addIfAbsent("id-1", fact);
        protocols.addIfAbsent("id-1", fact);
        assertThat(protocols.otherTextOf("id-1", "stores", "7")).isFalse();
        assertThat(protocols.otherTextOf("id-2", "stores", "7")).isTrue();
        assertThat(protocols.otherTextOf("id-2", "stores", "8")).isFalse();
        assertThat(protocols.otherTextOf("id-2", "other", "7")).isFalse();
        assertThat(protocols.otherThan("default")).isTrue();

        protocols.use("id-1");
        protocols.allPlanned("id-1");
        assertThat(protocols.inUse("id-1")).isTrue();
        assertThat(protocols.planned("id-1")).isTrue();
        protocols.use("id-2");
        assertThat(protocols.inUse("id-1")).isFalse();
        assertThat(protocols.planned("id-2")).isFalse();
        protocols.allPlanned("id-2");
        protocols.use("id-1");
        assertThat(protocols.planned("id-1")).as("another one was in use since").isFalse();
    }

    @Test
    void pollThatIsGivenBackIsSoonClaimedAgain() {
        Polls polls = service.bean(Polls.class);
        Asking asking = asking("p-given-back", 1, DUE);
        polls.insertIfAbsent(asking.id(), Poll.plan(asking, NOW));
        assertThat(polls.claimDue(DUE)).contains(asking.id());
        assertThat(polls.claimDue(DUE)).isEmpty();
        polls.giveBack(asking.id());
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(polls.claimDue(DUE)).contains(asking.id()));
    }

    @Test
    void planningAgainChangesNothing() {
        Polls polls = service.bean(Polls.class);
        Asking asking = asking("p-again", 1, DUE.plusSeconds(1));
        assertThat(polls.insertIfAbsent(asking.id(), Poll.plan(asking, NOW))).isTrue();
        assertThat(polls.insertIfAbsent(asking.id(), Poll.plan(asking, NOW))).isFalse();
        assertThat(polls.ofPatient("p-again")).containsExactly(new Poll.Planned(asking));
    }

    @Test
    void pollOfEveryStateComesBackAsItWas() {
        Polls polls = service.bean(Polls.class);
        int number = 0;
        for (Poll poll : everyState()) {
            Asking asking = asking("p-states", number++, DUE.plusSeconds(60));
            Poll named = renamed(poll, asking);
            assertThat(polls.insertIfAbsent(asking.id(), Change.none(named))).isTrue();
            assertThat(polls.find(asking.id())).contains(named);
        }
        // One of them, unsent, for two reasons.
        assertThat(number).isEqualTo(Poll.class.getPermittedSubclasses().length + 1);
    }

    @Test
    void pollStoredBeforePatientsCouldWriteIsStillRead() {
        Polls polls = service.bean(Polls.class);
        for (Poll poll : everyState()) {
            if (poll instanceof Poll.Answered) {
                Asking asking = asking("p-wordless", 1, DUE.plusSeconds(61));
                polls.insertIfAbsent(asking.id(), Change.none(renamed(poll, asking)));
                service.bean(MongoTemplate.class)
                        .getCollection("polls")
                        .updateOne(
                                new Document("_id", asking.id()),
                                new Document("$unset", new Document("paper.words", "")));
                assertThat(polls.find(asking.id()).orElseThrow().words()).isEmpty();
            }
        }
    }

    private static List<Poll> everyState() {
        Asking asking = asking("p-states", 0, DUE);
        var questionnaire = new Questionnaire(
                List.of(
                        new Questionnaire.Part("urinary-check", "1.0", "all", null, null),
                        new Questionnaire.Part("asq-followup", "1.0", "all", "PHQ-09", "PHQ_09 >= 1")),
                "en",
                "US",
                false,
                true,
                false,
                Map.of("clinic", "A. B. Clinic"),
                Map.of("ada.example", "Ada Example"));
        var background = new Background(
                List.of(Map.of("URI-01", "2")),
                Map.of("urinary-check", Map.of("URI-01", "1")),
                7,
                3,
                210,
                null,
                List.of(9, 7),
                new Background.Known(
                        Map.of("URI-04", new Background.Level(3, DUE, DUE.plusSeconds(60))),
                        new Background.Pattern(Set.of("ASQ-1"), DUE, DUE.plusSeconds(60)),
                        true,
                        List.of("P01")));
        var dispatch = new Dispatch(
                Sheet.of(asking.id(), questionnaire, background),
                DUE,
                2,
                List.of(DUE.plusSeconds(3_600)),
                1,
                Set.of("poll-9"),
                true,
                DUE.plusSeconds(5),
                Map.of("msg-1", "sent"));
        var flag = new RaisedFlag(
                "flag-1",
                asking.id(),
                "F-AMB-UNSAFE",
                "1.0",
                Tier.AMBER,
                Hold.NONE,
                "safety",
                "Somebody made the patient feel unsafe.",
                Map.of("FDC-13", "yes", "baseline URI-01", "2"),
                "named-reader",
                DUE,
                null);
        var paper = new Paper(
                2,
                Map.of("URI-01", "2", "FDC-10-FDC-E07", "3"),
                Map.of("urinary-frequency", 1),
                List.of(flag),
                List.of("AMB-M"),
                Map.of("S-RED-NOW", DUE.plusSeconds(600)),
                Set.of("S-AMB-SILENT"),
                List.of("flag-1"),
                DUE,
                Map.of("FDC-E19", "A buzzing, \"odd\" feeling"));
        return List.of(
                new Poll.Planned(asking),
                new Poll.Unsent(asking, null),
                new Poll.Unsent(asking, "another-session"),
                new Poll.Sent(asking, dispatch),
                new Poll.Missed(asking, dispatch),
                new Poll.Open(asking, dispatch, DUE, paper, true),
                new Poll.Answered(asking, dispatch, DUE, paper, DUE.plusMillis(1), true, true));
    }

    private static Poll renamed(Poll poll, Asking asking) {
        return switch (poll) {
            case Poll.Planned _ -> new Poll.Planned(asking);
            case Poll.Unsent p -> new Poll.Unsent(asking, p.cancelled());
            case Poll.Sent p -> new Poll.Sent(asking, p.dispatch());
            case Poll.Missed p -> new Poll.Missed(asking, p.dispatch());
            case Poll.Open p -> new Poll.Open(asking, p.dispatch(), p.openedAt(), p.paper(), p.missed());
            case Poll.Answered p ->
                new Poll.Answered(asking, p.dispatch(), p.openedAt(), p.paper(), p.answeredAt(), p.late(), p.applied());
        };
    }

    @Test
    void inboxShowsTheMostUrgentFirstAndForgetsTheClosed() {
        Escalations escalations = service.bean(Escalations.class);
        String yellow = open("p-inbox", "mood", Tier.YELLOW);
        String red = open("p-inbox", "suicide", Tier.RED);
        String amber = open("p-inbox", "bladder", Tier.AMBER);
        assertThat(ids(escalations.standing(100))).containsSubsequence(red, amber, yellow);
        assertThat(escalations.countStanding(Tier.RED)).isPositive();

        ResolveEscalation resolve = service.bean(ResolveEscalation.class);
        resolve.resolve(red, "clinician", ResolveEscalation.Entry.of("false-alarm", "A slip of the thumb"), DUE);
        assertThat(ids(escalations.standing(100))).as("nobody has agreed").contains(red);
        String proposal = Objects.requireNonNull(
                        escalations.find(red).orElseThrow().matter().proposal())
                .noteId();
        resolve.agree(red, "clinician2", proposal, DUE);
        assertThat(ids(escalations.standing(100))).doesNotContain(red).contains(amber, yellow);
        assertThat(ids(escalations.recentlyResolved(1))).containsExactly(red);
        assertThat(escalations.ofPatient("p-inbox")).hasSize(3);
    }

    @Test
    void flagIsFoundByItsIdWhereverItWasRaised() {
        Polls polls = service.bean(Polls.class);
        String raised = Ids.derive("flag", "raised in a poll");
        Asking asking = asking("p-flagged", 0, DUE);
        Poll.Open open = (Poll.Open) renamed(everyState().get(5), asking);
        Paper paper = open.paper();
        RaisedFlag first = paper.flags().getFirst();
        var flag = new RaisedFlag(
                raised,
                asking.id(),
                first.rule(),
                first.protocolVersion(),
                first.tier(),
                first.hold(),
                first.concern(),
                first.sentence(),
                first.inputs(),
                first.routing(),
                first.at(),
                "0123abcd");
        var flagged = new Paper(
                paper.revision(),
                paper.answers(),
                paper.scores(),
                List.of(first, flag),
                paper.pages(),
                paper.deadlines(),
                paper.passed(),
                paper.uncarried(),
                paper.uncarriedSince(),
                paper.words());
        polls.insertIfAbsent(
                asking.id(),
                Change.of(new Poll.Open(asking, open.dispatch(), open.openedAt(), flagged, open.missed())));
        open("p-carried", "bladder", Tier.AMBER);
        FindFlag find = service.bean(FindFlag.class);

        assertThat(find.find(raised)).contains(new FindFlag.Found("p-flagged", flag));
        assertThat(find.find("flag-p-carriedbladder1").map(FindFlag.Found::patient))
                .contains("p-carried");
        assertThat(find.find("flag-none")).isEmpty();
    }

    @Test
    void writingAnEscalationEndsItsLease() {
        Escalations escalations = service.bean(Escalations.class);
        String id = open("p-lease", "bladder", Tier.AMBER);
        assertThat(escalations.claim(id, DUE)).isTrue();
        assertThat(escalations.claim(id, DUE)).isFalse();
        service.bean(AcknowledgeEscalation.class).acknowledge(id, "clinician", DUE);
        assertThat(escalations.claim(id, DUE)).isFalse();
        assertThat(escalations.claim(id, DUE.plus(Duration.ofHours(1)))).isTrue();
    }

    @Test
    void canaryIsInNoListAndItsEndedPastIsForgotten() {
        Polls polls = service.bean(Polls.class);
        Escalations escalations = service.bean(Escalations.class);
        MongoTemplate template = service.bean(MongoTemplate.class);
        CanaryTraces traces = new MongoCanaryTraces(template, escalations);
        Asking waiting = asking(Canary.PATIENT, 1, DUE);
        Asking ended = asking(Canary.PATIENT, 2, DUE);
        Asking endedLater = asking(Canary.PATIENT, 3, DUE.plusSeconds(1));
        Asking ofAPerson = asking("p-person", 1, DUE);
        polls.insertIfAbsent(waiting.id(), Change.none(new Poll.Planned(waiting)));
        for (Asking asking : List.of(ended, endedLater, ofAPerson)) {
            polls.insertIfAbsent(asking.id(), Change.none(new Poll.Unsent(asking, null)));
        }
        String first = open(Canary.PATIENT, "bladder", Tier.AMBER);
        String standing = open(Canary.PATIENT, "mood", Tier.AMBER);
        service.bean(ResolveEscalation.class)
                .resolve(first, "canary-contact", ResolveEscalation.Entry.of("false-alarm", "Nobody bleeds"), DUE);
        assertThat(ids(escalations.standing(100))).doesNotContain(first, standing);
        assertThat(ids(escalations.recentlyResolved(100))).doesNotContain(first);

        traces.forget(DUE.plusSeconds(1));
        assertThat(polls.find(waiting.id())).isPresent();
        assertThat(polls.find(ended.id())).isEmpty();
        assertThat(polls.find(endedLater.id())).isPresent();
        assertThat(polls.find(ofAPerson.id())).isPresent();
        assertThat(ids(escalations.ofPatient(Canary.PATIENT)))
                .as("the latest of a concern is what the next number follows from")
                .containsExactlyInAnyOrder(first, standing);
        String second = open(Canary.PATIENT, "bladder", Tier.AMBER, 2);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            traces.forget(DUE.plusSeconds(1));
            assertThat(ids(escalations.ofPatient(Canary.PATIENT))).containsExactlyInAnyOrder(second, standing);
        });
    }

    @Test
    void canaryIsAskedOncePerIntervalAndByNoStepOfTheProtocol() {
        Polls polls = service.bean(Polls.class);
        Courses courses = service.bean(Courses.class);
        Duration every = Duration.ofMinutes(5);
        AskCanary ask = new AskCanary(courses, polls, _ -> {}, service.bean(Protocol.class), every);
        Instant later = DUE.plus(Duration.ofDays(365));
        ask.ask(later);
        assertThat(askings(polls, later)).isEmpty();

        var enrolled = new PatientEnrolled(Canary.PATIENT, "Etc/UTC", "en", "US", "main", "off-label-1", false, NOW);
        service.bean(ApplyFact.class).apply("/intake/patients/canary", 1, enrolled, NOW);
        assertThat(polls.ofPatient(Canary.PATIENT))
                .noneMatch(poll -> poll.asking().step().equals("baseline"));
        assertThat(courses.followed(100)).noneMatch(course -> Canary.is(course.patient()));

        ask.ask(later);
        ask.ask(later.plusSeconds(299));
        new AskCanary(courses, polls, _ -> {}, service.bean(Protocol.class), every).ask(later.plusSeconds(1));
        ask.ask(later.plusSeconds(300));
        ask.ask(later.plusSeconds(3_601));
        assertThat(askings(polls, later))
                .extracting(Asking::dueAt)
                .containsExactly(later.plusSeconds(3_600), later.plusSeconds(300), later);
        assertThat(askings(polls, later))
                .allSatisfy(asking ->
                        assertThat(asking.closesAt()).isEqualTo(asking.dueAt().plus(every)));
    }

    private static List<Asking> askings(Polls polls, Instant from) {
        return polls.ofPatient(Canary.PATIENT).stream()
                .map(Poll::asking)
                .filter(asking -> !asking.dueAt().isBefore(from))
                .toList();
    }

    private static String open(String patient, String concern, Tier tier) {
        return open(patient, concern, tier, 1);
    }

    private static String open(String patient, String concern, Tier tier, int number) {
        var flag = new RaisedFlag(
                "flag-" + patient + concern + number,
                "poll-1",
                "RULE",
                "1.0",
                tier,
                Hold.NONE,
                concern,
                "A sentence.",
                Map.of("ITEM-01", "3"),
                null,
                DUE,
                null);
        var opened = Escalation.open(
                patient, "main", number, flag, service.bean(Ladders.class).of(tier, List.of(flag)), DUE);
        String id = opened.state().matter().id();
        assertThat(service.bean(Escalations.class).insertIfAbsent(id, opened)).isTrue();
        assertThat(service.bean(Escalations.class).find(id)).contains(opened.state());
        return id;
    }

    private static List<String> ids(List<Escalation> escalations) {
        return escalations.stream().map(e -> e.matter().id()).toList();
    }

    private static Asking asking(String patient, int n, Instant due) {
        return new Asking(
                Asking.idOf(patient, "default", "weekly", "series", n),
                patient,
                "main",
                "default",
                "1.0",
                "weekly",
                "series",
                n,
                new Origin(due.minus(Duration.ofDays(7)), ZoneId.of("Australia/Lord_Howe"), due, n % 3),
                due,
                due.plus(Duration.ofDays(3)),
                due.plus(Duration.ofDays(33)),
                n % 2 == 0,
                n % 2 == 0 ? due.plus(Duration.ofHours(1)) : null);
    }
}
