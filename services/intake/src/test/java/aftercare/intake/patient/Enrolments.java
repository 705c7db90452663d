package aftercare.intake.patient;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;

/** Enrolments that tests share. */
public final class Enrolments {
    private Enrolments() {}

    public static Enrolment ada() {
        return new Enrolment(
                "Ada Lovelace",
                new EmailAddress("ada@example.org"),
                new Phone("+15550100123"),
                LocalDate.of(1985, 4, 23),
                ZoneId.of("America/New_York"),
                "en",
                "US",
                "main",
                "off-label-1",
                true,
                new EmergencyContact("Anne Milbanke", new Phone("+15550100124")),
                "12 St James's Square",
                new NamedMonitor("Mary Somerville", new Phone("+15550100125"), new EmailAddress("mary@example.org")),
                LifetimeAttempt.NO,
                new PriorTreatment(true, new BigDecimal("560.5")));
    }

    /** Only what must be given. */
    public static Enrolment bare() {
        return new Enrolment(
                "Bob",
                new EmailAddress("bob@example.org"),
                new Phone("+4915550100"),
                null,
                ZoneId.of("Europe/Berlin"),
                "en",
                "DE",
                "main",
                "off-label-1",
                false,
                null);
    }

    /** Somebody with that number, whose address has the number in it. */
    public static Enrolment reachedAt(String number, String country) {
        return new Enrolment(
                "Carol",
                new EmailAddress("of." + number + "@example.org"),
                new Phone(number),
                null,
                ZoneId.of("America/New_York"),
                "en",
                country,
                "main",
                "off-label-1",
                false,
                null);
    }

    /** Ada, who would rather be texted. */
    public static Enrolment ratherTexted() {
        Enrolment ada = ada();
        return new Enrolment(
                ada.name(),
                ada.email(),
                ada.phone(),
                ada.birthDate(),
                ada.zone(),
                ada.language(),
                ada.country(),
                ada.careTeam(),
                ada.consentVersion(),
                ada.drugAtHome(),
                ada.emergencyContact(),
                ada.address(),
                ada.monitor(),
                ada.lifetimeAttempt(),
                ada.priorTreatment(),
                true);
    }
}
