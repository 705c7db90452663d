package aftercare.followup.poll;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.contracts.FollowUpFact;
import aftercare.contracts.FollowUpFact.AnswerAssessed;
import aftercare.contracts.FollowUpFact.AnswerQuarantined;
import aftercare.contracts.FollowUpFact.AnswerSaved;
import aftercare.contracts.FollowUpFact.FlagRaised;
import aftercare.contracts.FollowUpFact.MessageRequested;
import aftercare.contracts.FollowUpFact.PollAnswered;
import aftercare.contracts.FollowUpFact.PollCancelled;
import aftercare.contracts.FollowUpFact.PollDeclined;
import aftercare.contracts.FollowUpFact.PollMissed;
import aftercare.contracts.FollowUpFact.PollMoved;
import aftercare.contracts.FollowUpFact.PollOpened;
import aftercare.contracts.FollowUpFact.PollPlanned;
import aftercare.contracts.FollowUpFact.PollSent;
import aftercare.followup.flag.Assessment;
import aftercare.followup.flag.AssessmentInput;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.survey.FormPart;
import aftercare.followup.survey.Instruments;
import aftercare.followup.survey.Parsed;
import aftercare.followup.survey.SurveyContext;
import aftercare.kernel.Change;
import aftercare.kernel.Ids;
import aftercare.kernel.Tier;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PollTest {
    private static final Instant DUE = Instant.parse("2026-11-23T09:00:00Z");
    private static final Instant CLOSES = DUE.plus(Duration.ofDays(3));
    private static final Asking ASKING = new Asking(
            "poll-1",
            "p1",
            "main",
            "default",
            "1.0",
            "weekly",
            "series",
            1,
            Origin.at(DUE.minus(Duration.ofDays(7)), ZoneOffset.UTC),
            DUE,
            CLOSES,
            CLOSES.plus(Duration.ofDays(30)));
    private static final List<Instant> REMINDERS =
            List.of(DUE.plus(Duration.ofHours(24)), DUE.plus(Duration.ofHours(48)));
    private static final Instruments INSTRUMENTS = Instruments.shipped();
    private static final AssessPaper ASSESS = new AssessPaper(INSTRUMENTS, Protocol.shipped(INSTRUMENTS));
    private static final Questionnaire ASQ = Questionnaire.of(List.of(part("asq")), SurveyContext.english(true), "US");

    /** Item 5 is not asked after four times no. */
    private static final Map<String, List<String>> COUNTED = Map.of("asq", List.of("ASQ-1", "ASQ-2", "ASQ-3", "ASQ-4"));

    @Test
    void planIsAFact() {
        var planned = Poll.plan(ASKING, DUE.minusSeconds(60));
        assertThat(planned.state()).isEqualTo(new Poll.Planned(ASKING));
        assertThat(planned.state().nextAt()).isEqualTo(DUE);
        assertThat(planned.events())
                .containsExactly(new PollPlanned(
                        "p1", "poll-1", "default", "1.0", "weekly", "series", 1, DUE, CLOSES, DUE.minusSeconds(60)));
    }

    @Test
    void duePollAsksForItsLinkAndRemindsNext() {
        var sent = new Poll.Planned(ASKING).send(prepared(), REMINDERS, DUE);
        assertThat(sent.events())
                .containsExactly(
                        new PollSent(
                                "p1",
                                "poll-1",
                                "weekly",
                                DUE,
                                List.of("ses-1"),
                                1,
                                List.of("poll-0"),
                                List.of("poll-9")),
                        message("survey-link", 0, DUE));
        assertThat(sent.state().nextAt()).isEqualTo(REMINDERS.getFirst());
    }

    @Test
    void afterDowntimePastReminderTimesAreNotMadeUpFor() {
        Instant late = DUE.plus(Duration.ofHours(30));
        var sent = new Poll.Planned(ASKING).send(prepared(), REMINDERS, late);
        assertThat(sent.state().nextAt()).isEqualTo(REMINDERS.getLast());
    }

    @Test
    void windowThatClosedBeforeSendingIsAMissAndNoMessage() {
        var missed = new Poll.Planned(ASKING).missUnsent(CLOSES);
        assertThat(missed.state()).isEqualTo(new Poll.Unsent(ASKING, null));
        assertThat(missed.events()).containsExactly(new PollMissed("p1", "poll-1", "weekly", false, null, CLOSES));
    }

    @Test
    void whatCountsFromSomethingThatIsNotSoAnyMoreIsCancelled() {
        var cancelled = new Poll.Planned(ASKING).cancel("session-moved", DUE);
        assertThat(cancelled.state()).isEqualTo(new Poll.Unsent(ASKING, "session-moved"));
        assertThat(cancelled.state().nextAt()).isNull();
        assertThat(cancelled.events())
                .containsExactly(new PollCancelled("p1", "poll-1", "weekly", "session-moved", DUE));
    }

    @Test
    void oneReminderStandsForAllThatWereDue() {
        Instant now = REMINDERS.getLast().plusSeconds(1);
        var reminded = sent().tick(now, now, null);
        assertThat(reminded.events()).containsExactly(message("survey-reminder", 2, now));
        assertThat(reminded.state().nextAt()).isEqualTo(CLOSES);
    }

    @Test
    void theLinkOfWhatWasMissedGoesOutOnceMoreAndNotAtNight() {
        Instant morning = CLOSES.plus(Duration.ofHours(9));
        Change<Poll, FollowUpFact> missed = sent().tick(CLOSES, CLOSES, morning);
        var again = new MessageRequested(
                "p1",
                Ids.derive("msg", "poll-1", "survey-again"),
                "survey-again",
                "poll-1",
                1,
                ASKING.expiresAt(),
                CLOSES,
                null,
                morning);
        assertThat(missed.events()).hasSize(2).contains(again);
        assertThat(missed.state()).isInstanceOf(Poll.Missed.class);
        assertThat(sent().tick(CLOSES, CLOSES, CLOSES).events().getLast())
                .isInstanceOfSatisfying(
                        MessageRequested.class, at -> assertThat(at.notBefore()).isNull());
        assertThat(sent().tick(CLOSES, CLOSES, null).events()).hasSize(1);
    }

    @Test
    void silenceIsLookedForOnceAtItsTimeBesideReminders() {
        Instant silentAt = DUE.plus(Duration.ofHours(1));
        Asking asking = asking(false, silentAt);
        Poll.Sent sent = new Poll.Sent(asking, sent().dispatch());
        assertThat(sent.nextAt()).isEqualTo(silentAt);
        assertThat(asking.silentBy(silentAt.minusMillis(1))).isFalse();
        assertThat(asking.silentBy(silentAt)).isTrue();
        assertThat(sent.tick(silentAt.minusMillis(1), silentAt, null)).isEqualTo(Change.none(sent));

        Change<Poll, FollowUpFact> looked = sent.tick(silentAt, silentAt, null);

        assertThat(looked.events()).isEmpty();
        assertThat(looked.state().nextAt()).isEqualTo(REMINDERS.getFirst());
        assertThat(looked.state().unanswered()).isTrue();
        Poll.Open open = new Poll.Open(asking, sent.dispatch(), DUE, Paper.blank(), false);
        assertThat(open.nextAt()).isEqualTo(silentAt);
        assertThat(open.unanswered()).isTrue();
        assertThat(open.tick(ASSESS, silentAt, silentAt, null).state().nextAt()).isEqualTo(REMINDERS.getFirst());
        Poll reminded = ((Poll.Sent) looked.state())
                .tick(REMINDERS.getFirst(), REMINDERS.getFirst(), null)
                .state();
        assertThat(reminded.nextAt()).isEqualTo(REMINDERS.getLast());
    }

    @Test
    void oneSavedPageIsAnAnswer() {
        Poll.Open open = new Poll.Open(asking(false, DUE), sent().dispatch(), DUE, Paper.blank(), false);
        assertThat(open.save("ASQ-1", new Parsed.Coded("no"), ASSESS, DUE)
                        .state()
                        .unanswered())
                .isFalse();
    }

    @Test
    void whoStaysGetsMessagesOfTheirOwn() {
        Asking asking = asking(true, null);
        var sent = new Poll.Planned(asking).send(prepared(), REMINDERS, DUE);
        assertThat(templates(sent)).containsExactly("monitor-link");
        var reminded = ((Poll.Sent) sent.state()).tick(REMINDERS.getFirst(), REMINDERS.getFirst(), null);
        assertThat(templates(reminded)).containsExactly("monitor-reminder");
        assertThat(templates(sent.state().relinked(2, CLOSES, DUE))).containsExactly("monitor-link");
    }

    private static List<String> templates(Change<Poll, FollowUpFact> change) {
        return change.events().stream()
                .filter(MessageRequested.class::isInstance)
                .map(fact -> ((MessageRequested) fact).template())
                .toList();
    }

    private static Asking asking(boolean ofMonitor, @Nullable Instant silentAt) {
        return new Asking(
                ASKING.id(),
                ASKING.patient(),
                ASKING.careTeam(),
                ASKING.protocol(),
                ASKING.protocolVersion(),
                ASKING.step(),
                ASKING.anchor(),
                ASKING.occurrence(),
                ASKING.origin(),
                DUE,
                CLOSES,
                ASKING.expiresAt(),
                ofMonitor,
                silentAt);
    }

    @Test
    void reminderIsNotDueASecondEarly() {
        assertThat(sent().tick(REMINDERS.getFirst().minusSeconds(1), REMINDERS.getFirst(), null))
                .isEqualTo(Change.none(sent()));
    }

    @Test
    void reminderThatFallsDueAtNightGoesOutOnceInTheMorning() {
        Instant night = REMINDERS.getLast().plusSeconds(1);
        Instant morning = night.plus(Duration.ofHours(5));
        var held = sent().tick(night, morning, null);
        assertThat(held.events()).isEmpty();
        assertThat(held.state().nextAt()).isEqualTo(morning);
        var reminded = ((Poll.Sent) held.state()).tick(morning, morning, null);
        assertThat(reminded.events()).containsExactly(message("survey-reminder", 2, morning));
        assertThat(reminded.state().nextAt()).isEqualTo(CLOSES);
        var open = open().tick(ASSESS, night, morning, null);
        assertThat(open.events()).isEmpty();
        assertThat(open.state().nextAt()).isEqualTo(morning);
    }

    @Test
    void whoDeclinesIsNotRemindedAndCanStillAnswer() {
        var declined = sent().decline(DUE.plusSeconds(60));
        assertThat(declined.events()).containsExactly(new PollDeclined("p1", "poll-1", "weekly", DUE.plusSeconds(60)));
        Poll.Sent unwilling = (Poll.Sent) declined.state();
        assertThat(unwilling.nextAt()).isEqualTo(CLOSES);
        assertThat(unwilling.decline(DUE.plusSeconds(90))).isEqualTo(Change.none(unwilling));
        assertThat(unwilling.tick(CLOSES, CLOSES, null).events())
                .containsExactly(new PollMissed("p1", "poll-1", "weekly", false, "declined", CLOSES));
        Poll.Open after = (Poll.Open) unwilling.open(DUE.plusSeconds(120)).state();
        assertThat(after.missed()).isFalse();
        assertThat(after.save("ASQ-1", new Parsed.Coded("no"), ASSESS, DUE.plusSeconds(130))
                        .events())
                .first()
                .isInstanceOf(AnswerSaved.class);
    }

    @Test
    void whoDeclinesAfterTheWindowIsHeardAndCanStillAnswer() {
        Poll.Missed missed = (Poll.Missed) sent().tick(CLOSES, CLOSES, null).state();
        var declined = missed.decline(CLOSES.plusSeconds(60));
        assertThat(declined.events())
                .containsExactly(new PollDeclined("p1", "poll-1", "weekly", CLOSES.plusSeconds(60)));
        Poll.Missed unwilling = (Poll.Missed) declined.state();
        assertThat(unwilling.decline(CLOSES.plusSeconds(90))).isEqualTo(Change.none(unwilling));
        assertThat(unwilling.open(CLOSES.plusSeconds(120)).state()).isInstanceOf(Poll.Open.class);
    }

    @Test
    void whoDeclinesTheRestAfterAYesToTheSuicideQuestionsIsFlaggedAtOnce() {
        var yes = (Poll.Open)
                open().save("ASQ-1", new Parsed.Coded("yes"), ASSESS, DUE).state();
        var declined = yes.decline(ASSESS, DUE.plusSeconds(60));
        assertThat(rules(declined.events())).contains("S-AMB-SILENT", "S-RED-NOW");
        assertThat(declined.events()).last().isInstanceOf(PollDeclined.class);
        assertThat(((Poll.Open) declined.state()).decline(ASSESS, DUE.plusSeconds(70)))
                .isEqualTo(Change.none(declined.state()));
        var closed = ((Poll.Open) declined.state()).tick(ASSESS, CLOSES, CLOSES, null);
        assertThat(rules(closed.events())).doesNotContain("S-AMB-SILENT", "S-RED-NOW");
        assertThat(closed.events()).contains(new PollMissed("p1", "poll-1", "weekly", true, "declined", CLOSES));
    }

    @Test
    void reminderThatWaitsUntilTheWindowClosesIsNone() {
        Instant due = REMINDERS.getFirst();
        for (Instant awake : List.of(CLOSES, CLOSES.plusSeconds(1))) {
            var held = sent().tick(due, awake, null);
            assertThat(held.events()).isEmpty();
            Poll.Sent later = (Poll.Sent) ((Poll.Sent) held.state())
                    .tick(REMINDERS.getLast(), awake, null)
                    .state();
            assertThat(later.nextAt()).isEqualTo(CLOSES);
            assertThat(later.tick(CLOSES, CLOSES, null).events())
                    .containsExactly(new PollMissed("p1", "poll-1", "weekly", false, null, CLOSES));
        }
    }

    @Test
    void whatIsPutOffLeavesAsLongToAnswer() {
        Instant later = DUE.plus(Duration.ofDays(1));
        var moved = new Poll.Planned(asking(false, DUE.plusSeconds(60))).putOff(later, "in-hospital", DUE);
        assertThat(moved.events())
                .containsExactly(new PollMoved("p1", "poll-1", "weekly", "in-hospital", later, CLOSES, DUE));
        assertThat(moved.state().asking().silentAt()).isEqualTo(later.plusSeconds(60));
        assertThat(moved.state().nextAt()).isEqualTo(later);
    }

    @Test
    void byAnotherClockOnlyWhatIsNotSentGetsOtherTimes() {
        ZoneId tokyo = ZoneId.of("Asia/Tokyo");
        Instant later = DUE.plusSeconds(3600);
        UnaryOperator<Asking> timed = asking -> asking.timed(later, CLOSES, CLOSES, null);
        var planned = new Poll.Planned(ASKING).livingIn(tokyo, timed, DUE);
        assertThat(planned.events())
                .containsExactly(new PollMoved("p1", "poll-1", "weekly", "zone-changed", later, CLOSES, DUE));
        assertThat(planned.state().asking().id()).isEqualTo("poll-1");
        assertThat(planned.state().livingIn(tokyo, timed, later)).isEqualTo(Change.none(planned.state()));
        for (Poll out : List.of(sent(), open())) {
            var moved = out.livingIn(tokyo, timed, DUE);
            assertThat(moved.events()).isEmpty();
            assertThat(moved.state().asking()).isEqualTo(ASKING.livingIn(tokyo));
            assertThat(moved.state().nextAt()).isEqualTo(out.nextAt());
        }
        assertThat(new Poll.Planned(ASKING)
                        .livingIn(tokyo, UnaryOperator.identity(), DUE)
                        .events())
                .as("at the same time by the other clock")
                .isEmpty();
    }

    @Test
    void unopenedPollIsMissedAtTheCloseAndCanBeOpenedLate() {
        var missed = sent().tick(CLOSES, CLOSES, null);
        assertThat(missed.events()).containsExactly(new PollMissed("p1", "poll-1", "weekly", false, null, CLOSES));
        Instant late = CLOSES.plusSeconds(60);
        var opened = ((Poll.Missed) missed.state()).open(late);
        assertThat(opened.events()).containsExactly(new PollOpened("p1", "poll-1", late));
        Poll.Open open = (Poll.Open) opened.state();
        assertThat(open.missed()).isTrue();
        Change<Poll, FollowUpFact> done = answer(open, late, "no", "no", "no", "no");
        assertThat(done.events()).last().isEqualTo(new PollAnswered("p1", "poll-1", "weekly", true, late, COUNTED));
    }

    @Test
    void lateAnswerStillFlags() {
        Poll.Open open = new Poll.Open(ASKING, sent().dispatch(), CLOSES, Paper.blank(), true);
        var saved = answer(open, CLOSES.plusSeconds(60), "yes", "no", "yes", "no", "yes");
        assertThat(rules(saved.events())).contains("S-RED-NOW");
    }

    @Test
    void eachPageIsARevisionAndIsAssessed() {
        var first = open().save("ASQ-1", new Parsed.Coded("no"), ASSESS, DUE);
        assertThat(first.events())
                .containsExactly(
                        new AnswerSaved("p1", "poll-1", 1, Map.of("ASQ-1", "no"), DUE),
                        new AnswerAssessed("p1", "poll-1", 1, "1.2", Map.of(), List.of(), DUE));
        var second = ((Poll.Open) first.state()).save("ASQ-1", new Parsed.Coded("yes"), ASSESS, DUE);
        assertThat(second.events().getFirst())
                .isEqualTo(new AnswerSaved("p1", "poll-1", 2, Map.of("ASQ-1", "yes"), DUE));
    }

    @Test
    void lastPageSendsTheSurvey() {
        var done = answer(open(), DUE, "no", "no", "no", "no");
        assertThat(done.state()).isInstanceOfSatisfying(Poll.Answered.class, answered -> {
            assertThat(answered.late()).isFalse();
            assertThat(answered.paper().pages()).containsExactly("DONE");
            assertThat(answered.uncarriedSince()).isEqualTo(DUE);
        });
        assertThat(done.events()).last().isEqualTo(new PollAnswered("p1", "poll-1", "weekly", false, DUE, COUNTED));
    }

    @Test
    void answerOnTheVeryEndOfTheWindowIsInTime() {
        assertThat(answer(open(), CLOSES, "no", "no", "no", "no").events())
                .last()
                .isEqualTo(new PollAnswered("p1", "poll-1", "weekly", false, CLOSES, COUNTED));
    }

    @Test
    void itemFiveLeftOpenForTenMinutesIsRedOnce() {
        Poll.Open atFive =
                (Poll.Open) answer(open(), DUE, "yes", "no", "no", "no").state();
        Instant by = DUE.plus(Duration.ofMinutes(10));
        assertThat(atFive.nextAt()).isEqualTo(by);
        assertThat(rules(atFive.tick(ASSESS, by.minusSeconds(1), by, null).events()))
                .isEmpty();
        var passed = atFive.tick(ASSESS, by, by, null);
        assertThat(rules(passed.events())).containsExactly("S-RED-NOW");
        assertThat(passed.state().uncarriedSince()).isEqualTo(by);
        assertThat(rules(((Poll.Open) passed.state())
                        .tick(ASSESS, by.plusSeconds(1), by, null)
                        .events()))
                .isEmpty();
    }

    @Test
    void asqLeftUnfinishedForThirtyMinutesAfterItemNineIsAmberOnceAndSaysSoOnTheNextVisit() {
        for (String item9 : List.of("1", "3", "declined")) {
            Poll.Open opened = (Poll.Open) openWith("phq-9", "asq")
                    .save("PHQ-09", new Parsed.Coded(item9), ASSESS, DUE)
                    .state();
            Instant by = DUE.plus(Duration.ofMinutes(30));
            assertThat(opened.nextAt()).isEqualTo(by);
            Instant before = DUE.plus(Duration.ofMinutes(29)).plusSeconds(59);
            assertThat(rules(opened.tick(ASSESS, before, before, null).events()))
                    .isEmpty();
            var passed = opened.tick(ASSESS, by, by, null);
            assertThat(rules(passed.events())).containsExactly("S-AMB-SILENT");
            Poll.Open silent = (Poll.Open) passed.state();
            assertThat(silent.paper().pages()).containsExactly("AMB-S");
            assertThat(rules(silent.tick(ASSESS, by.plusSeconds(1), by, null).events()))
                    .isEmpty();
            Poll.Open back = (Poll.Open)
                    silent.save("ASQ-1", new Parsed.Coded("no"), ASSESS, by).state();
            assertThat(back.paper().pages()).as("they have gone on").isEmpty();
        }
        Poll.Open none = (Poll.Open) openWith("phq-9", "asq")
                .save("PHQ-09", new Parsed.Coded("0"), ASSESS, DUE)
                .state();
        assertThat(none.paper().deadlines()).isEmpty();
    }

    @Test
    void aRedPageNobodyHasSeenIsNotTakenAwayByAMilderOne() {
        Poll.Open atFive =
                (Poll.Open) answer(open(), DUE, "yes", "no", "no", "no").state();
        Instant ten = DUE.plus(Duration.ofMinutes(10));
        Instant thirty = DUE.plus(Duration.ofMinutes(30));
        Poll.Open red = (Poll.Open) atFive.tick(ASSESS, ten, ten, null).state();
        assertThat(red.paper().pages()).containsExactly("RED-S");
        var later = red.tick(ASSESS, thirty, thirty, null);
        assertThat(rules(later.events())).containsExactly("S-AMB-SILENT");
        assertThat(((Poll.Open) later.state()).paper().pages()).containsExactly("RED-S");
    }

    @Test
    void answeringItemFiveInTimeTakesItsDeadlineAway() {
        Poll after = answer(open(), DUE, "yes", "no", "no", "no", "no").state();
        assertThat(after).isInstanceOf(Poll.Answered.class);
        assertThat(after.nextAt()).isNull();
    }

    @Test
    void goingBackWithdrawsNoFlag() {
        Poll.Open red = (Poll.Open) openWith("phq-9", "asq")
                .save("ASQ-1", new Parsed.Coded("yes"), ASSESS, DUE)
                .state();
        for (String item : List.of("ASQ-2", "ASQ-3", "ASQ-4")) {
            red = (Poll.Open)
                    red.save(item, new Parsed.Coded("no"), ASSESS, DUE).state();
        }
        red = (Poll.Open)
                red.save("ASQ-5", new Parsed.Coded("yes"), ASSESS, DUE).state();
        assertThat(red.paper().pages()).containsExactly("RED-S");
        var back = red.save("ASQ-5", new Parsed.Coded("no"), ASSESS, DUE);
        assertThat(((Poll.Open) back.state()).paper().flags())
                .extracting("rule")
                .contains("S-RED-NOW");
    }

    @Test
    void unfinishedPollIsMissedAtTheCloseAndStaysOpen() {
        var closed = open().tick(ASSESS, CLOSES, CLOSES, null);
        assertThat(closed.events()).containsExactly(new PollMissed("p1", "poll-1", "weekly", true, null, CLOSES));
        assertThat(closed.state())
                .isInstanceOfSatisfying(
                        Poll.Open.class, open -> assertThat(open.missed()).isTrue());
        assertThat(closed.state().nextAt()).isNull();
    }

    @Test
    void answerThatCannotBeAssessedIsKeptAndShownToAPersonOnce() {
        AssessPaper broken = new AssessPaper(INSTRUMENTS, Protocol.shipped(INSTRUMENTS)) {
            @Override
            Assessment judge(AssessmentInput input) {
                throw new IllegalStateException("no rule can read this");
            }
        };
        var saved = open().save("ASQ-1", new Parsed.Coded("no"), broken, DUE);
        assertThat(saved.events())
                .startsWith(
                        new AnswerSaved("p1", "poll-1", 1, Map.of("ASQ-1", "no"), DUE),
                        new AnswerQuarantined("p1", "poll-1", 1, "IllegalStateException", DUE));
        assertThat(saved.events()).hasSize(3).last().isInstanceOfSatisfying(FlagRaised.class, flag -> {
            assertThat(flag.rule()).isEqualTo("NOT-ASSESSED");
            assertThat(flag.tier()).isEqualTo(Tier.AMBER);
        });
        var next = ((Poll.Open) saved.state()).save("ASQ-2", new Parsed.Coded("no"), broken, DUE);
        assertThat(next.events()).hasSize(2).last().isInstanceOf(AnswerQuarantined.class);
    }

    @Test
    void takenOverFlagsAreMarkedNoMore() {
        Poll.Answered red = (Poll.Answered)
                answer(open(), DUE, "yes", "no", "yes", "no", "yes").state();
        assertThat(red.uncarriedSince()).isEqualTo(DUE);
        Poll carried = red.carriedOn(Set.copyOf(red.paper().uncarried())).state();
        assertThat(carried.uncarriedSince()).isNull();
    }

    private static Change<Poll, FollowUpFact> answer(Poll.Open open, Instant at, String... values) {
        Change<Poll, FollowUpFact> last = Change.of(open);
        for (int i = 0; i < values.length; i++) {
            last = ((Poll.Open) last.state()).save("ASQ-" + (i + 1), new Parsed.Coded(values[i]), ASSESS, at);
        }
        return last;
    }

    private static List<String> rules(List<FollowUpFact> facts) {
        return facts.stream()
                .filter(FlagRaised.class::isInstance)
                .map(fact -> ((FlagRaised) fact).rule())
                .toList();
    }

    private static Prepared prepared() {
        return new Prepared(sheet(ASQ), List.of("ses-1"), 1, List.of("poll-0"), Set.of("poll-9"));
    }

    private static Sheet sheet(Questionnaire form) {
        return Sheet.of(ASKING.id(), form, Background.none());
    }

    private static Poll.Sent sent() {
        return new Poll.Sent(ASKING, new Dispatch(sheet(ASQ), DUE, 1, REMINDERS, 0, Set.of(), Map.of()));
    }

    private static Poll.Open open() {
        return new Poll.Open(ASKING, sent().dispatch(), DUE, Paper.blank(), false);
    }

    private static Poll.Open openWith(String... instruments) {
        var form = Questionnaire.of(
                Arrays.stream(instruments).map(PollTest::part).toList(), SurveyContext.english(true), "US");
        return new Poll.Open(
                ASKING, new Dispatch(sheet(form), DUE, 1, REMINDERS, 0, Set.of(), Map.of()), DUE, Paper.blank(), false);
    }

    private static FormPart part(String instrument) {
        return new FormPart(
                instrument,
                INSTRUMENTS.find(instrument).orElseThrow().version(),
                "all",
                Optional.empty(),
                Optional.empty());
    }

    private static FollowUpFact message(String template, int number, Instant at) {
        return new MessageRequested(
                "p1",
                Ids.derive("msg", "poll-1", template, Integer.toString(number)),
                template,
                "poll-1",
                1,
                CLOSES,
                at);
    }
}
