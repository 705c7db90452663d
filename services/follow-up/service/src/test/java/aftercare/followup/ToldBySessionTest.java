package aftercare.followup;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.contracts.FollowUpFact.FlagRaised;
import aftercare.contracts.FollowUpFact.HoldLifted;
import aftercare.contracts.FollowUpFact.HoldPlaced;
import aftercare.contracts.IntakeFact.PatientEnrolled;
import aftercare.contracts.SessionFact.CheckedIn;
import aftercare.contracts.SessionFact.ExceptionChanged;
import aftercare.contracts.SessionFact.SessionCompleted;
import aftercare.followup.course.Courses;
import aftercare.followup.course.LiftHold;
import aftercare.followup.course.Lifting;
import aftercare.followup.escalation.Escalation;
import aftercare.followup.escalation.Escalations;
import aftercare.followup.poll.OpenPoll;
import aftercare.followup.poll.Poll;
import aftercare.followup.poll.Polls;
import aftercare.followup.poll.SavePage;
import aftercare.followup.poll.ShowSurvey;
import aftercare.followup.poll.SurveyView;
import aftercare.followup.survey.Question;
import aftercare.kernel.Hold;
import aftercare.kernel.LinkToken;
import aftercare.kernel.Tier;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What session tells beside the sessions themselves: check-ins before a dose and standing exceptions. */
class ToldBySessionTest {
    private static final Map<String, String> NOTHING_WRONG =
            Map.of("PRE-01", "no", "PRE-02", "none", "PRE-03", "na", "PRE-08", "yes", "PRE-09", "ride");
    private static FollowUpUnderTest service;

    @BeforeAll
    static void start() {
        service = new FollowUpUnderTest(Instant.parse("2026-11-23T14:00:00Z"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aPregnancyStopsTheDoseUntilAClinicianLiftsItWhateverIsAnsweredNext() {
        String patient = "p-pregnant";
        enrolled(patient);
        checkIn(patient, Map.of("PRE-01", "yes"));
        checkIn(patient, Map.of("PRE-01", "yes"));
        checkIn(patient, Map.of());
        FollowUpUnderTest.eventually("escalated", () -> !standing(patient).isEmpty());
        service.settle();

        assertThat(standing(patient)).singleElement().satisfies(e -> {
            assertThat(e.matter().tier()).isEqualTo(Tier.AMBER);
            assertThat(e.matter().concern()).isEqualTo("pregnancy");
        });
        FlagRaised flag = raised(patient).getFirst();
        assertThat(raised(patient)).hasSize(1);
        assertThat(flag.inputs()).isEqualTo(Map.of("PRE-01", "yes"));
        assertThat(placed(patient)).containsExactly("P-STOP " + Hold.STOP);
        assertThat(service.told(patient)).noneMatch(HoldLifted.class::isInstance);

        assertThat(service.bean(LiftHold.class)
                        .lift(patient, flag.flagId(), "clinician", "Test was negative.", service.clock.instant()))
                .isEqualTo(new Lifting.Done(false));
    }

    @Test
    void whatHasChangedIsYellowAndToBeSeenBeforeTheDose() {
        String patient = "p-changed";
        enrolled(patient);
        checkIn(patient, Map.of());
        checkIn(patient, Map.of("PRE-02", "heart"));
        checkIn(patient, Map.of("PRE-02", "heart", "PRE-03", "no", "PRE-09", "no"));
        FollowUpUnderTest.eventually("both", () -> raised(patient).size() == 2);
        service.settle();
        assertThat(standing(patient)).singleElement().satisfies(e -> {
            assertThat(e.matter().tier()).isEqualTo(Tier.YELLOW);
            assertThat(e.matter().flags()).extracting("rule").containsExactly("P-LOOK", "P-LOOK");
        });
        assertThat(placed(patient)).containsExactly("P-LOOK " + Hold.LOOK, "P-LOOK " + Hold.LOOK);
    }

    @Test
    void whoHasNobodyToStayIsStoppedAndNobodyIsWoken() {
        String patient = "p-alone";
        checkIn(patient, Map.of("PRE-08", "no"));
        FollowUpUnderTest.eventually(
                "it waits for the patient",
                () -> service.bean(Courses.class).find(patient).isPresent());
        enrolled(patient);
        FollowUpUnderTest.eventually("held", () -> placed(patient).contains("P-BLU-ALONE " + Hold.STOP));
        service.settle();
        assertThat(standing(patient)).isEmpty();
    }

    @Test
    void aPrescribedMedicineThatAClinicianMadeAnExceptionOfWorriesNobody() {
        String patient = "p-excepted";
        String source = "/session/patients/" + patient;
        enrolled(patient);
        service.tell(source, new ExceptionChanged(patient, "P01", true, "clinician", service.clock.instant()));
        FollowUpUnderTest.eventually("kept", () -> exceptions(patient).equals(List.of("P01")));
        firstDay(patient, "s1", Map.of("FDC-06", "sleeping"));
        assertThat(rules(patient)).doesNotContain("F-YEL-WINDOW");

        service.tell(source, new ExceptionChanged(patient, "P01", false, "clinician", service.clock.instant()));
        FollowUpUnderTest.eventually("ended", () -> exceptions(patient).isEmpty());
        firstDay(patient, "s2", Map.of("FDC-06", "sleeping"));
        assertThat(rules(patient)).contains("F-YEL-WINDOW");
    }

    @Test
    void aSideEffectThatIsStillThereIsAskedAgainOnTheThirdDay() {
        String lasting = "p-lasting";
        String over = "p-over";
        enrolled(lasting);
        enrolled(over);
        Instant end = service.clock.instant();
        Map<String, String> sick = Map.of("FDC-09", "FDC-E11", "FDC-10-FDC-E11", "2");
        Map<String, String> gone = new HashMap<>(sick);
        gone.put("FDC-10a-FDC-E11", "no");
        Map<String, String> still = new HashMap<>(sick);
        still.put("FDC-10a-FDC-E11", "yes");
        complete(lasting, "s-lasting", end);
        complete(over, "s-over", end);
        service.moveTo(end.plus(Duration.ofDays(1)));
        answer(lasting, "first-day", still);
        answer(over, "first-day", gone);
        service.settle();
        service.moveTo(end.plus(Duration.ofDays(3)));
        List<String> asked = answer(lasting, "third-day", still);
        assertThat(asked.subList(asked.indexOf("WHO"), asked.size()))
                .containsExactly("WHO", "FDC-09", "FDC-10-FDC-E11", "FDC-10a-FDC-E11");
        assertThat(answer(over, "third-day", Map.of())).contains("MND-01").doesNotContain("FDC-09");
        service.settle();
        assertThat(rules(lasting)).containsExactly("F-BLU-SEVERE", "F-BLU-SEVERE");
    }

    private static void firstDay(String patient, String session, Map<String, String> given) {
        Instant end = service.clock.instant();
        complete(patient, session + patient, end);
        service.moveTo(end.plus(Duration.ofDays(1)));
        answer(patient, "first-day", given);
        service.settle();
    }

    private static void complete(String patient, String session, Instant end) {
        service.tell(
                "/session/sessions/" + session,
                new SessionCompleted(
                        patient,
                        session,
                        "clinic",
                        "ketamine",
                        new BigDecimal("50"),
                        "im",
                        end.minus(Duration.ofHours(1)),
                        end));
        FollowUpUnderTest.eventually("planned", () -> newest(patient, "first-day") instanceof Poll.Planned);
    }

    private static void checkIn(String patient, Map<String, String> unusual) {
        Map<String, String> answers = new HashMap<>(NOTHING_WRONG);
        answers.putAll(unusual);
        service.tell(
                "/session/sessions/s-" + patient,
                new CheckedIn(patient, "s-" + patient, answers, "ready", List.of(), service.clock.instant()));
    }

    private static void enrolled(String patient) {
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
                        false));
        FollowUpUnderTest.eventually("enrolled", () -> newest(patient, "baseline") instanceof Poll.Sent);
    }

    private static @Nullable Poll newest(String patient, String step) {
        return service.bean(Polls.class).ofPatient(patient).stream()
                .filter(poll -> poll.asking().step().equals(step))
                .reduce((a, b) -> a.asking().dueAt().isAfter(b.asking().dueAt()) ? a : b)
                .orElse(null);
    }

    /** Answers a whole survey: as given, else the mildest there is. Returns what was asked. */
    private static List<String> answer(String patient, String step, Map<String, String> given) {
        String token = LinkToken.of(
                        FollowUpUnderTest.LINK_SECRET,
                        Objects.requireNonNull(newest(patient, step)).asking().id(),
                        1)
                .value();
        service.bean(OpenPoll.class).open(token, service.clock.instant());
        List<String> asked = new ArrayList<>();
        while (service.bean(ShowSurvey.class).current(token, service.clock.instant()) instanceof SurveyView.Ask ask) {
            Question question = ask.question();
            asked.add(question.id());
            String value = given.getOrDefault(question.id(), mildest(question));
            service.bean(SavePage.class).save(token, question.id(), List.of(value), service.clock.instant());
        }
        return asked;
    }

    private static String mildest(Question question) {
        List<String> values = question.choices().stream().map(c -> c.value()).toList();
        if (question.id().equals("FDC-05")) {
            return "all";
        }
        return question.none().orElse(values.contains("no") ? "no" : values.getFirst());
    }

    private static List<String> exceptions(String patient) {
        return service.bean(Courses.class).find(patient).orElseThrow().visits().exceptions();
    }

    private static List<Escalation> standing(String patient) {
        return service.bean(Escalations.class).ofPatient(patient).stream()
                .filter(Escalation::standing)
                .filter(e -> !e.matter().concern().startsWith("silence"))
                .toList();
    }

    private static List<FlagRaised> raised(String patient) {
        return service.told(patient).stream()
                .filter(FlagRaised.class::isInstance)
                .map(FlagRaised.class::cast)
                .toList();
    }

    private static List<String> rules(String patient) {
        return raised(patient).stream()
                .map(FlagRaised::rule)
                .filter(rule -> !rule.startsWith("SIL-"))
                .toList();
    }

    private static List<String> placed(String patient) {
        return service.told(patient).stream()
                .filter(HoldPlaced.class::isInstance)
                .map(fact -> ((HoldPlaced) fact).rule() + " " + ((HoldPlaced) fact).hold())
                .toList();
    }
}
