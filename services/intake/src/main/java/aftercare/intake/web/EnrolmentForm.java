package aftercare.intake.web;

import aftercare.intake.patient.EmailAddress;
import aftercare.intake.patient.EmergencyContact;
import aftercare.intake.patient.Enrolment;
import aftercare.intake.patient.LifetimeAttempt;
import aftercare.intake.patient.NamedMonitor;
import aftercare.intake.patient.Phone;
import aftercare.intake.patient.PriorTreatment;
import aftercare.web.FormErrors;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was typed to enrol somebody, as it was typed; a page shows it again, REST fills it from JSON. Nothing is null: a
 * field that was left out is empty.
 *
 * @param zone one of the offered zones, or {@code other}: then {@code zoneOther} counts; REST gives any zone here
 * @param drugAtHome {@code yes} or {@code no}
 * @param consent {@code yes} when the patient has signed
 * @param consentVersion what they signed
 * @param lifetimeAttempt item 4 of ASQ: {@code yes}, {@code no} or {@code declined}
 * @param priorTreatment {@code yes} or {@code no}: whether the patient had ketamine elsewhere before
 * @param priorDoseMg how much in all, in milligrams
 * @param messagesBy {@code email} or {@code sms}: how the patient would rather be written to; empty: by e-mail
 * @param monitorEmail where the link of the adult who stays goes; empty: they get none
 */
public record EnrolmentForm(
        String name,
        String email,
        String phone,
        String birthDate,
        String zone,
        String zoneOther,
        String language,
        String country,
        String careTeam,
        String drugAtHome,
        String consent,
        String consentVersion,
        String emergencyName,
        String emergencyPhone,
        String address,
        String monitorName,
        String monitorPhone,
        String lifetimeAttempt,
        String priorTreatment,
        String priorDoseMg,
        String monitorEmail,
        String messagesBy) {
    /** The fields' names, in the order of the form. */
    static final List<String> FIELDS = List.of(
            "name",
            "email",
            "phone",
            "birthDate",
            "zone",
            "zoneOther",
            "language",
            "country",
            "careTeam",
            "drugAtHome",
            "consent",
            "consentVersion",
            "emergencyName",
            "emergencyPhone",
            "address",
            "monitorName",
            "monitorPhone",
            "lifetimeAttempt",
            "priorTreatment",
            "priorDoseMg",
            "monitorEmail",
            "messagesBy");

    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_ADDRESS = 300;
    private static final BigDecimal MOST_MG = new BigDecimal(1_000_000);
    private static final Pattern DOSE = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,3})?");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    /** @param typed the value of a field by its name, or null */
    static EnrolmentForm of(Function<String, @Nullable String> typed) {
        List<String> v =
                FIELDS.stream().map(f -> orEmpty(typed.apply(f)).strip()).toList();
        return new EnrolmentForm(
                v.get(0), v.get(1), v.get(2), v.get(3), v.get(4), v.get(5), v.get(6), v.get(7), v.get(8), v.get(9),
                v.get(10), v.get(11), v.get(12), v.get(13), v.get(14), v.get(15), v.get(16), v.get(17), v.get(18),
                v.get(19), v.get(20), v.get(21));
    }

    private static String orEmpty(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    /** What the fields mean; empty when one is faulty, and then {@code errors} says which and what to do. */
    Optional<Enrolment> read(EnrolmentChoices choices, LocalDate today, FormErrors errors) {
        checkName("name", name, "Enter the patient's full name", errors);
        Optional<EmailAddress> mail = EmailAddress.parse(email);
        errors.check(!email.isEmpty(), "email", "Enter the patient's e-mail address")
                .check(mail.isPresent(), "email", "Enter an e-mail address in the form name@example.org");
        Optional<Phone> number = Phone.parse(phone);
        errors.check(!phone.isEmpty(), "phone", "Enter the patient's phone number")
                .check(number.isPresent(), "phone", phoneHint());
        errors.check(
                        Set.of("", "email", "sms").contains(messagesBy),
                        "messagesBy",
                        "Choose how the patient would rather be written to, email or sms, or leave it out")
                .check(
                        choices.texts() || !messagesBy.equals("sms"),
                        "messagesBy",
                        "Choose e-mail: this clinic sends no text messages");
        @Nullable LocalDate born = birthDate(today, errors);
        Optional<ZoneId> livesIn = wallClock().read(errors);
        errors.check(
                choices.languages().containsKey(language),
                "language",
                "Choose the language to ask in, one of: "
                        + String.join(", ", choices.languages().keySet()));
        errors.check(
                COUNTRIES.contains(country),
                "country",
                "Choose the country the patient lives in, as ISO 3166 writes it in two capital letters: US");
        errors.check(
                choices.careTeams().contains(careTeam),
                "careTeam",
                "Choose the care team, one of: " + String.join(", ", choices.careTeams()));
        errors.check(
                drugAtHome.equals("yes") || drugAtHome.equals("no"),
                "drugAtHome",
                "Select whether the drug is kept at the patient's home, yes or no");
        errors.check(
                consent.equals("yes"),
                "consent",
                "Tick that the patient has signed the informed consent; without it nobody can be enrolled");
        errors.check(
                choices.consentVersion().equals(consentVersion),
                "consentVersion",
                "Have the patient sign the version in use, which says that the use is off label: "
                        + choices.consentVersion());
        @Nullable EmergencyContact emergency = emergency(errors);
        errors.check(
                address.length() <= LONGEST_ADDRESS,
                "address",
                "Enter an address of at most " + LONGEST_ADDRESS + " characters");
        @Nullable NamedMonitor monitor = monitor(errors);
        Optional<LifetimeAttempt> attempt = LifetimeAttempt.of(lifetimeAttempt);
        errors.check(
                lifetimeAttempt.isEmpty() || attempt.isPresent(),
                "lifetimeAttempt",
                "Select what the patient said, yes, no or declined, or leave it out");
        @Nullable PriorTreatment prior = priorTreatment(errors);
        if (errors.any() || mail.isEmpty() || number.isEmpty() || livesIn.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Enrolment(
                name,
                mail.get(),
                number.get(),
                born,
                livesIn.get(),
                language,
                country,
                careTeam,
                consentVersion,
                drugAtHome.equals("yes"),
                emergency,
                address.isEmpty() ? null : address,
                monitor,
                attempt.orElse(null),
                prior,
                messagesBy.equals("sms")));
    }

    private static void checkName(String field, String typed, String ask, FormErrors errors) {
        errors.check(!typed.isEmpty(), field, ask)
                .check(typed.length() <= LONGEST_NAME, field, "Enter a name of at most " + LONGEST_NAME + " characters")
                .check(
                        typed.chars().noneMatch(Character::isISOControl),
                        field,
                        "Enter the name on one line, without tabs or line breaks");
    }

    private static String phoneHint() {
        return "Enter a phone number with its country code, 8 to 15 digits after the plus: +1 555 010 0123";
    }

    private @Nullable LocalDate birthDate(LocalDate today, FormErrors errors) {
        if (birthDate.isEmpty()) {
            return null;
        }
        try {
            LocalDate born = LocalDate.parse(birthDate);
            errors.check(!born.isAfter(today), "birthDate", "Enter a date of birth that is not in the future")
                    .check(
                            born.isAfter(today.minusYears(130)),
                            "birthDate",
                            "Enter a date of birth of the last 130 years");
            return born;
        } catch (DateTimeException e) {
            errors.add("birthDate", "Enter a date of birth that exists, as year-month-day: 1985-04-23");
            return null;
        }
    }

    private @Nullable EmergencyContact emergency(FormErrors errors) {
        if (emergencyName.isEmpty() && emergencyPhone.isEmpty()) {
            return null;
        }
        checkName("emergencyName", emergencyName, "Enter the emergency contact's name, or clear their phone", errors);
        Optional<Phone> number = Phone.parse(emergencyPhone);
        errors.check(
                        !emergencyPhone.isEmpty(),
                        "emergencyPhone",
                        "Enter the emergency contact's phone number, or clear their name")
                .check(number.isPresent(), "emergencyPhone", phoneHint());
        return number.map(n -> new EmergencyContact(emergencyName, n)).orElse(null);
    }

    private @Nullable NamedMonitor monitor(FormErrors errors) {
        if (monitorName.isEmpty() && monitorPhone.isEmpty() && monitorEmail.isEmpty()) {
            return null;
        }
        checkName("monitorName", monitorName, "Enter the name of the adult who stays, or clear their phone", errors);
        Optional<Phone> number = Phone.parse(monitorPhone);
        errors.check(
                        !monitorPhone.isEmpty(),
                        "monitorPhone",
                        "Enter the phone number of the adult who stays, or clear their name")
                .check(number.isPresent(), "monitorPhone", phoneHint());
        Optional<EmailAddress> mail = EmailAddress.parse(monitorEmail);
        errors.check(
                        monitorEmail.isEmpty() || mail.isPresent(),
                        "monitorEmail",
                        "Enter an e-mail address in the form name@example.org, or leave it out")
                .check(
                        mail.isEmpty() || !monitorEmail.equalsIgnoreCase(email),
                        "monitorEmail",
                        "Enter the monitor's own address, not the patient's: their answers are kept apart");
        return number.map(n -> new NamedMonitor(monitorName, n, mail.orElse(null)))
                .orElse(null);
    }

    private @Nullable PriorTreatment priorTreatment(FormErrors errors) {
        errors.check(
                        Set.of("", "yes", "no").contains(priorTreatment),
                        "priorTreatment",
                        "Select whether the patient had ketamine elsewhere before, yes or no, or leave it out")
                .check(
                        priorDoseMg.isEmpty() || priorTreatment.equals("yes"),
                        "priorTreatment",
                        "Select yes for ketamine elsewhere before, or clear the dose");
        @Nullable BigDecimal dose = priorDoseMg.isEmpty() ? null : dose(errors);
        return priorTreatment.isEmpty() ? null : new PriorTreatment(priorTreatment.equals("yes"), dose);
    }

    private @Nullable BigDecimal dose(FormErrors errors) {
        Optional<BigDecimal> mg =
                DOSE.matcher(priorDoseMg).matches() ? Optional.of(new BigDecimal(priorDoseMg)) : Optional.empty();
        errors.check(
                mg.filter(dose -> dose.signum() > 0 && dose.compareTo(MOST_MG) <= 0)
                        .isPresent(),
                "priorDoseMg",
                "Enter the dose so far in milligrams, more than 0 and at most 1000000: 560");
        return mg.orElse(null);
    }

    /** The time zone alone. */
    public ZoneForm wallClock() {
        return new ZoneForm(zone, zoneOther);
    }

    /**
     * Everything typed, in one order, to tell a repetition from another request. Fields that came later add nothing when they
     * are empty, so that a request of before them is still known.
     */
    String canonical() {
        return Stream.of(
                                name,
                                email,
                                phone,
                                birthDate,
                                zone,
                                zoneOther,
                                language,
                                country,
                                careTeam,
                                drugAtHome,
                                consent,
                                consentVersion,
                                emergencyName,
                                emergencyPhone)
                        .map(value -> value.length() + ":" + value)
                        .reduce("", String::concat)
                + Stream.of(address, monitorName, monitorPhone, lifetimeAttempt, priorTreatment, priorDoseMg)
                        .map(value -> value.length() + ":" + value)
                        .reduce("", String::concat)
                        .replaceAll("^(0:)+$", "")
                + (monitorEmail.isEmpty() ? "" : "monitor " + monitorEmail)
                + (messagesBy.isEmpty() ? "" : "by " + messagesBy);
    }

    @Override
    public String toString() {
        return "EnrolmentForm[hidden]";
    }
}
