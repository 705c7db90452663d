package aftercare.intake.patient;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.contracts.IntakeFact.PatientEnrolled;
import aftercare.intake.patient.EnrolPatient.Outcome.Enrolled;
import aftercare.intake.patient.EnrolPatient.Outcome.KeyUsed;
import aftercare.intake.screening.Screening;
import aftercare.kernel.Change;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatientTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private final InMemoryPatients patients = new InMemoryPatients();
    private final InMemoryApplications applications = new InMemoryApplications();
    private final EnrolPatient enrol =
            new EnrolPatient(patients, applications, InstantSource.fixed(NOON), new Random(7));

    @Test
    void enrolmentTellsNothingPersonal() {
        assertThat(Patient.enrol("p-1", Enrolments.ada(), NOON))
                .isEqualTo(Change.of(
                        new Patient(
                                "p-1",
                                Enrolments.ada(),
                                NOON,
                                null,
                                Screening.none(),
                                Map.of(),
                                Map.of(),
                                List.of(),
                                List.of()),
                        new PatientEnrolled(
                                "p-1",
                                "America/New_York",
                                "en",
                                "US",
                                "main",
                                "off-label-1",
                                true,
                                NOON,
                                "no",
                                true,
                                new java.math.BigDecimal("560.5"),
                                true)));
        assertThat(Patient.enrol("p-2", Enrolments.bare(), NOON).events())
                .as("nothing asked, nothing told")
                .containsExactly(
                        new PatientEnrolled("p-2", "Europe/Berlin", "en", "DE", "main", "off-label-1", false, NOON));
    }

    @Test
    void theSameKeyEnrolsOnce() {
        Enrolled first = (Enrolled) enrol.enrol("front-desk", "k-1", "hash", Enrolments.ada());
        assertThat(first.repeated()).isFalse();
        assertThat(enrol.enrol("front-desk", "k-1", "hash", Enrolments.ada()))
                .isEqualTo(new Enrolled(first.patient(), true));
        assertThat(enrol.enrol("front-desk", "k-1", "other", Enrolments.bare()))
                .isEqualTo(new KeyUsed(first.patient()));
        assertThat(patients.facts()).hasSize(1);
    }

    @Test
    void keysOfTwoSendersNeverMeet() {
        Enrolled one = (Enrolled) enrol.enrol("front-desk", "k-1", "hash", Enrolments.ada());
        Enrolled other = (Enrolled) enrol.enrol("dr-a", "k-1", "hash", Enrolments.ada());
        assertThat(other.patient()).isNotEqualTo(one.patient()).startsWith("p-");
    }

    @Test
    void aRequestThatCrashedHalfWayIsFinishedByItsRepetition() {
        Enrolled before = (Enrolled)
                new EnrolPatient(new InMemoryPatients(), applications, InstantSource.fixed(NOON), new Random(1))
                        .enrol("front-desk", "k-1", "hash", Enrolments.ada());
        assertThat(patients.find(before.patient())).isEmpty();
        assertThat(enrol.enrol("front-desk", "k-1", "hash", Enrolments.ada()))
                .isEqualTo(new Enrolled(before.patient(), false));
        assertThat(patients.find(before.patient())).isPresent();
    }

    @Test
    void textFormsShowNothing() {
        Patient patient = new Patient(
                "p-1", Enrolments.ada(), NOON, null, Screening.none(), Map.of(), Map.of(), List.of(), List.of());
        assertThat(patient.toString())
                .doesNotContain("Ada")
                .doesNotContain("ada@")
                .doesNotContain("555")
                .doesNotContain("1985")
                .doesNotContain("Anne")
                .doesNotContain("Mary")
                .doesNotContain("Square");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b.co", "first.last+tag@sub.example.org", " x@example.org ", "o'neil@example.ie"})
    void addressesAServerAccepts(String typed) {
        assertThat(EmailAddress.parse(typed)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "@b.co",
                "a@",
                "a@b",
                "a b@c.de",
                "a@b..co",
                ".a@b.co",
                "a.@b.co",
                "a@-b.co",
                "a@b.co\nX: y",
                "a@b.co,c@d.ef",
                "<a@b.co>"
            })
    void addressesNoServerAccepts(String typed) {
        assertThat(EmailAddress.parse(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "+1 (555) 010-0123,+15550100123",
        "+49.1555.0100,+4915550100",
        "+12345678,+12345678",
        "+123456789012345,+123456789012345"
    })
    void numbersAreKeptAsE164(String typed, String kept) {
        assertThat(Phone.parse(typed)).contains(new Phone(kept));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "5550100123", "+1234567", "+1234567890123456", "+0123456789", "+1555CALLME", "tel:+15550100"
            })
    void otherNumbersAreNot(String typed) {
        assertThat(Phone.parse(typed)).isEmpty();
    }
}
