package aftercare.session.web;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.session.readiness.Calm;
import aftercare.session.readiness.LastTime;
import aftercare.session.treatment.AbortReason;
import aftercare.session.treatment.Chart;
import aftercare.session.treatment.Monitor;
import aftercare.session.treatment.Place;
import aftercare.session.treatment.Plans;
import aftercare.session.treatment.Route;
import aftercare.session.treatment.ScheduleSession.Wish;
import aftercare.session.treatment.Session.Completed;
import aftercare.session.treatment.Treatment;
import aftercare.session.vitals.BloodPressure;
import aftercare.web.FieldProblem;
import aftercare.web.FormErrors;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class FormsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Map<String, String> HOME = Map.of(
            "patient",
            "p-1",
            "plannedAt",
            "2026-11-24T10:00",
            "place",
            "home",
            "monitor.name",
            "Max",
            "monitor.phone",
            "+1 555 010 0777");
    private static final Map<String, String> DOSE = Map.of(
            "drug",
            "ketamine",
            "doseMg",
            "52.50",
            "route",
            "im",
            "systolicBefore",
            "120",
            "diastolicBefore",
            "80",
            "adviceGiven",
            "yes");

    @Test
    void aTimeWithoutAnOffsetIsTheClinics() {
        FormErrors errors = new FormErrors();
        assertThat(ScheduleForm.of(HOME::get).read(NOW, NEW_YORK, errors))
                .contains(new Wish(
                        "p-1", Instant.parse("2026-11-24T15:00:00Z"), Place.HOME, new Monitor("Max", "+15550100777")));
        assertThat(errors.problems()).isEmpty();
    }

    @Test
    void aTimeWithAnOffsetIsAsItSays() {
        Map<String, String> typed =
                Map.of("patient", "p-1", "plannedAt", "2026-11-24T10:00:00+01:00", "place", "clinic");
        assertThat(ScheduleForm.of(typed::get).read(NOW, NEW_YORK, new FormErrors()))
                .contains(new Wish("p-1", Instant.parse("2026-11-24T09:00:00Z"), Place.CLINIC, null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            patient       |                     | Choose a patient on the page Patients, or enter their pseudonym
            patient       | Ada                 | Enter the pseudonym as the page Patients shows it: p- and letters and digits
            plannedAt     |                     | Enter when the session will be
            plannedAt     | tomorrow            | Enter a date and time that exist: 2026-11-24T10:00, or 2026-11-24T10:00:00-05:00
            plannedAt     | 2027-02-29T10:00    | Enter a date and time that exist: 2026-11-24T10:00, or 2026-11-24T10:00:00-05:00
            plannedAt     | 2027-03-14T02:30    | Enter another time: the clocks go forward that day and this hour does not exist in America/New_York
            plannedAt     | 2026-11-22T11:59Z   | Enter a time that has not passed; yesterday's sessions can still be entered
            plannedAt     | 2027-11-24T12:00Z   | Enter a time within a year from now
            place         |                     | Select where the session is: clinic or home
            monitor.name  |                     | Enter the name of the adult who stays with the patient at home
            monitor.phone |                     | Enter the phone number of the adult who stays
            monitor.phone | 555                 | Enter a phone number with its country code, 8 to 15 digits after the plus: +1 555 010 0123
            """)
    void aFaultyScheduleIsNamedWithItsFix(String field, String value, String message) {
        Map<String, String> typed = new HashMap<>(HOME);
        typed.put(field, value == null ? "" : value);
        FormErrors errors = new FormErrors();
        assertThat(ScheduleForm.of(typed::get).read(NOW, NEW_YORK, errors)).isEmpty();
        assertThat(errors.problems()).containsExactly(new FieldProblem(field, message));
    }

    @Test
    void aDoseIsKeptAsItWasWritten() {
        assertThat(CompleteForm.of(DOSE::get).read(new FormErrors()))
                .contains(
                        new Treatment("ketamine", new BigDecimal("52.50"), Route.IM, new BloodPressure(120, 80), null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            drug            | aspirin  | drug            | Choose what was given, one of: ketamine, esketamine
            doseMg          |          | doseMg          | Enter the total dose in milligrams
            doseMg          | fifty    | doseMg          | Enter the dose as a number of milligrams with at most 3 decimals after a point: 52.5
            doseMg          | 52,5     | doseMg          | Enter the dose as a number of milligrams with at most 3 decimals after a point: 52.5
            doseMg          | -1       | doseMg          | Enter the dose as a number of milligrams with at most 3 decimals after a point: 52.5
            doseMg          | 0.0001   | doseMg          | Enter the dose as a number of milligrams with at most 3 decimals after a point: 52.5
            doseMg          | 0        | doseMg          | Enter a dose above 0 mg. If nothing was given, abort the session
            doseMg          | 2000.001 | doseMg          | Enter a dose of at most 2000 mg; check that it is in milligrams
            route           |          | route           | Choose how it was given: im, iv, sublingual, oral or intranasal
            systolicBefore  |          | systolicBefore  | Enter the upper blood pressure value before the dose as a whole number from 50 to 300
            systolicBefore  | 301      | systolicBefore  | Enter the upper blood pressure value before the dose as a whole number from 50 to 300
            diastolicBefore | 80.5     | diastolicBefore | Enter the lower blood pressure value before the dose as a whole number from 20 to 200
            diastolicBefore | 120      | diastolicBefore | Enter a lower blood pressure value below the upper one, 120
            adviceGiven     |          | adviceGiven     | Give the patient the advice for the way home, then tick that it was given
            diastolicAfter  | 70       | systolicAfter   | Enter the upper blood pressure value after the dose as a whole number from 50 to 300
            """)
    void aFaultyCompletionIsNamedWithItsFix(String field, String value, String faulty, String message) {
        Map<String, String> typed = new HashMap<>(DOSE);
        typed.put(field, value == null ? "" : value);
        FormErrors errors = new FormErrors();
        assertThat(CompleteForm.of(typed::get).read(errors)).isEmpty();
        assertThat(errors.problems()).containsExactly(new FieldProblem(faulty, message));
    }

    private static Map<String, String> calm() {
        Map<String, String> typed = new HashMap<>(Calm.coded());
        typed.remove("P08");
        typed.put("adult.name", "Max");
        typed.put("adult.phone", "+1 555 010 0777");
        return typed;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PRE-01=                         | PRE-01  | Select whether you could be pregnant, one of: yes, no, unsure, declined
            PRE-01=na                       | PRE-01  | Select whether you could be pregnant, one of: yes, no, unsure, declined
            PRE-02=                         | PRE-02  | Tick what has changed since your last session, or "None of these"; the codes are medicine, illness, heart, allergy, mood, pee, none, declined
            PRE-02=none,pee                 | PRE-02  | Tick either what has changed since your last session, or "None of these", not both
            PRE-03=unsure                   | PRE-03  | Select whether you took your blood pressure medicine today, one of: yes, no, na, declined
            PRE-04-sedative=                | PRE-04-sedative | Enter when you last took a pill for sleep or to calm you, or select "Not in the last 2 days" (code none)
            PRE-04-sedative=2026-11-23T11:00:00Z | PRE-04-kind | Select what kind of pill it was, one of: benzodiazepine, other, unsure
            PRE-05-hangover=                | PRE-05-hangover | Select whether you have a hangover now, one of: yes, no, declined
            PRE-06=at                       | PRE-06  | Enter when you last ate solid food, or select "Not today" (code none)
            PRE-06=this morning             | PRE-06  | Enter when you last ate solid food as a date and time that exist: 2026-11-24T10:00, or 2026-11-24T10:00:00-05:00
            PRE-06=2026-11-23T12:00:01Z     | PRE-06  | Enter when you last ate solid food as a time that has passed; check the date
            PRE-06=2025-11-22T11:59:59Z     | PRE-06  | Enter when you last ate solid food as a time within the last year; check the year
            PRE-06-at=2026-11-23T06:00      | PRE-06  | Enter when you last ate solid food, or select an answer without a time, not both
            PRE-08=                         | PRE-08  | Select whether an adult stays with you, one of: yes, no, declined
            adult.name=                     | adult.name | Enter the name of the adult who stays with you
            PRE-09=bike                     | PRE-09  | Select how you will get home, one of: ride, taxi, home, no, declined
            P10=                            | P10     | Select whether the patient takes an MAO inhibitor, one of: yes, no, unsure, declined
            diastolic=80                    | systolic | Enter the upper blood pressure value before the dose as a whole number from 50 to 300
            """)
    void aFaultyCheckInIsNamedWithItsFix(String change, String field, String message) {
        Map<String, String> typed = calm();
        int equals = change.indexOf('=');
        typed.put(change.substring(0, equals), change.substring(equals + 1));
        FormErrors errors = new FormErrors();
        assertThat(CheckInForm.of(typed::get).read(NOW, NEW_YORK, errors)).isEmpty();
        assertThat(errors.problems()).containsExactly(new FieldProblem(field, message));
    }

    @Test
    void aTimeThatComesTwiceIsTheLaterOneSoThatNobodyStartsTooEarly() {
        Instant now = Instant.parse("2026-11-01T16:00:00Z");
        Map<String, String> typed = calm();
        typed.put("PRE-06", "at");
        typed.put("PRE-06-at", "2026-11-01T01:30");
        assertThat(CheckInForm.of(typed::get)
                        .read(now, NEW_YORK, new FormErrors())
                        .orElseThrow()
                        .answers()
                        .solids())
                .isEqualTo(new LastTime.At(Instant.parse("2026-11-01T06:30:00Z")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            phase            |       | phase            | Select when it was measured, one of: before, 40-min, during, discharge
            systolic         | 400   | systolic         | Enter the upper blood pressure value measured before discharge as a whole number from 50 to 300
            diastolic        | 19    | diastolic        | Enter the lower blood pressure value measured before discharge as a whole number from 20 to 200
            diastolic        | 128   | diastolic        | Enter a lower blood pressure value below the upper one, 128
            heartRate        | 19    | heartRate        | Enter the heart rate per minute as a whole number from 20 to 250
            heartRate        | 251   | heartRate        | Enter the heart rate per minute as a whole number from 20 to 250
            oxygenSaturation | 49    | oxygenSaturation | Enter the oxygen saturation in percent as a whole number from 50 to 100
            oxygenSaturation | 101   | oxygenSaturation | Enter the oxygen saturation in percent as a whole number from 50 to 100
            symptoms         |       | symptoms         | Select whether the patient has symptoms, yes or no
            """)
    void aFaultyMeasurementIsNamedWithItsFix(String field, String value, String faulty, String message) {
        Map<String, String> typed = new HashMap<>(Map.of(
                "phase",
                "discharge",
                "systolic",
                "128",
                "diastolic",
                "80",
                "heartRate",
                "20",
                "oxygenSaturation",
                "100",
                "symptoms",
                "no"));
        assertThat(VitalsForm.of(typed::get).read(new FormErrors())).isPresent();
        typed.put(field, value == null ? "" : value);
        FormErrors errors = new FormErrors();
        assertThat(VitalsForm.of(typed::get).read(errors)).isEmpty();
        assertThat(errors.problems()).containsExactly(new FieldProblem(faulty, message));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            effects.FDC-E12= | effects.FDC-E01 | Select how bad each side effect is that you see, or record none
            effects.FDC-E12=5 | effects.FDC-E12 | Enter how bad it was: Throwing up, as a whole number from 1 to 4
            effects.FDC-E12=0 | effects.FDC-E12 | Enter how bad it was: Throwing up, as a whole number from 1 to 4
            effects.FDC-E19=1 | other           | Enter what the other side effect is
            other=Hiccups     | effects.FDC-E19 | Select how bad the other side effect is
            """)
    void faultySideEffectsAreNamedWithTheirFix(String change, String field, String message) {
        Map<String, String> typed = new HashMap<>(Map.of("effects.FDC-E12", "4"));
        assertThat(SideEffectsForm.of(typed::get).read(new FormErrors())).isPresent();
        int equals = change.indexOf('=');
        typed.put(change.substring(0, equals), change.substring(equals + 1));
        FormErrors errors = new FormErrors();
        assertThat(SideEffectsForm.of(typed::get).read(errors)).isEmpty();
        assertThat(errors.problems()).containsExactly(new FieldProblem(field, message));
    }

    /** The session started at 10:00:05 UTC and ended at 11:30:05; the clinic is 5 hours behind. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            doseMg=0                       | doseMg      | Enter a dose above 0 mg. If nothing was given, abort the session
            route=                         | route       | Choose how it was given: im, iv, sublingual, oral or intranasal
            startedAt=soon                 | startedAt   | Enter when the session started as a date and time that exist: 2026-11-24T10:00, or 2026-11-24T10:00:00-05:00
            startedAt=2026-11-23T06:31     | completedAt | Enter when the session ended as a time after its start
            startedAt=2026-11-22T06:00     | completedAt | Enter when the session ended as a time within 24 hours of its start; check the dates
            completedAt=2026-11-23T12:00:01Z | completedAt | Enter when the session ended as a time that has passed
            completedAt=2026-11-23T10:00:05Z | completedAt | Enter when the session ended as a time after its start
            reason=                        | reason      | Enter why it is corrected
            """)
    void aFaultyCorrectionIsNamedWithItsFix(String change, String field, String message) {
        Completed recorded = recorded();
        CorrectForm shown = CorrectForm.of(recorded, NEW_YORK);
        Map<String, String> typed = new HashMap<>(Map.of(
                "drug",
                shown.drug(),
                "doseMg",
                "25",
                "route",
                shown.route(),
                "startedAt",
                shown.startedAt(),
                "completedAt",
                shown.completedAt(),
                "reason",
                "Typed wrongly"));
        CorrectForm.Right right = CorrectForm.of(typed::get)
                .read(recorded, NOW, NEW_YORK, new FormErrors())
                .orElseThrow();
        assertThat(right.startedAt()).isEqualTo(recorded.startedAt());
        assertThat(right.completedAt()).isEqualTo(recorded.completedAt());
        int equals = change.indexOf('=');
        typed.put(change.substring(0, equals), change.substring(equals + 1));
        FormErrors errors = new FormErrors();
        assertThat(CorrectForm.of(typed::get).read(recorded, NOW, NEW_YORK, errors))
                .isEmpty();
        assertThat(errors.problems()).containsExactly(new FieldProblem(field, message));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            patient=Ann                       | patient     | Enter the pseudonym as the page Patients shows it: p- and letters and digits
            startedAt=2026-11-31T10:00        | startedAt   | Enter when the session started as a date and time that exist: 2026-11-24T10:00, or 2026-11-24T10:00:00-05:00
            startedAt=2025-11-20T10:00        | startedAt   | Enter a session of the last year; what was before belongs to the enrolment
            completedAt=2026-11-20T09:59      | completedAt | Enter when the session ended as a time after its start
            completedAt=2026-11-23T18:00      | completedAt | Enter when the session ended as a time that has passed
            doseMg=0                          | doseMg      | Enter a dose above 0 mg. If nothing was given, abort the session
            place=garden                      | place       | Select where the session is: clinic or home
            """)
    void aFaultyPastSessionIsNamedWithItsFix(String change, String field, String message) {
        Map<String, String> typed = new HashMap<>(Map.of(
                "patient",
                "p-1",
                "startedAt",
                "2026-11-20T10:00",
                "completedAt",
                "2026-11-20T11:30",
                "drug",
                "ketamine",
                "doseMg",
                "60",
                "route",
                "im",
                "place",
                "clinic"));
        assertThat(RecordForm.of(typed::get).read(NOW, NEW_YORK, new FormErrors()))
                .isPresent();
        int equals = change.indexOf('=');
        typed.put(change.substring(0, equals), change.substring(equals + 1));
        FormErrors errors = new FormErrors();
        assertThat(RecordForm.of(typed::get).read(NOW, NEW_YORK, errors)).isEmpty();
        assertThat(errors.problems()).first().isEqualTo(new FieldProblem(field, message));
    }

    private static Completed recorded() {
        return new Completed(
                Plans.clinic("s-1"),
                Chart.EMPTY,
                Instant.parse("2026-11-23T10:00:05Z"),
                Plans.DOSE,
                true,
                "dr-a",
                Instant.parse("2026-11-23T11:30:05Z"));
    }

    @Test
    void anAbortNeedsItsReasonAndWhetherADoseWasGiven() {
        FormErrors errors = new FormErrors();
        assertThat(AbortForm.of(Map.of("reason", "bored", "doseGiven", "perhaps")::get)
                        .read(errors))
                .isEmpty();
        assertThat(errors.problems().stream().map(FieldProblem::field)).containsExactly("reason", "doseGiven");
        assertThat(AbortForm.of(Map.of("reason", "other", "doseGiven", "yes")::get)
                        .read(new FormErrors()))
                .contains(new AbortForm.Aborting(AbortReason.OTHER, true));
    }

    @Test
    void jsonIsReadByFieldAndDotted() {
        FormErrors errors = new FormErrors();
        Map<String, String> read = Body.read(JsonMapper.shared().readTree("""
                                {"patient": "p-1", "place": null, "plannedAt": ["x"], "plan": 1,
                                 "monitor": {"name": "Max", "fone": "1"}}
                                """), ScheduleForm.FIELDS, errors);
        assertThat(read).isEqualTo(Map.of("patient", "p-1", "monitor.name", "Max"));
        assertThat(errors.problems().stream().map(FieldProblem::field))
                .containsExactly("plannedAt", "plan", "monitor.fone");
        assertThat(Body.read(
                        JsonMapper.shared().readTree("{\"doseMg\": 52.50, \"drug\": \"ketamine\"}"),
                        CompleteForm.FIELDS,
                        new FormErrors()))
                .containsEntry("doseMg", "52.5");
    }
}
