package aftercare.followup;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.contracts.FollowUpFact;
import aftercare.contracts.FollowUpFact.AnswerAssessed;
import aftercare.contracts.FollowUpFact.AnswerSaved;
import aftercare.contracts.FollowUpFact.BaselineCompleted;
import aftercare.contracts.FollowUpFact.CallRecorded;
import aftercare.contracts.FollowUpFact.EscalationAcknowledged;
import aftercare.contracts.FollowUpFact.EscalationNotified;
import aftercare.contracts.FollowUpFact.EscalationOpened;
import aftercare.contracts.FollowUpFact.EscalationReopened;
import aftercare.contracts.FollowUpFact.EscalationResolved;
import aftercare.contracts.FollowUpFact.FlagAttached;
import aftercare.contracts.FollowUpFact.FlagLogged;
import aftercare.contracts.FollowUpFact.FlagRaised;
import aftercare.contracts.FollowUpFact.HoldLifted;
import aftercare.contracts.FollowUpFact.HoldPlaced;
import aftercare.contracts.FollowUpFact.LevelAccepted;
import aftercare.contracts.FollowUpFact.MessageRequested;
import aftercare.contracts.FollowUpFact.PollAnswered;
import aftercare.contracts.FollowUpFact.PollOpened;
import aftercare.contracts.FollowUpFact.PollPlanned;
import aftercare.contracts.FollowUpFact.PollSent;
import aftercare.contracts.FollowUpFact.ResolutionProposed;
import aftercare.contracts.IntakeFact.ClearanceWithdrawn;
import aftercare.contracts.IntakeFact.EmergencyFound;
import aftercare.contracts.IntakeFact.MessagesStopped;
import aftercare.contracts.IntakeFact.PatientCleared;
import aftercare.contracts.IntakeFact.PatientEnrolled;
import aftercare.contracts.IntakeFact.PatientWrote;
import aftercare.contracts.SessionFact.SessionAborted;
import aftercare.contracts.SessionFact.SessionCompleted;
import aftercare.contracts.SessionFact.SessionScheduled;
import aftercare.contracts.SessionFact.SessionStarted;
import aftercare.contracts.SessionFact.SessionVoided;
import aftercare.contracts.SessionFact.VitalsRecorded;
import aftercare.followup.course.AcceptLevel;
import aftercare.followup.course.Course;
import aftercare.followup.course.Courses;
import aftercare.followup.course.LiftHold;
import aftercare.followup.course.Lifting;
import aftercare.followup.escalation.AcknowledgeEscalation;
import aftercare.followup.escalation.Acknowledgement;
import aftercare.followup.escalation.Escalation;
import aftercare.followup.escalation.Escalations;
import aftercare.followup.escalation.RecordAttempt;
import aftercare.followup.escalation.RecordCall;
import aftercare.followup.escalation.ResolveEscalation;
import aftercare.followup.poll.OpenPoll;
import aftercare.followup.poll.Poll;
import aftercare.followup.poll.Polls;
import aftercare.followup.poll.Questionnaire;
import aftercare.followup.poll.SavePage;
import aftercare.followup.poll.Saved;
import aftercare.followup.poll.ShowSurvey;
import aftercare.followup.poll.SurveyView;
import aftercare.followup.protocol.SilenceCause;
import aftercare.followup.staff.SignIn;
import aftercare.followup.survey.Choice;
import aftercare.followup.survey.Question;
import aftercare.kernel.LinkToken;
import aftercare.kernel.Tier;
import aftercare.kernel.Verdict;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Patients followed from enrolment to a closed escalation, with nothing in between replaced. */
class FollowAPatientTest {
    private static final Instant START = Instant.parse("2026-11-23T14:00:00Z");
    private static FollowUpUnderTest service;

    @BeforeAll
    static void start() {
        service = new FollowUpUnderTest(START);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void redAnswerReachesClinicianAndIsClosedByAPerson() throws Exception {
        String patient = "p-red";
        Poll baseline = enrolled(patient);
        String token = token(baseline);
        int mailsBefore = service.mail.getReceivedMessages().length;

        assertThat(view(token)).isInstanceOf(SurveyView.Welcome.class);
        assertThat(service.bean(OpenPoll.class).open(token, service.clock.instant()))
                .isTrue();
        List<Saved> saved = answer(token, Map.of("ASQ-1", "yes", "ASQ-5", "yes"), Integer.MAX_VALUE);
        assertThat(saved).contains(new Saved.ShowPages(List.of("RED-S")));
        assertThat(saved.getLast())
                .isInstanceOfSatisfying(
                        Saved.Completed.class,
                        done -> assertThat(done.pages()).startsWith("RED-S").contains("HOLD"));
        assertThat(view(token)).isInstanceOf(SurveyView.Done.class);
        service.settle();

        Escalation suicide = standing(patient).stream()
                .filter(e -> e.matter().concern().equals("suicide"))
                .findFirst()
                .orElseThrow();
        assertThat(suicide.matter().tier()).isEqualTo(Tier.RED);
        var mails = Arrays.stream(service.mail.getReceivedMessages())
                .skip(mailsBefore)
                .toList();
        assertThat(mails).isNotEmpty();
        for (var mail : mails) {
            String text = mail.getSubject() + mail.getContent();
            assertThat(text).doesNotContain(patient).contains("/inbox/");
        }

        String id = suicide.matter().id();
        assertThat(service.bean(AcknowledgeEscalation.class).acknowledge(id, "clinician", service.clock.instant()))
                .isEqualTo(new Acknowledgement.Done(service.clock.instant().plus(Duration.ofMinutes(30))));
        service.moveTo(service.clock.instant().plus(Duration.ofMinutes(30)));
        assertThat(service.bean(Escalations.class).find(id).orElseThrow()).isInstanceOf(Escalation.Open.class);
        assertThat(service.bean(ResolveEscalation.class)
                        .resolve(
                                id,
                                "clinician",
                                ResolveEscalation.Entry.of("contacted-safe", "Called; safe with partner."),
                                service.clock.instant()))
                .isEqualTo(new ResolveEscalation.Outcome.Proposed());
        Escalation proposed = service.bean(Escalations.class).find(id).orElseThrow();
        assertThat(proposed).as("open until a second person agrees").isInstanceOf(Escalation.Open.class);
        assertThat(service.bean(ResolveEscalation.class)
                        .agree(
                                id,
                                "clinician2",
                                Objects.requireNonNull(proposed.matter().proposal())
                                        .noteId(),
                                service.clock.instant()))
                .isEqualTo(new ResolveEscalation.Outcome.Done());
        String cause = suicide.matter().flags().getFirst().id();
        assertThat(service.bean(LiftHold.class)
                        .lift(patient, cause, "clinician", "Safety plan made.", service.clock.instant()))
                .isEqualTo(new Lifting.Done(false));
        service.settle();

        List<FollowUpFact> told = service.told(patient);
        assertThat(kinds(told))
                .as("facts that this story has, and no others")
                .isEqualTo(Set.of(
                        PollPlanned.class,
                        PollSent.class,
                        MessageRequested.class,
                        PollOpened.class,
                        AnswerSaved.class,
                        AnswerAssessed.class,
                        PollAnswered.class,
                        BaselineCompleted.class,
                        FlagRaised.class,
                        EscalationOpened.class,
                        EscalationNotified.class,
                        EscalationAcknowledged.class,
                        EscalationReopened.class,
                        ResolutionProposed.class,
                        EscalationResolved.class,
                        HoldPlaced.class,
                        HoldLifted.class));
        assertThat(messages(told)).containsExactlyInAnyOrder("survey-link", "hold", "hold-lifted");
        balances(told);
    }

    @Test
    void sessionBeforeItsPatientWaitsAndThenIsAskedAbout() {
        String patient = "p-early";
        Instant end = service.clock.instant();
        service.tell("/session/sessions/s-early", completed(patient, "s-early", end));
        FollowUpUnderTest.eventually(
                "the session waits",
                () -> service.bean(Courses.class).find(patient).isPresent());
        assertThat(service.bean(Courses.class).find(patient).orElseThrow()).isInstanceOf(Course.Waiting.class);
        enrolled(patient);

        assertThat(service.bean(Polls.class).ofPatient(patient).stream()
                        .map(poll -> poll.asking().step() + " " + poll.asking().dueAt())
                        .toList())
                .containsExactlyInAnyOrder(
                        "baseline " + end,
                        "first-day " + end.plus(Duration.ofHours(24)),
                        "safe-arrival " + end.plus(Duration.ofHours(2)),
                        "third-day " + end.plus(Duration.ofHours(72)),
                        "weekly " + days(end, 7),
                        "after-1-week " + days(end, 7),
                        "after-2-weeks " + days(end, 14),
                        "after-4-weeks " + days(end, 28),
                        "after-12-weeks " + days(end, 84));
    }

    /** The same time of day in the patient's zone. */
    private static Instant days(Instant from, int days) {
        return from.atZone(ZoneId.of("America/New_York")).plusDays(days).toInstant();
    }

    @Test
    void firstDayOfAQuietPatientLeavesNothingOpen() {
        String patient = "p-quiet";
        String token = token(enrolled(patient));
        service.bean(OpenPoll.class).open(token, service.clock.instant());
        answer(token, Map.of(), Integer.MAX_VALUE);
        Instant end = service.clock.instant();
        service.tell("/session/sessions/s-quiet", completed(patient, "s-quiet", end));
        FollowUpUnderTest.eventually(
                "the first-day poll is planned", () -> poll(patient, "first-day") instanceof Poll.Planned);
        service.moveTo(end.plus(Duration.ofHours(2)));
        String arrival = token(poll(patient, "safe-arrival"));
        service.bean(OpenPoll.class).open(arrival, service.clock.instant());
        assertThat(answer(arrival, Map.of("ARR-02", "yes"), Integer.MAX_VALUE).getLast())
                .isEqualTo(new Saved.Completed(List.of("DONE")));
        service.moveTo(end.plus(Duration.ofHours(24)));
        String firstDay = token(poll(patient, "first-day"));
        service.bean(OpenPoll.class).open(firstDay, service.clock.instant());
        assertThat(answer(firstDay, Map.of(), Integer.MAX_VALUE).getLast())
                .isEqualTo(new Saved.Completed(List.of("DONE")));
        service.settle();

        assertThat(standing(patient)).isEmpty();
        List<FollowUpFact> told = service.told(patient);
        assertThat(kinds(told))
                .isEqualTo(Set.of(
                        PollPlanned.class,
                        PollSent.class,
                        MessageRequested.class,
                        PollOpened.class,
                        AnswerSaved.class,
                        AnswerAssessed.class,
                        PollAnswered.class,
                        BaselineCompleted.class));
    }

    @Test
    void aReportOfFeelingUnsafeGoesToWhomThePatientNames() throws Exception {
        String patient = "p-unsafe";
        enrolled(patient);
        Instant end = service.clock.instant();
        service.tell("/session/sessions/s-unsafe", completed(patient, "s-unsafe", end));
        FollowUpUnderTest.eventually("planned", () -> poll(patient, "first-day") instanceof Poll.Planned);
        service.moveTo(end.plus(Duration.ofHours(24)));
        String firstDay = token(poll(patient, "first-day"));
        service.bean(OpenPoll.class).open(firstDay, service.clock.instant());

        while (poll(patient, "first-day") instanceof Poll.Open open
                && !open.paper().answers().containsKey("FDC-13")) {
            answer(firstDay, Map.of("FDC-13", "yes"), 1);
        }
        service.settle();
        String id = standing(patient).getFirst().matter().id();
        assertThat(told(id)).containsExactly("safety@clinic.localdomain");
        assertThat(view(firstDay))
                .isInstanceOfSatisfying(
                        SurveyView.Ask.class,
                        ask -> assertThat(ask.question().choices())
                                .extracting(Choice::label)
                                .containsExactly("Second clinician", "Safety officer", "Someone outside the clinic"));
        answer(firstDay, Map.of("FDC-13a", "clinician2"), Integer.MAX_VALUE);
        service.settle();
        assertThat(told(id))
                .containsExactlyInAnyOrder(
                        "safety@clinic.localdomain", "safety@clinic.localdomain", "clinician2@clinic.localdomain");
        Escalation unsafe = standing(patient).getFirst();
        assertThat(unsafe.matter().readers())
                .containsOnly(Map.entry(unsafe.matter().flags().getFirst().id(), "clinician2"));
        service.restart();
        assertThat(standing(patient)).containsExactly(unsafe);
        balances(service.told(patient));
    }

    /** Who was written to about an escalation. */
    private static List<String> told(String escalation) throws Exception {
        List<String> addresses = new ArrayList<>();
        for (var mail : service.mail.getReceivedMessages()) {
            if (mail.getContent().toString().contains(escalation)) {
                addresses.add(mail.getAllRecipients()[0].toString());
            }
        }
        return addresses;
    }

    @Test
    void acceptedAsqPatternIsKnownFromTheNextSavedPageOn() {
        String patient = "p-known";
        String token = token(enrolled(patient));
        service.bean(OpenPoll.class).open(token, service.clock.instant());
        answer(token, Map.of("ASQ-1", "yes", "ASQ-5", "no"), Integer.MAX_VALUE);
        Instant end = service.clock.instant();
        service.tell("/session/sessions/s-known", completed(patient, "s-known", end));
        FollowUpUnderTest.eventually("planned", () -> poll(patient, "first-day") instanceof Poll.Planned);
        service.moveTo(end.plus(Duration.ofHours(24)));
        assertThat(rules(patient)).contains("S-AMB-POSITIVE").doesNotContain("S-KNOWN");
        String firstDay = token(poll(patient, "first-day"));
        service.bean(OpenPoll.class).open(firstDay, service.clock.instant());

        AcceptLevel accept = service.bean(AcceptLevel.class);
        Instant now = service.clock.instant();
        Instant until = now.plus(Duration.ofDays(28));
        for (int click = 0; click < 2; click++) {
            assertThat(accept.accept(patient, "asq", "Long known; plan stands.", until, "clinician", now))
                    .isEqualTo(new AcceptLevel.Outcome.Done());
        }
        answer(firstDay, Map.of("ASQ-1", "yes", "ASQ-5", "no"), Integer.MAX_VALUE);
        service.settle();

        assertThat(rules(patient)).containsOnlyOnce("S-AMB-POSITIVE").containsOnlyOnce("S-KNOWN");
        assertThat(service.told(patient).stream().filter(LevelAccepted.class::isInstance))
                .singleElement()
                .satisfies(fact -> assertThat(fact.toString())
                        .contains("symptom=asq", "levels={ASQ-1=1}")
                        .doesNotContain("Long known"));
        balances(service.told(patient));
    }

    private static List<String> rules(String patient) {
        return service.told(patient).stream()
                .filter(FlagRaised.class::isInstance)
                .map(fact -> ((FlagRaised) fact).rule())
                .toList();
    }

    @Test
    void whoStaysIsAskedByALinkOfTheirOwnAndTheirAnswerIsAboutThePatient() {
        String patient = "p-monitored";
        enrolled(patient, true);
        Instant end = service.clock.instant();
        service.tell("/session/sessions/s-monitored", completed(patient, "s-monitored", "clinic", end));
        FollowUpUnderTest.eventually(
                "who stays will be asked", () -> poll(patient, "safe-arrival-monitor") instanceof Poll.Planned);
        service.moveTo(end.plus(Duration.ofHours(2)));
        String link = token(poll(patient, "safe-arrival-monitor"));
        assertThat(link).isNotEqualTo(token(poll(patient, "safe-arrival")));
        service.bean(OpenPoll.class).open(link, service.clock.instant());
        assertThat(((SurveyView.Ask) view(link)).question().text())
                .isEqualTo("Is the person you are staying with easy to wake, and do they answer you?");

        assertThat(answer(link, Map.of("MON-01", "yes", "MON-02", "unsure"), 2).getLast())
                .isEqualTo(new Saved.ShowPages(List.of("RED-M")));
        service.settle();

        assertThat(standing(patient))
                .singleElement()
                .satisfies(
                        e -> assertThat(e.matter().flags()).extracting("rule").containsExactly("A-RED-HELP"));
        assertThat(messages(service.told(patient)))
                .containsExactlyInAnyOrder("survey-link", "survey-link", "monitor-link", "hold");
        balances(service.told(patient));
    }

    @Test
    void anHourWithoutAWordFromAnybodyAfterADoseAtHomeIsAmber() {
        enrolled("p-nobody", true);
        enrolled("p-one", true);
        enrolled("p-clinic", true);
        enrolled("p-voided", true);
        Instant end = service.clock.instant();
        service.tell("/session/sessions/s-nobody", completed("p-nobody", "s-nobody", "home", end));
        service.tell("/session/sessions/s-one", completed("p-one", "s-one", "home", end));
        service.tell("/session/sessions/s-clinic", completed("p-clinic", "s-clinic", "clinic", end));
        service.tell("/session/sessions/s-voided", completed("p-voided", "s-voided", "home", end));
        for (String patient : List.of("p-nobody", "p-one", "p-clinic", "p-voided")) {
            FollowUpUnderTest.eventually(
                    "who stays will be asked", () -> poll(patient, "safe-arrival-monitor") instanceof Poll.Planned);
        }
        service.moveTo(end.plus(Duration.ofHours(2)));
        String link = token(poll("p-one", "safe-arrival-monitor"));
        service.bean(OpenPoll.class).open(link, service.clock.instant());
        answer(link, Map.of("MON-01", "yes", "MON-04", "yes"), 1);
        assertThat(poll("p-voided", "safe-arrival-monitor")).isInstanceOf(Poll.Sent.class);
        service.tell(
                "/session/sessions/s-voided",
                new SessionVoided("p-voided", "s-voided", "clinician", "hash", service.clock.instant()));
        FollowUpUnderTest.eventually("the mistake is known", () -> voided("p-voided", "s-voided"));
        service.moveTo(end.plus(Duration.ofHours(3)).minusSeconds(1));
        assertThat(standing("p-nobody")).isEmpty();

        service.moveTo(end.plus(Duration.ofHours(3)));
        FollowUpUnderTest.eventually(
                "the silence is escalated", () -> standing("p-nobody").size() == 1);

        assertThat(standing("p-nobody")).singleElement().satisfies(e -> {
            assertThat(e.matter().tier()).isEqualTo(Tier.AMBER);
            assertThat(e.matter().flags()).extracting("rule").containsExactly("A-AMB-SILENT");
        });
        service.settle();
        assertThat(standing("p-one")).isEmpty();
        assertThat(standing("p-clinic")).isEmpty();
        assertThat(standing("p-voided")).isEmpty();
        balances(service.told("p-nobody"));
    }

    @Test
    void aMissedCheckAfterADoseAtHomeIsOneCaseThatTheNextMissJoinsAndAnAnswerCloses() throws Exception {
        String patient = "p-missed";
        enrolled(patient);
        Instant end = service.clock.instant();
        service.tell("/session/sessions/s-missed", completed(patient, "s-missed", "home", end));
        FollowUpUnderTest.eventually(
                "the first day will be asked about", () -> poll(patient, "first-day") instanceof Poll.Planned);
        service.moveTo(end.plus(Duration.ofHours(2)));
        service.moveTo(end.plus(Duration.ofDays(1)));
        String link = token(poll(patient, "first-day"));
        service.moveTo(end.plus(Duration.ofDays(2)).minusSeconds(1));
        assertThat(silences(patient)).isEmpty();

        service.moveTo(end.plus(Duration.ofDays(2)));
        FollowUpUnderTest.eventually(
                "the silence is escalated", () -> silences(patient).size() == 1);
        service.restart();
        service.settle();
        service.moveTo(end.plus(Duration.ofDays(3)));
        service.moveTo(end.plus(Duration.ofDays(5)));
        FollowUpUnderTest.eventually(
                "the next miss has joined",
                () -> silences(patient).getFirst().matter().flags().size() == 2);
        assertThat(silences(patient)).singleElement().satisfies(e -> {
            assertThat(e.matter().id()).isEqualTo(Escalation.idOf(patient, "silence-unopened", 1));
            assertThat(e.matter().tier()).isEqualTo(Tier.AMBER);
            assertThat(e.matter().flags()).extracting("rule").containsExactly("SIL-AMB-FIRST-DAY", "SIL-YEL-TWO");
        });

        service.bean(OpenPoll.class).open(link, service.clock.instant());
        answer(link, Map.of(), 1);
        assertThat(silences(patient)).isEmpty();
        assertThat(standing(patient))
                .as("what only a person closes")
                .singleElement()
                .satisfies(
                        e -> assertThat(e.matter().flags()).extracting("rule").containsExactly("A-AMB-SILENT"));
        service.settle();
        assertThat(service.told(patient).stream().filter(EscalationResolved.class::isInstance))
                .singleElement()
                .satisfies(fact ->
                        assertThat(((EscalationResolved) fact).disposition()).isEqualTo("answered"));
        balances(service.told(patient));
    }

    private static List<Escalation> silences(String patient) {
        return standing(patient).stream()
                .filter(e -> SilenceCause.isConcern(e.matter().concern()))
                .toList();
    }

    private static boolean voided(String patient, String session) {
        return service.bean(Courses.class)
                .find(patient)
                .orElseThrow()
                .visits()
                .voided()
                .contains(session);
    }

    @Test
    void asqLeftOpenAtItemFiveIsRedAfterTenMinutes() {
        String patient = "p-silent";
        String token = token(enrolled(patient));
        service.bean(OpenPoll.class).open(token, service.clock.instant());
        answer(token, Map.of("ASQ-1", "yes"), 4);
        service.settle();
        assertThat(standing(patient)).isEmpty();

        service.moveTo(service.clock.instant().plus(Duration.ofMinutes(10)));

        assertThat(standing(patient))
                .singleElement()
                .satisfies(
                        e -> assertThat(e.matter().flags()).extracting("rule").containsExactly("S-RED-NOW"));
        balances(service.told(patient));
    }

    @Test
    void savedAnswerItsFlagAndItsEscalationOutliveARestart() {
        String patient = "p-restart";
        String token = token(enrolled(patient));
        service.bean(OpenPoll.class).open(token, service.clock.instant());
        answer(token, Map.of("ASQ-1", "yes", "ASQ-5", "yes"), 5);

        service.restart();
        service.settle();

        assertThat(view(token))
                .isInstanceOfSatisfying(
                        SurveyView.Ask.class, ask -> assertThat(ask.pages()).containsExactly("RED-S"));
        assertThat(standing(patient))
                .singleElement()
                .satisfies(e -> assertThat(e.matter().tier()).isEqualTo(Tier.RED));
        List<FollowUpFact> told = service.told(patient);
        balances(told);
        assertThat(told.stream().filter(EscalationOpened.class::isInstance)).hasSize(1);
    }

    @Test
    void sessionStartedUnderHoldIsRed() {
        String patient = "p-hold";
        String token = token(enrolled(patient));
        service.bean(OpenPoll.class).open(token, service.clock.instant());
        answer(token, Map.of("ASQ-1", "yes", "ASQ-5", "yes"), 5);
        service.settle();
        service.tell(
                "/session/sessions/s-hold",
                new SessionStarted(patient, "s-hold", "clinic", 0, service.clock.instant()));
        FollowUpUnderTest.eventually(
                "the start under hold is escalated",
                () -> standing(patient).stream()
                        .anyMatch(e -> e.matter().flags().stream()
                                .anyMatch(f -> f.rule().equals("HOLD-STARTED"))));
        service.settle();
        balances(service.told(patient));
    }

    @Test
    void theMessageOfTheDayBeforeIsAskedForOncePlanned() {
        String patient = "p-planned";
        enrolled(patient);
        Instant start = service.clock.instant().plus(Duration.ofHours(40));
        service.tell(
                "/session/sessions/s-planned",
                new SessionScheduled(patient, "s-planned", start, "clinic", service.clock.instant()));
        service.tell(
                "/session/sessions/s-home",
                new SessionScheduled(patient, "s-home", start, "home", service.clock.instant()));
        service.tell(
                "/session/sessions/s-past",
                new SessionScheduled(patient, "s-past", service.clock.instant(), "clinic", service.clock.instant()));
        FollowUpUnderTest.eventually(
                "both are applied",
                () -> service.bean(Courses.class)
                        .find(patient)
                        .orElseThrow()
                        .cursors()
                        .check("/session/sessions/s-past", 1)
                        .equals(Verdict.DUPLICATE));
        service.settle();

        assertThat(service.told(patient).stream()
                        .filter(MessageRequested.class::isInstance)
                        .map(MessageRequested.class::cast)
                        .filter(m -> m.template().equals("day-before")))
                .hasSize(2)
                .allSatisfy(m -> {
                    assertThat(m.notBefore()).isEqualTo(start.minus(Duration.ofHours(24)));
                    assertThat(m.notAfter()).isEqualTo(start);
                });
        assertThat(service.told(patient).stream()
                        .filter(MessageRequested.class::isInstance)
                        .map(MessageRequested.class::cast)
                        .filter(m -> m.sessionId() != null)
                        .map(m -> m.sessionId() + " " + m.template()))
                .containsExactlyInAnyOrder(
                        "s-planned day-before", "s-home day-before", "s-home home-check-in", "s-home home-presence");
    }

    @Test
    void aSessionThatWasBrokenOffAfterADoseIsAskedAboutAsAnyOther() {
        String patient = "p-broken-off";
        enrolled(patient);
        Instant end = service.clock.instant();
        service.tell(
                "/session/sessions/s-never",
                new SessionAborted(patient, "s-never", "not-ready", false, end, "home", null));
        service.tell(
                "/session/sessions/s-broken-off",
                new SessionAborted(
                        patient,
                        "s-broken-off",
                        "monitor-request",
                        true,
                        end,
                        "home",
                        end.minus(Duration.ofMinutes(30))));
        FollowUpUnderTest.eventually(
                "the arrival is asked about", () -> poll(patient, "safe-arrival") instanceof Poll.Planned);
        service.moveTo(end.plus(Duration.ofHours(24)));

        assertThat(service.bean(Polls.class).ofPatient(patient))
                .filteredOn(poll -> !poll.asking().anchor().equals("enrolment"))
                .extracting(poll -> poll.asking().step() + " " + poll.asking().anchor())
                .containsExactlyInAnyOrder(
                        "safe-arrival s-broken-off",
                        "first-day s-broken-off",
                        "third-day s-broken-off",
                        "weekly series",
                        "after-1-week s-broken-off",
                        "after-2-weeks s-broken-off",
                        "after-4-weeks s-broken-off",
                        "after-12-weeks s-broken-off");
        assertThat(poll(patient, "first-day")).isInstanceOf(Poll.Sent.class);
        assertThat(standing(patient)).extracting(e -> e.matter().concern()).containsExactly("monitor");
    }

    @Test
    void aRiseIsAskedAboutAgainAfterThreeDaysAndOnlyOnce() {
        String patient = "p-rise";
        String token = token(enrolled(patient));
        service.bean(OpenPoll.class).open(token, service.clock.instant());
        answer(token, Map.of(), Integer.MAX_VALUE);
        Instant end = service.clock.instant();
        service.tell("/session/sessions/s-rise", completed(patient, "s-rise", end));
        FollowUpUnderTest.eventually("planned", () -> poll(patient, "weekly") instanceof Poll.Planned);
        Instant asked = end.plus(Duration.ofDays(7));
        service.moveTo(asked);
        String weekly = service.bean(Polls.class).ofPatient(patient).stream()
                .filter(poll ->
                        poll instanceof Poll.Sent && poll.asking().step().equals("weekly"))
                .map(FollowAPatientTest::token)
                .findFirst()
                .orElseThrow();
        service.bean(OpenPoll.class).open(weekly, asked);
        Map<String, String> worse = Map.of("URI-01", "2", "URI-02", "2");
        answer(weekly, worse, Integer.MAX_VALUE);
        service.settle();
        assertThat(rules(patient)).contains("U-BLU-RISE").doesNotContain("SYM-RISE");
        assertThat(poll(patient, "repeat-urinary"))
                .isInstanceOfSatisfying(
                        Poll.Planned.class,
                        repeat -> assertThat(repeat.asking().dueAt()).isEqualTo(asked.plus(Duration.ofDays(3))));

        service.restart();
        service.moveTo(asked.plus(Duration.ofDays(3)));
        String repeat = token(poll(patient, "repeat-urinary"));
        service.bean(OpenPoll.class).open(repeat, service.clock.instant());
        answer(repeat, worse, Integer.MAX_VALUE);
        service.settle();
        assertThat(rules(patient)).contains("SYM-RISE");
        assertThat(service.bean(Polls.class).ofPatient(patient))
                .filteredOn(poll -> poll.asking().step().equals("repeat-urinary"))
                .hasSize(1);
        balances(service.told(patient));
    }

    @Test
    void whatFollowsTheLastSessionIsDroppedWhenAnotherComesAndIsNotWhenThatWasAMistake() {
        Instant end = service.clock.instant();
        Instant later = end.plus(Duration.ofDays(3));
        for (String patient : List.of("p-last", "p-another", "p-mistake")) {
            enrolled(patient);
            service.tell("/session/sessions/s1-" + patient, completed(patient, "s1-" + patient, end));
            FollowUpUnderTest.eventually("planned", () -> poll(patient, "after-1-week") instanceof Poll.Planned);
        }
        service.moveTo(later);
        for (String patient : List.of("p-another", "p-mistake")) {
            service.tell("/session/sessions/s2-" + patient, completed(patient, "s2-" + patient, later));
            FollowUpUnderTest.eventually("planned", () -> ofAnchor(patient, "after-1-week", "s2-") != null);
        }
        service.tell(
                "/session/sessions/s2-p-mistake",
                new SessionVoided("p-mistake", "s2-p-mistake", "clinician", "hash", later));
        FollowUpUnderTest.eventually("the mistake is known", () -> voided("p-mistake", "s2-p-mistake"));
        service.moveTo(end.plus(Duration.ofDays(7)));
        service.settle();
        service.moveTo(later.plus(Duration.ofDays(7)));
        service.settle();

        assertThat(ofAnchor("p-last", "after-1-week", "s1-"))
                .isInstanceOfSatisfying(
                        Poll.Unsent.class, p -> assertThat(p.cancelled()).isEqualTo("asked-together"));
        assertThat(ofAnchor("p-another", "after-1-week", "s1-"))
                .isInstanceOfSatisfying(
                        Poll.Unsent.class, p -> assertThat(p.cancelled()).isEqualTo("another-session"));
        assertThat(ofAnchor("p-another", "after-1-week", "s2-")).isNotInstanceOf(Poll.Unsent.class);
        assertThat(ofAnchor("p-mistake", "after-1-week", "s1-"))
                .isInstanceOfSatisfying(
                        Poll.Unsent.class, p -> assertThat(p.cancelled()).isEqualTo("asked-together"));
        for (String step : List.of("safe-arrival", "first-day", "third-day", "after-1-week")) {
            assertThat(ofAnchor("p-mistake", step, "s2-"))
                    .as(step)
                    .isInstanceOfSatisfying(
                            Poll.Unsent.class, p -> assertThat(p.cancelled()).isEqualTo("session-voided"));
        }
    }

    private static @Nullable Poll ofAnchor(String patient, String step, String anchor) {
        return service.bean(Polls.class).ofPatient(patient).stream()
                .filter(poll -> poll.asking().step().equals(step)
                        && poll.asking().anchor().startsWith(anchor))
                .findFirst()
                .orElse(null);
    }

    @Test
    void theBaselineIsAskedAgainBeforeTheFirstSessionWheneverThatIs() {
        String patient = "p-again";
        enrolled(patient);
        Instant first = service.clock.instant().plus(Duration.ofHours(30));
        Instant moved = first.plus(Duration.ofHours(20));
        String session = "/session/sessions/s-again";
        service.tell(session, new SessionScheduled(patient, "s-again", first, "clinic", service.clock.instant()));
        service.tell(session, new SessionScheduled(patient, "s-again", moved, "clinic", service.clock.instant()));
        FollowUpUnderTest.eventually(
                "both are planned", () -> ofAnchor(patient, "baseline-again", "s-again@" + moved) != null);
        service.moveTo(moved.minus(Duration.ofHours(2)));
        service.settle();
        assertThat(ofAnchor(patient, "baseline-again", "s-again@" + first))
                .isInstanceOfSatisfying(
                        Poll.Unsent.class, p -> assertThat(p.cancelled()).isEqualTo("session-moved"));
        Poll again = Objects.requireNonNull(ofAnchor(patient, "baseline-again", "s-again@" + moved));
        service.bean(OpenPoll.class).open(token(again), service.clock.instant());
        answer(token(again), Map.of(), Integer.MAX_VALUE);
        service.settle();

        service.tell(session, completed(patient, "s-again", moved));
        FollowUpUnderTest.eventually("asked", () -> poll(patient, "first-day") != null);
        Instant second = moved.plus(Duration.ofDays(7));
        service.tell(
                "/session/sessions/s-second",
                new SessionScheduled(patient, "s-second", second, "clinic", service.clock.instant()));
        service.settle();
        assertThat(service.bean(Polls.class).ofPatient(patient))
                .filteredOn(poll -> poll.asking().step().equals("baseline-again"))
                .hasSize(2);
        assertThat(baselines(patient)).isEqualTo(1);
        balances(service.told(patient));
    }

    @Test
    void whatIsAnsweredAfterTheSessionHasBegunIsNoBaseline() {
        String patient = "p-too-late";
        enrolled(patient);
        Instant start = service.clock.instant().plus(Duration.ofHours(5));
        service.tell(
                "/session/sessions/s-too-late",
                new SessionScheduled(patient, "s-too-late", start, "clinic", service.clock.instant()));
        FollowUpUnderTest.eventually("planned", () -> poll(patient, "baseline-again") != null);
        service.moveTo(start.minus(Duration.ofHours(2)));
        String again = token(poll(patient, "baseline-again"));
        service.bean(OpenPoll.class).open(again, service.clock.instant());
        service.moveTo(start.plus(Duration.ofHours(1)));
        assertThat(answer(again, Map.of(), Integer.MAX_VALUE).getLast()).isInstanceOf(Saved.Completed.class);
        service.settle();
        assertThat(baselines(patient)).isZero();
        String first = token(poll(patient, "baseline"));
        service.bean(OpenPoll.class).open(first, service.clock.instant());
        answer(first, Map.of(), Integer.MAX_VALUE);
        service.settle();
        assertThat(baselines(patient)).isEqualTo(1);
    }

    private static int baselines(String patient) {
        return service.bean(Courses.class).find(patient).orElseThrow() instanceof Course.Followed followed
                ? followed.baselines().size()
                : 0;
    }

    @Test
    void aBadPressureInASessionHoldsTheNextDoseAndOpensOneEscalation() {
        String patient = "p-pressure";
        Instant now = service.clock.instant();
        String session = "/session/sessions/s-pressure";
        service.tell(session, pressure(patient, "before", 159, false, now));
        service.tell(session, pressure(patient, "during", 184, false, now.plusSeconds(60)));
        enrolled(patient);
        service.tell(session, pressure(patient, "during", 186, false, now.plusSeconds(120)));
        service.tell(session, pressure(patient, "during", 190, true, now.plusSeconds(180)));
        service.tell(session, pressure(patient, "during", 191, true, now.plusSeconds(240)));
        FollowUpUnderTest.eventually(
                "the emergencies are escalated",
                () -> standing(patient).stream()
                        .anyMatch(e -> e.matter().flags().size() == 3));
        service.settle();

        assertThat(standing(patient)).singleElement().satisfies(e -> {
            assertThat(e.matter().tier()).isEqualTo(Tier.RED);
            assertThat(e.matter().flags())
                    .extracting("rule")
                    .containsExactly("BP-AMB-EPISODE", "BP-RED-EPISODE", "BP-RED-EPISODE");
        });
        List<FollowUpFact> told = service.told(patient);
        assertThat(told.stream().filter(HoldPlaced.class::isInstance)).hasSize(3);
        balances(told);
    }

    private static VitalsRecorded pressure(String patient, String phase, int systolic, boolean symptoms, Instant at) {
        return new VitalsRecorded(patient, "s-pressure", phase, systolic, 95, 88, 97, symptoms, at);
    }

    @Test
    void firstPasswordsSignIn() {
        var first = service.passwords.getFirst();
        SignIn signIn = service.bean(SignIn.class);
        assertThat(signIn.check(first.username(), first.password(), "here")).isInstanceOf(SignIn.Outcome.Welcome.class);
        assertThat(signIn.check(first.username(), first.password() + "x", "here"))
                .isInstanceOf(SignIn.Outcome.NotThese.class);
        assertThat(signIn.check("nobody", first.password(), "here")).isInstanceOf(SignIn.Outcome.NotThese.class);
        assertThat(service.passwords).hasSize(5);
    }

    @Test
    void aClearanceIsForgottenWhenItIsWithdrawn() {
        String patient = "p-cleared";
        enrolled(patient);
        Instant now = service.clock.instant();
        service.tell("/intake/patients/" + patient, new PatientCleared(patient, "dr-a", now));
        FollowUpUnderTest.eventually("cleared", () -> now.equals(clearedAt(patient)));
        service.tell("/intake/patients/" + patient, new ClearanceWithdrawn(patient, List.of("C09"), now));
        FollowUpUnderTest.eventually("no longer", () -> clearedAt(patient) == null);
    }

    @Test
    void anEmergencyInTheScreeningReachesAPersonAlthoughThePatientWasNeverCleared() throws Exception {
        String patient = "p-x04";
        Instant now = service.clock.instant();
        enrolled(patient);
        service.tell("/intake/patients/" + patient, new EmergencyFound(patient, List.of("X04"), now));
        FollowUpUnderTest.eventually("escalated", () -> !standing(patient).isEmpty());
        service.settle();
        Escalation emergency = standing(patient).getFirst();
        assertThat(emergency.matter().tier()).isEqualTo(Tier.RED);
        assertThat(told(emergency.matter().id())).contains("clinician@clinic.localdomain");
        assertThat(rules(patient)).containsExactly("X-RED-EMERGENCY");
        balances(service.told(patient));
    }

    @Test
    void whatAPatientWritesBackIsReadByAPerson() throws Exception {
        String patient = "p-wrote";
        Instant now = service.clock.instant();
        enrolled(patient);
        for (String reply : List.of("reply-1", "reply-2")) {
            service.tell("/intake/replies/" + reply, new PatientWrote(patient, reply, "sms", "patient", "hash", now));
        }
        FollowUpUnderTest.eventually("escalated", () -> !standing(patient).isEmpty());
        service.settle();
        assertThat(standing(patient)).hasSize(1);
        Escalation message = standing(patient).getFirst();
        assertThat(message.matter().tier()).isEqualTo(Tier.AMBER);
        assertThat(rules(patient)).containsExactly("PATIENT-WROTE", "PATIENT-WROTE");
        balances(service.told(patient));
    }

    @Test
    void whoWantsNoMessagesStandsOnTheCallListOnce() throws Exception {
        String patient = "p-stopped";
        Instant now = service.clock.instant();
        enrolled(patient);
        for (String channel : List.of("sms", "email")) {
            service.tell("/intake/patients/" + patient, new MessagesStopped(patient, channel, "patient", now));
        }
        service.tell("/intake/patients/" + patient, new MessagesStopped(patient, "sms", "monitor", now));
        FollowUpUnderTest.eventually("listed", () -> !standing(patient).isEmpty());
        service.settle();
        Escalation contact = standing(patient).getFirst();
        assertThat(standing(patient)).hasSize(1);
        assertThat(contact.matter().tier()).isEqualTo(Tier.YELLOW);
        assertThat(rules(patient)).containsExactly("CONTACT-STOPPED", "CONTACT-STOPPED");
        assertThat(notified(patient)).as("at once").containsExactly("coordinator");

        RecordCall calls = service.bean(RecordCall.class);
        String id = contact.matter().id();
        assertThat(calls.record(id, 1, "coordinator", "no-answer", "", false, service.clock.instant()))
                .isEqualTo(new RecordAttempt.Outcome.Done());
        assertThat(calls.record(id, 2, "coordinator", "needs-clinician", "Sounds low.", false, service.clock.instant()))
                .isEqualTo(new RecordAttempt.Outcome.Done());
        FollowUpUnderTest.eventually(
                "a clinician is asked", () -> standing(patient).size() == 2);
        service.settle();
        assertThat(rules(patient)).contains("CALL-CLINICIAN");
        assertThat(notified(patient)).contains("clinician");
        assertThat(service.told(patient).stream()
                        .filter(CallRecorded.class::isInstance)
                        .map(CallRecorded.class::cast)
                        .map(CallRecorded::outcome))
                .containsExactly("no-answer", "needs-clinician");
        balances(service.told(patient));
    }

    private static List<String> notified(String patient) {
        return service.told(patient).stream()
                .filter(EscalationNotified.class::isInstance)
                .map(EscalationNotified.class::cast)
                .map(EscalationNotified::recipient)
                .distinct()
                .toList();
    }

    @Test
    void patientClearedInSpiteOfPsychosisIsFollowedMoreClosely() {
        String patient = "p-w01";
        String other = "p-w03";
        for (String each : List.of(patient, other)) {
            String token = token(enrolled(each));
            service.bean(OpenPoll.class).open(token, service.clock.instant());
            answer(token, Map.of(), Integer.MAX_VALUE);
        }
        Instant end = service.clock.instant();
        service.tell("/intake/patients/" + patient, new PatientCleared(patient, "dr-a", end, null, List.of("W01")));
        service.tell("/intake/patients/" + other, new PatientCleared(other, "dr-a", end, null, List.of("W03")));
        for (String each : List.of(patient, other)) {
            FollowUpUnderTest.eventually("cleared", () -> end.equals(clearedAt(each)));
            service.tell("/session/sessions/s-" + each, completed(each, "s-" + each, end));
            FollowUpUnderTest.eventually("planned", () -> poll(each, "weekly") instanceof Poll.Planned);
        }
        service.moveTo(end.plus(Duration.ofHours(24)));
        for (String each : List.of(patient, other)) {
            String firstDay = token(poll(each, "first-day"));
            service.bean(OpenPoll.class).open(firstDay, service.clock.instant());
            answer(firstDay, Map.of("FDC-06", "cannabis"), Integer.MAX_VALUE);
        }
        service.settle();
        assertThat(rules(patient)).contains("F-YEL-WINDOW").doesNotContain("F-BLU-WINDOW");
        assertThat(rules(other)).contains("F-BLU-WINDOW").doesNotContain("F-YEL-WINDOW");

        service.moveTo(end.plus(Duration.ofDays(7)));
        assertThat(forms(patient)).contains("mood-and-mind");
        assertThat(forms(other)).contains("phq-9").doesNotContain("mood-and-mind");
    }

    /** The forms of the first weekly survey, whose link is out. */
    private static List<String> forms(String patient) {
        return service.bean(Polls.class).ofPatient(patient).stream()
                .filter(Poll.Sent.class::isInstance)
                .map(Poll.Sent.class::cast)
                .filter(sent -> sent.asking().step().equals("weekly"))
                .flatMap(sent -> sent.dispatch().sheet().questionnaire().parts().stream())
                .map(Questionnaire.Part::instrument)
                .toList();
    }

    private static @Nullable Instant clearedAt(String patient) {
        return service.bean(Courses.class).find(patient).orElseThrow() instanceof Course.Followed followed
                ? followed.clearedAt()
                : null;
    }

    private static Poll enrolled(String patient) {
        return enrolled(patient, false);
    }

    private static Poll enrolled(String patient, boolean monitorByLink) {
        service.tell(
                "/intake/patients/" + patient,
                new PatientEnrolled(
                        patient,
                        "America/New_York",
                        "en",
                        "US",
                        "main",
                        "off-label-1",
                        false,
                        service.clock.instant(),
                        null,
                        null,
                        null,
                        monitorByLink));
        FollowUpUnderTest.eventually(
                "the baseline link of " + patient + " is sent", () -> poll(patient, "baseline") instanceof Poll.Sent);
        return Objects.requireNonNull(poll(patient, "baseline"));
    }

    private static @Nullable Poll poll(String patient, String step) {
        return service.bean(Polls.class).ofPatient(patient).stream()
                .filter(poll -> poll.asking().step().equals(step))
                .findFirst()
                .orElse(null);
    }

    private static String token(@Nullable Poll poll) {
        return LinkToken.of(
                        FollowUpUnderTest.LINK_SECRET,
                        Objects.requireNonNull(poll).asking().id(),
                        1)
                .value();
    }

    private static SurveyView view(String token) {
        return service.bean(ShowSurvey.class).current(token, service.clock.instant());
    }

    /** Answers page by page: as given, else the mildest there is. */
    private static List<Saved> answer(String token, Map<String, String> given, int pages) {
        List<Saved> saved = new ArrayList<>();
        while (saved.size() < pages && view(token) instanceof SurveyView.Ask ask) {
            Question question = ask.question();
            String value = given.getOrDefault(question.id(), mildest(question));
            saved.add(service.bean(SavePage.class).save(token, question.id(), List.of(value), service.clock.instant()));
        }
        return saved;
    }

    private static String mildest(Question question) {
        List<String> values = question.choices().stream().map(c -> c.value()).toList();
        if (question.id().equals("FDC-05")) {
            return "all";
        }
        if (question.none().isPresent()) {
            return question.none().get();
        }
        return values.contains("no") ? "no" : values.getFirst();
    }

    private static List<Escalation> standing(String patient) {
        return service.bean(Escalations.class).ofPatient(patient).stream()
                .filter(Escalation::standing)
                .toList();
    }

    private static SessionCompleted completed(String patient, String session, Instant end) {
        return completed(patient, session, "clinic", end);
    }

    private static SessionCompleted completed(String patient, String session, String place, Instant end) {
        return new SessionCompleted(
                patient, session, place, "ketamine", new BigDecimal("50"), "im", end.minus(Duration.ofHours(1)), end);
    }

    private static Set<Class<?>> kinds(List<FollowUpFact> told) {
        return told.stream().map(FollowUpFact::getClass).collect(Collectors.toSet());
    }

    private static List<String> messages(List<FollowUpFact> told) {
        return told.stream()
                .filter(MessageRequested.class::isInstance)
                .map(fact -> ((MessageRequested) fact).template())
                .toList();
    }

    /** Every flag belongs to exactly one escalation or one log entry, every saved answer was assessed. */
    private static void balances(List<FollowUpFact> told) {
        List<String> raised = new ArrayList<>();
        List<String> belongs = new ArrayList<>();
        int saved = 0;
        int assessed = 0;
        for (FollowUpFact fact : told) {
            switch (fact) {
                case FlagRaised flag -> raised.add(flag.flagId());
                case EscalationOpened opened -> belongs.add(opened.flagId());
                case FlagAttached attached -> belongs.add(attached.flagId());
                case FlagLogged logged -> belongs.add(logged.flagId());
                case AnswerSaved _ -> saved++;
                case AnswerAssessed _ -> assessed++;
                default -> {}
            }
        }
        assertThat(belongs).containsExactlyInAnyOrderElementsOf(raised);
        assertThat(assessed).isEqualTo(saved);
    }
}
