package aftercare.followup.cases;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.followup.survey.Certainty;
import aftercare.followup.survey.WhoUmc;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

/** Cases for tests, all of them of the haematuria of patient {@code p1}. */
public final class Cases {
    public static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    public static final Actor CLINICIAN = Actor.of("dr-a", Capacity.CLINICIAN);
    public static final Actor OFFICER = Actor.of("safety-b", Capacity.SAFETY_OFFICER);
    public static final Actor COORDINATOR = Actor.of("coord-c", Capacity.COORDINATOR);
    public static final Instant RECEIVED = Instant.parse("2026-03-11T08:00:00Z");
    public static final Instant NOW = Instant.parse("2026-03-11T09:00:00Z");
    public static final String HEMATURIA = "10019450";
    public static final Dosing DOSING = new Dosing(
            List.of(
                    ExposureTest.given("s1", "2026-03-02T09:00:00Z", "42.5"),
                    ExposureTest.given("s2", "2026-03-09T09:00:00Z", "50")),
            ZONE);

    private Cases() {}

    /** What is known when it is drafted. */
    public static CaseContent known() {
        return CaseContent.empty()
                .entry()
                .reported("Red urine since this morning")
                .term(HEMATURIA)
                .onset(new DayTime(LocalDate.of(2026, 3, 10), LocalTime.of(7, 0)))
                .patientGrade(3)
                .medicines(List.of(new Medicine("Ketamine", MedicineRole.SUSPECT, "50 mg", "Depression")))
                .reporter(new Reporter(Qualification.CONSUMER, "patient", "DE"))
                .content();
    }

    /** With everything a clinician judges. */
    public static CaseContent judged(CaseContent content) {
        return content.entry()
                .clinicianGrade(2)
                .seriousness(Seriousness.of(Criterion.HOSPITALISATION, Criterion.OTHER_MEDICALLY_IMPORTANT))
                .expectedness(new Expectedness(false, "Ketamine label 2024-05"))
                .whoUmc(new WhoUmc(
                        Certainty.YES,
                        Certainty.NO,
                        Certainty.YES,
                        Certainty.UNKNOWN,
                        Certainty.UNKNOWN,
                        Certainty.YES))
                .naranjo(answers("u y y u n u u u u y"))
                .action(DrugAction.WITHDRAWN)
                .outcome(Outcome.RECOVERING)
                .treatment("Fluids")
                .narrative("A patient with red urine.")
                .content();
    }

    /** Answers in the letters of the clinical reference. */
    public static List<Certainty> answers(String letters) {
        return Arrays.stream(letters.split(" "))
                .map(letter -> Certainty.of(letter).orElseThrow())
                .toList();
    }

    public static AdverseEventCase done(CaseDecision decision) {
        assertThat(decision).isInstanceOf(CaseDecision.Done.class);
        return ((CaseDecision.Done) decision).next();
    }

    public static AdverseEventCase draft() {
        return done(AdverseEventCase.draft("p1", "flag-1", known(), DOSING, Actor.AFTERCARE, RECEIVED, NOW));
    }

    /** As complete as a case can be, in a state. */
    public static AdverseEventCase in(CaseState state) {
        AdverseEventCase made = draft();
        made = done(made.edit(CLINICIAN, 1, judged(made.content()), "", DOSING, NOW));
        return switch (state) {
            case DRAFT -> made;
            case UNDER_ASSESSMENT -> moved(made, CLINICIAN, Move.SUBMIT);
            case ASSESSED -> moved(in(CaseState.UNDER_ASSESSMENT), CLINICIAN, Move.ASSESS);
            case CLOSED -> moved(in(CaseState.ASSESSED), CLINICIAN, Move.CLOSE);
            case NULLIFIED -> moved(made, OFFICER, Move.NULLIFY);
        };
    }

    public static AdverseEventCase moved(AdverseEventCase aCase, Actor by, Move move) {
        return done(aCase.move(by, aCase.revision(), move, "because", NOW));
    }
}
