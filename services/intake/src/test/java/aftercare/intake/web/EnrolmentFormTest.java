package aftercare.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.intake.patient.ConsentText;
import aftercare.intake.patient.Enrolment;
import aftercare.intake.patient.Enrolments;
import aftercare.intake.patient.PriorTreatment;
import aftercare.web.FieldProblem;
import aftercare.web.FormErrors;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class EnrolmentFormTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final EnrolmentChoices CHOICES = EnrolmentChoices.of(List.of("main", "night"), "off-label-1", true);
    static final Map<String, String> ADA = Map.ofEntries(
            Map.entry("name", "Ada Lovelace"),
            Map.entry("email", "ada@example.org"),
            Map.entry("phone", "+1 555 010 0123"),
            Map.entry("birthDate", "1985-04-23"),
            Map.entry("zone", "America/New_York"),
            Map.entry("language", "en"),
            Map.entry("country", "US"),
            Map.entry("careTeam", "main"),
            Map.entry("drugAtHome", "yes"),
            Map.entry("consent", "yes"),
            Map.entry("consentVersion", "off-label-1"),
            Map.entry("emergencyName", "Anne Milbanke"),
            Map.entry("emergencyPhone", "+15550100124"),
            Map.entry("address", "12 St James's Square"),
            Map.entry("monitorName", "Mary Somerville"),
            Map.entry("monitorPhone", "+1 555 010 0125"),
            Map.entry("lifetimeAttempt", "no"),
            Map.entry("priorTreatment", "yes"),
            Map.entry("priorDoseMg", "560.5"),
            Map.entry("monitorEmail", "mary@example.org"));

    @Test
    void aCompleteFormEnrols() {
        FormErrors errors = new FormErrors();
        assertThat(read(ADA, errors)).contains(Enrolments.ada());
        assertThat(errors.problems()).isEmpty();
    }

    @Test
    void whoWouldRatherBeTextedIsWhereTheClinicSendsTexts() {
        Map<String, String> typed = new HashMap<>(ADA);
        assertThat(read(typed, new FormErrors()).orElseThrow().textsFirst()).isFalse();
        String before = EnrolmentForm.of(typed::get).canonical();
        typed.put("messagesBy", "email");
        assertThat(read(typed, new FormErrors()).orElseThrow().textsFirst()).isFalse();
        typed.put("messagesBy", "sms");
        assertThat(read(typed, new FormErrors()).orElseThrow().textsFirst()).isTrue();
        assertThat(EnrolmentForm.of(typed::get).canonical()).isNotEqualTo(before);
        FormErrors errors = new FormErrors();
        EnrolmentChoices mailOnly = EnrolmentChoices.of(List.of("main", "night"), "off-label-1", false);
        assertThat(EnrolmentForm.of(typed::get).read(mailOnly, TODAY, errors)).isEmpty();
        assertThat(errors.of("messagesBy")).isEqualTo("Choose e-mail: this clinic sends no text messages");
        typed.put("messagesBy", "pigeon");
        assertThat(read(typed, new FormErrors())).isEmpty();
    }

    @Test
    void whatIsOptionalMayBeLeftOut() {
        Map<String, String> typed = new HashMap<>(ADA);
        typed.keySet()
                .removeAll(List.of(
                        "birthDate",
                        "emergencyName",
                        "emergencyPhone",
                        "address",
                        "monitorName",
                        "monitorPhone",
                        "lifetimeAttempt",
                        "priorTreatment",
                        "priorDoseMg",
                        "monitorEmail"));
        Enrolment read = read(typed, new FormErrors()).orElseThrow();
        assertThat(read.birthDate()).isNull();
        assertThat(read.emergencyContact()).isNull();
        assertThat(read.address()).isNull();
        assertThat(read.monitor()).isNull();
        assertThat(read.lifetimeAttempt()).isNull();
        assertThat(read.priorTreatment()).isNull();
        assertThat(EnrolmentForm.of(typed::get).canonical())
                .as("as before there were these fields")
                .endsWith("0:0:")
                .doesNotEndWith("0:0:0:");
        assertThat(EnrolmentForm.of(ADA::get).canonical())
                .isNotEqualTo(EnrolmentForm.of(typed::get).canonical());
    }

    @ParameterizedTest
    @CsvSource({"no,'',false,", "yes,'',true,", "yes,0.001,true,0.001", "yes,1000000,true,1000000"})
    void ketamineBeforeIsTakenWithItsDose(String had, String mg, boolean before, @Nullable BigDecimal dose) {
        Map<String, String> form = new HashMap<>(ADA);
        form.put("priorTreatment", had);
        form.put("priorDoseMg", mg);
        assertThat(read(form, new FormErrors()).orElseThrow().priorTreatment())
                .isEqualTo(new PriorTreatment(before, dose));
    }

    @Test
    void theConsentSaysThatTheUseIsOffLabel() {
        ConsentText text = ConsentText.of("off-label-1", "Elm Clinic", "+1 555 0100", "ketamine")
                .orElseThrow();
        assertThat(text.paragraphs().getFirst()).isEqualTo("Informed consent to treatment with ketamine at Elm Clinic");
        assertThat(String.join(" ", text.paragraphs()))
                .contains("This use of ketamine is off label.")
                .doesNotContain("{");
        assertThat(ConsentText.of("our-own-7", "Elm Clinic", "+1 555 0100", "ketamine"))
                .isEmpty();
        assertThat(ConsentText.of("../messages", "Elm Clinic", "+1 555 0100", "ketamine"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"other,Asia/Tokyo", "'',Asia/Tokyo", "Asia/Tokyo,''"})
    void aZoneOutsideTheListIsTyped(String chosen, String typed) {
        Map<String, String> form = new HashMap<>(ADA);
        form.put("zone", chosen);
        form.put("zoneOther", typed);
        assertThat(read(form, new FormErrors()).orElseThrow().zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name           |                     | name           | Enter the patient's full name
            name           | AAAA*130            | name           | Enter a name of at most 120 characters
            email          |                     | email          | Enter the patient's e-mail address
            email          | ada                 | email          | Enter an e-mail address in the form name@example.org
            phone          |                     | phone          | Enter the patient's phone number
            phone          | 5550100             | phone          | Enter a phone number with its country code, 8 to 15 digits after the plus: +1 555 010 0123
            birthDate      | 23.4.1985           | birthDate      | Enter a date of birth that exists, as year-month-day: 1985-04-23
            birthDate      | 2023-02-29          | birthDate      | Enter a date of birth that exists, as year-month-day: 1985-04-23
            birthDate      | 2026-11-24          | birthDate      | Enter a date of birth that is not in the future
            birthDate      | 1896-11-23          | birthDate      | Enter a date of birth of the last 130 years
            zone           |                     | zone           | Choose the time zone the patient lives in, or type it: America/New_York
            zone           | Mars/Base           | zone           | Enter a time zone as the IANA list writes it, with continent and city: America/New_York
            zone           | +01:00              | zone           | Enter a time zone as the IANA list writes it, with continent and city: America/New_York
            zoneOther      | Asia/Tokyo          | zoneOther      | Give one time zone: choose it from the list, or choose Another and type it
            language       | de                  | language       | Choose the language to ask in, one of: en
            country        | us                  | country        | Choose the country the patient lives in, as ISO 3166 writes it in two capital letters: US
            country        | USA                 | country        | Choose the country the patient lives in, as ISO 3166 writes it in two capital letters: US
            careTeam       | day                 | careTeam       | Choose the care team, one of: main, night
            drugAtHome     |                     | drugAtHome     | Select whether the drug is kept at the patient's home, yes or no
            consent        |                     | consent        | Tick that the patient has signed the informed consent; without it nobody can be enrolled
            consent        | no                  | consent        | Tick that the patient has signed the informed consent; without it nobody can be enrolled
            consentVersion | on-label-1          | consentVersion | Have the patient sign the version in use, which says that the use is off label: off-label-1
            emergencyName  |                     | emergencyName  | Enter the emergency contact's name, or clear their phone
            emergencyPhone |                     | emergencyPhone | Enter the emergency contact's phone number, or clear their name
            emergencyPhone | 911                 | emergencyPhone | Enter a phone number with its country code, 8 to 15 digits after the plus: +1 555 010 0123
            monitorName    |                     | monitorName    | Enter the name of the adult who stays, or clear their phone
            monitorPhone   |                     | monitorPhone   | Enter the phone number of the adult who stays, or clear their name
            monitorEmail   | mary                | monitorEmail   | Enter an e-mail address in the form name@example.org, or leave it out
            monitorEmail   | Ada@example.org     | monitorEmail   | Enter the monitor's own address, not the patient's: their answers are kept apart
            lifetimeAttempt | maybe              | lifetimeAttempt | Select what the patient said, yes, no or declined, or leave it out
            priorTreatment | maybe               | priorTreatment | Select whether the patient had ketamine elsewhere before, yes or no, or leave it out
            priorTreatment | no                  | priorTreatment | Select yes for ketamine elsewhere before, or clear the dose
            priorDoseMg    | a lot               | priorDoseMg    | Enter the dose so far in milligrams, more than 0 and at most 1000000: 560
            priorDoseMg    | 0                   | priorDoseMg    | Enter the dose so far in milligrams, more than 0 and at most 1000000: 560
            priorDoseMg    | 1000001             | priorDoseMg    | Enter the dose so far in milligrams, more than 0 and at most 1000000: 560
            """)
    void aFaultyFieldIsNamedWithItsFix(String field, String value, String faulty, String message) {
        Map<String, String> typed = new HashMap<>(ADA);
        typed.put(field, value == null ? "" : value.equals("AAAA*130") ? "A".repeat(121) : value);
        FormErrors errors = new FormErrors();
        assertThat(read(typed, errors)).isEmpty();
        assertThat(errors.problems()).containsExactly(new FieldProblem(faulty, message));
    }

    @Test
    void anEmptyFormNamesEveryFieldThatIsNeeded() {
        FormErrors errors = new FormErrors();
        assertThat(read(Map.of(), errors)).isEmpty();
        assertThat(errors.problems().stream().map(FieldProblem::field))
                .containsExactly(
                        "name",
                        "email",
                        "phone",
                        "zone",
                        "language",
                        "country",
                        "careTeam",
                        "drugAtHome",
                        "consent",
                        "consentVersion");
    }

    @Test
    void jsonOfTheWrongTypeOrNameIsNamed() {
        FormErrors errors = new FormErrors();
        EnrolmentForm form = EnrolmentBody.read(JsonMapper.shared().readTree("""
                                {"name": 7, "emial": "x", "consent": true, "drugAtHome": false, "phone": null,
                                 "language": "en", "birthDate": {"year": 1985}}
                                """), errors);
        assertThat(errors.problems())
                .containsExactlyInAnyOrder(
                        new FieldProblem("name", "Give this field a text value"),
                        new FieldProblem("birthDate", "Give this field a text value"),
                        new FieldProblem(
                                "emial",
                                "Leave this field out: the fields are " + String.join(", ", EnrolmentForm.FIELDS)));
        assertThat(form.consent()).isEqualTo("yes");
        assertThat(form.drugAtHome()).isEqualTo("no");
        assertThat(form.language()).isEqualTo("en");
        FormErrors array = new FormErrors();
        EnrolmentBody.read(JsonMapper.shared().readTree("[]"), array);
        assertThat(array.of("body")).startsWith("Send one JSON object");
    }

    @Test
    void aTextFormShowsNothing() {
        assertThat(EnrolmentForm.of(ADA::get).toString()).isEqualTo("EnrolmentForm[hidden]");
    }

    private static Optional<Enrolment> read(Map<String, String> typed, FormErrors errors) {
        return EnrolmentForm.of(typed::get).read(CHOICES, TODAY, errors);
    }
}
