package aftercare.auditor.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.auditor.ledger.LogEntry.Known;
import aftercare.contracts.FollowUpFact.BaselineCompleted;
import aftercare.contracts.FollowUpFact.FlagRaised;
import aftercare.contracts.IntakeFact.FollowingChanged;
import aftercare.contracts.IntakeFact.ZoneChanged;
import aftercare.kernel.Following;
import aftercare.kernel.Hold;
import aftercare.kernel.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LedgerTest {
    private static final Duration TOLERANCE = Duration.ofSeconds(60);
    private static final Instant MUCH_LATER = Story.CLOSES.plus(Duration.ofDays(1));

    @Test
    void whatWasHeldIsOverOnceItIsToldOrTakenUp() {
        List<UnaryOperator<Story>> ends = List.of(
                story -> story.notified("esc-1", MUCH_LATER),
                story -> story.acknowledged("esc-1"),
                story -> story.resolved("esc-1", "clinician-2"));
        for (UnaryOperator<Story> end : ends) {
            Story story = end.apply(new Story()
                    .raised("poll-1", "flag-1", Tier.AMBER, Hold.NONE)
                    .opened("esc-1", "flag-1", Tier.AMBER)
                    .held("esc-1", "clinician-1", Story.CLOSES, MUCH_LATER));
            assertThat(afterwards(story.entries()).problems())
                    .noneMatch(problem -> problem.what().contains("was to be told"));
        }
    }

    @Test
    void aDayThatAddsUpHasNoProblemAndEveryFigure() {
        assertThat(afterwards(Story.balanced().entries()))
                .isEqualTo(new LedgerView(
                        MUCH_LATER,
                        new LedgerView.Answers(3, 2, 1, 0),
                        new LedgerView.Scores(2, 0),
                        new LedgerView.Rules(0, 2),
                        new LedgerView.Flags(new LedgerView.Raised(1, 1, 0, 1), 1, 1, 1, 0),
                        new LedgerView.Escalations(1, 1, 1, 0),
                        new LedgerView.Polls(3, 3, 1, 1, 1, 0, 0),
                        new LedgerView.Messages(3, 2, 1, 0),
                        new LedgerView.Holds(2, 1, 1, 0),
                        41,
                        0,
                        0,
                        0,
                        0,
                        0,
                        List.of()));
    }

    @Test
    void orderBetweenSourcesDoesNotMatter() {
        LedgerView inOrder = afterwards(Story.balanced().entries());
        for (int seed = 0; seed < 300; seed++) {
            assertThat(afterwards(interleaved(Story.balanced().entries(), new Random(seed))))
                    .as("seed %s", seed)
                    .isEqualTo(inOrder);
        }
    }

    @Test
    void repetitionsAreDropped() {
        List<LogEntry> twice = new ArrayList<>();
        for (LogEntry entry : Story.balanced().entries()) {
            twice.add(entry);
            twice.addAll(twice.subList(Math.max(0, twice.size() - 5), twice.size()));
        }

        LedgerView view = afterwards(twice);

        assertThat(view.duplicates()).isEqualTo(twice.size() - 41);
        assertThat(view.facts()).isEqualTo(41);
        assertThat(view.problems()).isEmpty();
    }

    static Stream<Integer> everyFact() {
        return IntStream.range(0, Story.balanced().entries().size()).boxed();
    }

    /** Whatever fact the broker or a writer loses, something no longer adds up. */
    @ParameterizedTest
    @MethodSource("everyFact")
    void everyLostFactIsNoticed(int lost) {
        List<LogEntry> entries = new ArrayList<>(Story.balanced().entries());
        LogEntry.Known fact = (LogEntry.Known) entries.remove(lost);
        String name = fact.fact().getClass().getSimpleName();

        LedgerView view = afterwards(entries);

        // The last facts of their sources, which nothing else refers to; the poll stays missed.
        boolean harmless = name.equals("PatientEnrolled")
                || (name.equals("PollAnswered") && fact.source().endsWith("poll-3"));
        assertThat(view.imbalance() > 0)
                .as("%s of %s: %s", name, fact.source(), view.problems())
                .isEqualTo(!harmless);
        if (name.equals("EscalationResolved")) {
            assertThat(view.escalations().open()).isEqualTo(1);
        }
    }

    /** A writer that writes a fact twice, each with a number of its own, is noticed where once must be once. */
    @ParameterizedTest
    @MethodSource("everyFact")
    void everyFactThatHappensTwiceIsNoticed(int doubled) {
        Story story = Story.balanced();
        Known fact = (Known) story.entries().get(doubled);
        story.add(fact.source(), fact.fact());
        String name = fact.fact().getClass().getSimpleName();

        LedgerView view = afterwards(story.entries());

        boolean harmless = List.of("PatientEnrolled", "PollOpened", "EscalationNotified", "HoldApplied")
                .contains(name);
        assertThat(view.imbalance() > 0).as("%s of %s", name, fact.source()).isEqualTo(!harmless);
    }

    @ParameterizedTest
    @CsvSource({"59, 0", "60, 0", "61, 1"})
    void whatIsYoungerThanTheToleranceIsInFlight(int secondsLater, int imbalance) {
        Ledger ledger = new Ledger();
        new Story().saved("poll-1", 1).entries().forEach(ledger::enter);

        LedgerView view = view(ledger, Story.START.plusSeconds(secondsLater), Story.START, false);

        assertThat(view.answers()).isEqualTo(new LedgerView.Answers(1, 0, 0, 1));
        assertThat(view.imbalance()).isEqualTo(imbalance);
    }

    @Test
    void atRestNothingIsInFlight() {
        Ledger ledger = new Ledger();
        new Story().saved("poll-1", 1).entries().forEach(ledger::enter);

        assertThat(view(ledger, Story.START, Story.START, true).problems())
                .containsExactly(new Problem("answers", "poll-1/1", "saved, neither assessed nor quarantined"));
    }

    static Stream<Map.Entry<Story, Problem>> contradictions() {
        return Stream.of(
                Map.entry(
                        new Story().assessed("poll-1", 1),
                        new Problem("answers", "poll-1/1", "assessed or quarantined, but not saved or judged before")),
                Map.entry(
                        new Story().saved("poll-1", 1).assessed("poll-1", 1, "flag-1"),
                        new Problem("flags", "flag-1", "named, placed or held, but never raised")),
                Map.entry(
                        new Story().raised("poll-1", "flag-1", Tier.RED, Hold.NONE),
                        new Problem("flags", "flag-1", "raised RED, but in no escalation and not logged")),
                Map.entry(
                        new Story()
                                .raised("poll-1", "flag-1", Tier.YELLOW, Hold.STOP)
                                .opened("esc-1", "flag-1", Tier.YELLOW)
                                .resolved("esc-1", "clinician-1"),
                        new Problem("flags", "flag-1", "its STOP hold was never placed")),
                Map.entry(
                        new Story()
                                .raised("poll-1", "flag-1", Tier.AMBER, Hold.NONE)
                                .logged("poll-1", "flag-1"),
                        new Problem("flags", "flag-1", "raised AMBER, but only logged")),
                Map.entry(
                        new Story()
                                .raised("poll-1", "flag-0", Tier.AMBER, Hold.NONE)
                                .opened("esc-1", "flag-0", Tier.AMBER)
                                .raised("poll-1", "flag-1", Tier.RED, Hold.NONE)
                                .attached("esc-1", "flag-1", Tier.AMBER)
                                .resolved("esc-1", "clinician-1"),
                        new Problem("flags", "flag-1", "raised RED, but its escalation is AMBER")),
                Map.entry(
                        new Story()
                                .raised("poll-1", "flag-1", Tier.RED, Hold.NONE)
                                .opened("esc-1", "flag-1", Tier.RED)
                                .resolved("esc-1", "clinician-1")
                                .raised("poll-1", "flag-1", Tier.RED, Hold.NONE),
                        new Problem("flags", "flag-1", "raised more than once")),
                Map.entry(
                        new Story()
                                .raised("poll-1", "flag-1", Tier.RED, Hold.NONE)
                                .opened("esc-1", "flag-1", Tier.RED)
                                .attached("esc-1", "flag-1", Tier.RED)
                                .resolved("esc-1", "clinician-1"),
                        new Problem("flags", "flag-1", "attached, though it belonged somewhere already")),
                Map.entry(
                        new Story()
                                .raised("poll-1", "flag-1", Tier.BLUE, Hold.NONE)
                                .attached("esc-1", "flag-1", Tier.RED),
                        new Problem("escalations", "esc-1", "a flag was attached, though it was not open")),
                Map.entry(
                        new Story()
                                .raised("poll-1", "flag-1", Tier.RED, Hold.NONE)
                                .opened("esc-1", "flag-1", Tier.RED)
                                .resolved("esc-1", " "),
                        new Problem("escalations", "esc-1", "resolved by nobody")),
                Map.entry(
                        new Story()
                                .raised("poll-1", "flag-1", Tier.RED, Hold.NONE)
                                .opened("esc-1", "flag-1", Tier.RED),
                        new Problem(
                                "escalations",
                                "esc-1",
                                "its next step was due at " + Story.START + ", and nothing was done")),
                Map.entry(
                        new Story()
                                .raised("poll-1", "flag-1", Tier.RED, Hold.NONE)
                                .opened("esc-1", "flag-1", Tier.RED)
                                .notified("esc-1", MUCH_LATER)
                                .acknowledged("esc-1"),
                        new Problem(
                                "escalations",
                                "esc-1",
                                "its next step was due at " + Story.CLOSES + ", and nothing was done")),
                Map.entry(
                        new Story()
                                .raised("poll-1", "flag-1", Tier.AMBER, Hold.NONE)
                                .opened("esc-1", "flag-1", Tier.AMBER)
                                .held("esc-1", "ann", Story.CLOSES, MUCH_LATER),
                        new Problem("escalations", "esc-1", "ann was to be told by " + Story.CLOSES + ", and was not")),
                Map.entry(
                        new Story()
                                .answered("poll-1", 1, Map.of("URI-04", "4"))
                                .assessed("poll-1", 1, Map.of("urinary-painful-peeing", 2)),
                        new Problem(
                                "scores",
                                "poll-1/1",
                                "follow-up says {urinary-painful-peeing=2}, the answers add up to {urinary-painful-peeing=3}")),
                Map.entry(
                        new Story().answered("poll-1", 1, Map.of("URI-04", "4")).assessed("poll-1", 1, Map.of()),
                        new Problem(
                                "scores",
                                "poll-1/1",
                                "follow-up says {}, the answers add up to {urinary-painful-peeing=3}")),
                Map.entry(
                        new Story()
                                .answered("poll-1", 1, Map.of("URI-08", "yes"))
                                .assessed("poll-1", 1, Map.of()),
                        new Problem(
                                "rules", "poll-1/U-AMB-BLOOD", "the answers fulfil this rule, and no flag was raised")),
                Map.entry(
                        new Story()
                                .planned("poll-1")
                                .sent("poll-1")
                                .delivered("poll-1")
                                .answered("poll-1", false)
                                .twin("poll-2", "poll-1")
                                .sent("poll-2")
                                .delivered("poll-2")
                                .answered("poll-2", false),
                        new Problem("polls", "poll-2", "planned, though first-day 1 of poll-1 was before")),
                Map.entry(
                        new Story().missed("poll-1"),
                        new Problem("polls", "poll-1", "sent or ended, but never planned, or ended before")),
                Map.entry(
                        new Story().planned("poll-1").missed("poll-1").answered("poll-1", false),
                        new Problem(
                                "polls",
                                "poll-1",
                                "answered more than once, in time though it was missed, or though it was cancelled")),
                Map.entry(
                        new Story().planned("poll-1").cancelled("poll-1").answered("poll-1", true),
                        new Problem(
                                "polls",
                                "poll-1",
                                "answered more than once, in time though it was missed, or though it was cancelled")),
                Map.entry(
                        new Story().planned("poll-1").missed("poll-1").cancelled("poll-1"),
                        new Problem("polls", "poll-1", "cancelled, though it was missed or cancelled before")),
                Map.entry(
                        new Story().planned("poll-1").missed("poll-1").missed("poll-1"),
                        new Problem("polls", "poll-1", "missed more than once, or though it was cancelled")),
                Map.entry(
                        new Story().delivered("poll-1"),
                        new Problem(
                                "messages", "msg-poll-1", "sent or failed, but never requested, or more than once")),
                Map.entry(
                        new Story().applied(1),
                        new Problem("holds", Story.PATIENT, "session obeys change 1, the newest is 0")),
                Map.entry(
                        new Story().lifted(1, "flag-1").applied(1),
                        new Problem("holds", "flag-1", "lifted, though it did not stand")),
                Map.entry(
                        new Story()
                                .raised("poll-1", "flag-1", Tier.BLUE, Hold.LOOK)
                                .logged("poll-1", "flag-1")
                                .held(1, "flag-1", Hold.LOOK),
                        new Problem("holds", Story.PATIENT, "session obeys change 0, the newest is 1")));
    }

    @ParameterizedTest(name = "{0}, raised {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "FDC_01 == \"ok\"                          | false | RULE",
                "FDC_01 == \"ok\"                          | true  |",
                "FDC_01 == \"drowsy\"                      | false |",
                "FDC_03 == \"\"                            | false |",
                "FDC_01 == \"ok\" && baseline.FDC_02 == 1  | false |"
            })
    void pagesAreJudgedByTheActivatedProtocolToo(String condition, boolean raised, @Nullable String silent) {
        Story story =
                new Story().protocol(condition).planned("poll-1").sent("poll-1").saved("poll-1", 1);
        story.assessed("poll-1", 1);
        if (raised) {
            story.raised("poll-1", "flag-1", Tier.BLUE, Hold.NONE).logged("poll-1", "flag-1");
        }
        LedgerView view = afterwards(story.entries());
        assertThat(view.rules()).isEqualTo(new LedgerView.Rules(1, 0));
        assertThat(view.problems().stream()
                        .filter(problem -> problem.account().equals("rules"))
                        .map(Problem::id)
                        .toList())
                .isEqualTo(silent == null ? List.of() : List.of("poll-1/" + silent));
    }

    @Test
    void pagesOfAProtocolThatIsNotThereAreNotJudged() {
        Story story = new Story().planned("poll-1").sent("poll-1").saved("poll-1", 1);
        assertThat(afterwards(story.assessed("poll-1", 1).entries()).rules()).isEqualTo(new LedgerView.Rules(0, 1));
    }

    @Test
    void aConditionThatCannotBeReadHereIsLeftOut() {
        Story story = new Story()
                .protocol("FDC_01 ==")
                .planned("poll-1")
                .sent("poll-1")
                .saved("poll-1", 1);
        LedgerView view = afterwards(story.assessed("poll-1", 1).entries());
        assertThat(view.problems()).extracting(Problem::account).doesNotContain("rules");
    }

    @Test
    void ofTwoTextsWithOneNumberOnlyWhatBothCallForIsCertain() {
        Story story = new Story()
                .protocol("FDC_01 == \"ok\"")
                .protocol("FDC_01 == \"drowsy\"")
                .planned("poll-1")
                .sent("poll-1")
                .saved("poll-1", 1);
        LedgerView view = afterwards(story.assessed("poll-1", 1).entries());
        assertThat(view.problems()).extracting(Problem::account).doesNotContain("rules");
    }

    @Test
    void aFlagThatADeadlineRaisedIsNotCalledForAgain() {
        Story story = new Story()
                .planned("poll-1")
                .sent("poll-1")
                .answered("poll-1", 1, Map.of("ASQ-1", "yes"))
                .assessed("poll-1", 1)
                .poll(
                        "poll-1",
                        new FlagRaised(
                                Story.PATIENT,
                                "flag-1",
                                "poll-1",
                                "S-RED-NOW",
                                "1",
                                Tier.RED,
                                Hold.NONE,
                                "suicide",
                                Map.of(),
                                Story.START))
                .opened("esc-1", "flag-1", Tier.RED)
                .notified("esc-1", MUCH_LATER.plus(Duration.ofDays(1)))
                .answered("poll-1", 2, Map.of("ASQ-5", "yes"))
                .assessed("poll-1", 2);
        assertThat(afterwards(story.entries()).problems())
                .extracting(Problem::account)
                .doesNotContain("rules");
    }

    @Test
    void aDoseCallsForPollsAndAnEmergencyForAFlag() {
        Story silent = new Story().given("ses-1").emergency();
        assertThat(afterwards(silent.entries()).problems())
                .containsExactly(
                        new Problem(
                                "emergencies",
                                Story.PATIENT + " screening/" + Story.START,
                                "an emergency was found, and no flag was raised"),
                        new Problem("sessions", "ses-1", "a dose was given, and no poll was planned after it"));
        Story heard = new Story()
                .given("ses-1")
                .twin("poll-1", "ses-1")
                .cancelled("poll-1")
                .emergency()
                .emergencyRaised("flag-1")
                .opened("esc-1", "flag-1", Tier.RED)
                .notified("esc-1", MUCH_LATER.plus(Duration.ofDays(1)));
        for (int seed = 0; seed < 20; seed++) {
            assertThat(afterwards(interleaved(heard.entries(), new Random(seed)))
                            .problems())
                    .isEmpty();
        }
    }

    @Test
    void whatIsAskedTogetherIsInASurveyThatWentOut() {
        Story never = new Story().planned("poll-1").askedTogether("poll-1");
        assertThat(afterwards(never.entries()).problems())
                .extracting(Problem::id)
                .containsExactly("poll-1");

        Story asked = new Story()
                .planned("poll-1")
                .twin("poll-2", "other")
                .sentWith("poll-2", "poll-1")
                .delivered("poll-2")
                .answered("poll-2", false)
                .askedTogether("poll-1");
        assertThat(afterwards(asked.entries()).problems()).isEmpty();
        for (int seed = 0; seed < 20; seed++) {
            assertThat(afterwards(interleaved(asked.entries(), new Random(seed)))
                            .problems())
                    .isEmpty();
        }
    }

    @Test
    void whatAPatientWroteCallsForAFlag() {
        assertThat(afterwards(new Story().wrote("reply-1").entries()).problems())
                .containsExactly(new Problem(
                        "replies", Story.PATIENT + " reply/reply-1", "somebody wrote back, and no flag was raised"));
        Story read = new Story()
                .wrote("reply-1")
                .wroteRaised("flag-1", "reply-1")
                .opened("esc-1", "flag-1", Tier.AMBER)
                .notified("esc-1", MUCH_LATER.plus(Duration.ofDays(1)));
        for (int seed = 0; seed < 20; seed++) {
            assertThat(afterwards(interleaved(read.entries(), new Random(seed))).problems())
                    .isEmpty();
        }
    }

    @Test
    void aPollThatWasMovedIsDueAtItsNewTime() {
        Ledger ledger = new Ledger();
        Instant moved = Story.START.plus(Duration.ofHours(20));
        new Story()
                .planned("poll-1")
                .moved("poll-1", moved, Story.CLOSES)
                .entries()
                .forEach(ledger::enter);
        assertThat(view(ledger, moved, moved, false).problems()).isEmpty();
        assertThat(view(ledger, moved.plusSeconds(600), moved.plusSeconds(600), false)
                        .problems())
                .containsExactly(new Problem("polls", "poll-1", "due at " + moved + ", but not sent"));
    }

    @Test
    void aPatientWhoMovedAndDiedLeavesNothingOpen() {
        String patient = "/intake/patients/" + Story.PATIENT;
        Story story = new Story()
                .planned("poll-1")
                .add(patient, new ZoneChanged(Story.PATIENT, "Asia/Tokyo", "desk", Story.START))
                .moved("poll-1", Story.START.plus(Duration.ofHours(20)), Story.CLOSES)
                .add(
                        patient,
                        new FollowingChanged(Story.PATIENT, Following.DIED, Story.START, null, "desk", Story.START));
        assertThat(afterwards(story.entries()).problems())
                .as("nobody ended it")
                .containsExactly(new Problem(
                        "polls",
                        "poll-1",
                        "its window closed at " + Story.CLOSES + ", but it was neither answered nor missed"));
        LedgerView view = afterwards(story.cancelled("poll-1").entries());
        assertThat(view.problems()).isEmpty();
        assertThat(view.facts()).isEqualTo(5);
        assertThat(view.foreign()).isZero();
        assertThat(view.polls()).isEqualTo(new LedgerView.Polls(1, 0, 0, 0, 0, 1, 0));
    }

    @Test
    void aCancelledPollHasEnded() {
        LedgerView view =
                afterwards(new Story().planned("poll-1").cancelled("poll-1").entries());
        assertThat(view.problems()).isEmpty();
        assertThat(view.polls()).isEqualTo(new LedgerView.Polls(1, 0, 0, 0, 0, 1, 0));
    }

    @ParameterizedTest
    @MethodSource("contradictions")
    void whatDoesNotAddUpIsNamedWithItsId(Map.Entry<Story, Problem> example) {
        assertThat(afterwards(example.getKey().entries()).problems()).containsExactly(example.getValue());
    }

    @ParameterizedTest
    @CsvSource({"60, 0", "61, 1"})
    void anOpenEscalationDoesSomethingInTime(int secondsAfterItsStep, int imbalance) {
        Ledger ledger = new Ledger();
        new Story()
                .raised("poll-1", "flag-1", Tier.RED, Hold.NONE)
                .opened("esc-1", "flag-1", Tier.RED)
                .notified("esc-1", Story.CLOSES)
                .entries()
                .forEach(ledger::enter);

        LedgerView view = view(ledger, MUCH_LATER, Story.CLOSES.plusSeconds(secondsAfterItsStep), false);

        assertThat(view.escalations().open()).isEqualTo(1);
        assertThat(view.imbalance()).isEqualTo(imbalance);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            planned | -1    | -
            planned | 60    | -
            planned | 61    | due at 2026-03-11T16:30:00Z, but not sent
            sent    | 61    | -
            sent    | 86460 | -
            sent    | 86461 | its window closed at 2026-03-12T16:30:00Z, but it was neither answered nor missed
            """)
    void aPollIsSentWhenDueAndEndsWhenItsWindowCloses(String upTo, int secondsAfterDue, String what) {
        Story story = new Story().planned("poll-1");
        if (upTo.equals("sent")) {
            story.sent("poll-1").delivered("poll-1");
        }
        Ledger ledger = new Ledger();
        story.entries().forEach(ledger::enter);

        LedgerView view = view(ledger, MUCH_LATER, Story.START.plusSeconds(secondsAfterDue), false);

        assertThat(view.polls().waiting()).isEqualTo(1);
        assertThat(view.problems()).isEqualTo(what == null ? List.of() : List.of(new Problem("polls", "poll-1", what)));
    }

    @Test
    void aMessageMayBeTriedUntilItIsWorthless() {
        Ledger ledger = new Ledger();
        new Story().planned("poll-1").sent("poll-1").entries().forEach(ledger::enter);

        assertThat(view(ledger, MUCH_LATER, Story.CLOSES.minusSeconds(1), false).problems())
                .isEmpty();
        assertThat(view(ledger, MUCH_LATER, Story.CLOSES.plusSeconds(61), false).problems())
                .contains(new Problem("messages", "msg-poll-1", "requested, but neither sent nor failed"));
    }

    @Test
    void whatCameBackIsAskedForAgainWhateverTheOrder() {
        Story lost = new Story()
                .planned("poll-1")
                .sent("poll-1")
                .delivered("poll-1")
                .returned("poll-1")
                .cancelled("poll-1");
        assertThat(afterwards(lost.entries()).problems())
                .containsExactly(new Problem("messages", "msg-poll-1", "requested, but neither sent nor failed"));
        Story byAnother = new Story()
                .planned("poll-1")
                .sent("poll-1")
                .delivered("poll-1")
                .returned("poll-1")
                .delivered("poll-1")
                .cancelled("poll-1");
        for (int seed = 0; seed < 20; seed++) {
            LedgerView view = afterwards(interleaved(byAnother.entries(), new Random(seed)));
            assertThat(view.problems()).isEmpty();
            assertThat(view.messages()).isEqualTo(new LedgerView.Messages(1, 1, 0, 0));
        }
    }

    @Test
    void aMessageThatIsKeptBackIsMissedOnlyAfterItsTime() {
        Ledger ledger = new Ledger();
        new Story().kept("msg-kept", MUCH_LATER.plusSeconds(86_400)).entries().forEach(ledger::enter);
        assertThat(view(ledger, MUCH_LATER, MUCH_LATER, true).problems()).isEmpty();

        Ledger due = new Ledger();
        new Story().kept("msg-kept", MUCH_LATER.minusSeconds(86_400)).entries().forEach(due::enter);
        assertThat(view(due, MUCH_LATER, MUCH_LATER, true).problems())
                .containsExactly(new Problem("messages", "msg-kept", "requested, but neither sent nor failed"));
    }

    @Test
    void aMessageThatIsOneTooManyInADayIsMissedOnlyAfterThat() {
        Story story = new Story()
                .planned("poll-1")
                .sent("poll-1")
                .held("poll-1", Story.CLOSES.minusSeconds(60))
                .cancelled("poll-1");
        Instant until = Story.CLOSES.minusSeconds(60);
        for (int seed = 0; seed < 20; seed++) {
            Ledger ledger = new Ledger();
            interleaved(story.entries(), new Random(seed)).forEach(ledger::enter);
            assertThat(view(ledger, MUCH_LATER, until, true).problems()).isEmpty();
            assertThat(view(ledger, MUCH_LATER, until.plusSeconds(1), true).problems())
                    .containsExactly(new Problem("messages", "msg-poll-1", "requested, but neither sent nor failed"));
        }
    }

    @Test
    void aPageThatWasSetAsideMayBeAssessedLater() {
        LedgerView view = afterwards(new Story()
                .saved("poll-1", 1)
                .quarantined("poll-1", 1)
                .assessed("poll-1", 1)
                .entries());

        assertThat(view.answers()).isEqualTo(new LedgerView.Answers(1, 1, 0, 0));
        assertThat(view.problems()).isEmpty();
    }

    @Test
    void missingNumbersAreNamedUntilTheyTurnUp() {
        Ledger ledger = new Ledger();
        ledger.enter(baseline(1));
        ledger.enter(baseline(5));
        ledger.enter(baseline(7));
        ledger.enter(baseline(3));

        LedgerView lost = view(ledger, MUCH_LATER, MUCH_LATER, false);

        assertThat(lost.missing()).isEqualTo(3);
        assertThat(lost.problems())
                .containsExactly(
                        new Problem("facts", "/follow-up/courses/pt-1", "fact 2 is lost"),
                        new Problem("facts", "/follow-up/courses/pt-1", "fact 4 is lost"),
                        new Problem("facts", "/follow-up/courses/pt-1", "fact 6 is lost"));

        Stream.of(2, 4, 6, 6, 3).forEach(sequence -> ledger.enter(baseline(sequence)));

        LedgerView found = view(ledger, MUCH_LATER, MUCH_LATER, false);
        assertThat(found.imbalance()).isZero();
        assertThat(found.facts()).isEqualTo(7);
        assertThat(found.duplicates()).isEqualTo(2);
    }

    @Test
    void aRangeOfMissingNumbersIsOneProblem() {
        LedgerView view = afterwards(List.of(baseline(4)));

        assertThat(view.missing()).isEqualTo(3);
        assertThat(view.problems())
                .containsExactly(new Problem("facts", "/follow-up/courses/pt-1", "facts 1 to 3 are lost"));
    }

    @Test
    void whatCannotBeReadIsCountedAndLeavesNoGap() {
        LedgerView view = afterwards(List.of(
                baseline(1),
                new LogEntry.Foreign("/follow-up/courses/pt-1", 2, Story.START),
                new LogEntry.Unreadable("/follow-up/courses/pt-1", 3, Story.START),
                new LogEntry.Unnumbered(),
                baseline(4)));

        assertThat(view.facts()).isEqualTo(2);
        assertThat(view.foreign()).isEqualTo(1);
        assertThat(view.unreadable()).isEqualTo(2);
        assertThat(view.imbalance()).isZero();
    }

    @Test
    void theViewListsTheFirstProblemsAndCountsAll() {
        Story story = new Story();
        IntStream.rangeClosed(1, Ledger.LISTED + 1).forEach(revision -> story.saved("poll-1", revision));

        LedgerView view = afterwards(story.entries());

        assertThat(view.imbalance()).isEqualTo(Ledger.LISTED + 1);
        assertThat(view.problems()).hasSize(Ledger.LISTED);
    }

    private static LogEntry baseline(long sequence) {
        return new Known(
                "/follow-up/courses/pt-1", sequence, Story.START, new BaselineCompleted("pt-1", "poll-0", Story.START));
    }

    /** The ledger a day after everything was recorded, with all windows closed. */
    private static LedgerView afterwards(List<LogEntry> entries) {
        Ledger ledger = new Ledger();
        entries.forEach(ledger::enter);
        return view(ledger, MUCH_LATER, MUCH_LATER, false);
    }

    private static LedgerView view(Ledger ledger, Instant readUpTo, Instant product, boolean atRest) {
        return ledger.view(readUpTo, new Moment(readUpTo, product, TOLERANCE, atRest));
    }

    /** Another order that keeps that of each source. */
    static List<LogEntry> interleaved(List<LogEntry> entries, Random random) {
        Map<String, Deque<LogEntry>> bySource = new LinkedHashMap<>();
        for (LogEntry entry : entries) {
            bySource.computeIfAbsent(((Known) entry).source(), _ -> new ArrayDeque<>())
                    .add(entry);
        }
        List<Deque<LogEntry>> left = new ArrayList<>(bySource.values());
        List<LogEntry> mixed = new ArrayList<>();
        while (!left.isEmpty()) {
            Deque<LogEntry> source = left.get(random.nextInt(left.size()));
            mixed.add(source.remove());
            left.removeIf(Deque::isEmpty);
        }
        return mixed;
    }
}
