package aftercare.session.web;

import aftercare.session.treatment.Route;
import aftercare.session.treatment.Treatment;
import aftercare.session.vitals.BloodPressure;
import aftercare.web.FormErrors;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What was typed to complete a session, as it was typed. Nothing is null: a field that was left out is empty. */
public record CompleteForm(
        String drug,
        String doseMg,
        String route,
        String systolicBefore,
        String diastolicBefore,
        String systolicAfter,
        String diastolicAfter,
        String adviceGiven,
        String fortyMinutesMissing) {
    static final List<String> FIELDS = List.of(
            "drug",
            "doseMg",
            "route",
            "systolicBefore",
            "diastolicBefore",
            "systolicAfter",
            "diastolicAfter",
            "adviceGiven",
            "fortyMinutesMissing");
    /** Generic names of what is given. */
    public static final List<String> DRUGS = List.of("ketamine", "esketamine");

    private static final int LONGEST = 300;
    private static final Pattern DOSE = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,3})?");

    static CompleteForm of(Function<String, @Nullable String> typed) {
        List<String> v = FIELDS.stream().map(f -> Typed.orEmpty(typed.apply(f))).toList();
        return new CompleteForm(
                v.get(0), v.get(1), v.get(2), v.get(3), v.get(4), v.get(5), v.get(6), v.get(7), v.get(8));
    }

    /** The page's first state. */
    static CompleteForm empty() {
        return new CompleteForm(DRUGS.getFirst(), "", "", "", "", "", "", "", "");
    }

    /** What the fields mean; empty when one is faulty, and then {@code errors} says which and what to do. */
    Optional<Treatment> read(FormErrors errors) {
        errors.check(DRUGS.contains(drug), "drug", "Choose what was given, one of: " + String.join(", ", DRUGS));
        Optional<BigDecimal> dose = dose(doseMg, errors);
        Optional<Route> by = Route.of(route);
        errors.check(by.isPresent(), "route", "Choose how it was given: im, iv, sublingual, oral or intranasal");
        @Nullable BloodPressure before = Numbers.pressure(
                "systolicBefore", "diastolicBefore", "before the dose", systolicBefore, diastolicBefore, errors);
        @Nullable BloodPressure after = Numbers.pressure(
                "systolicAfter", "diastolicAfter", "after the dose", systolicAfter, diastolicAfter, errors);
        errors.check(
                adviceGiven.equals("yes"),
                "adviceGiven",
                "Give the patient the advice for the way home, then tick that it was given");
        errors.check(
                fortyMinutesMissing.length() <= LONGEST,
                "fortyMinutesMissing",
                "Write why it was not measured in " + LONGEST + " characters or fewer");
        @Nullable String missing = fortyMinutesMissing.isBlank() ? null : fortyMinutesMissing.strip();
        if (errors.any() || dose.isEmpty() || by.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Treatment(drug, dose.get(), by.get(), before, after, missing));
    }

    /** A dose in milligrams from the field {@code doseMg}; empty when it is faulty, and then {@code errors} says so. */
    static Optional<BigDecimal> dose(String doseMg, FormErrors errors) {
        errors.check(!doseMg.isEmpty(), "doseMg", "Enter the total dose in milligrams");
        if (!DOSE.matcher(doseMg).matches()) {
            errors.add(
                    "doseMg", "Enter the dose as a number of milligrams with at most 3 decimals after a point: 52.5");
            return Optional.empty();
        }
        BigDecimal dose = new BigDecimal(doseMg);
        errors.check(dose.signum() > 0, "doseMg", "Enter a dose above 0 mg. If nothing was given, abort the session")
                .check(
                        dose.compareTo(Treatment.MAX_DOSE_MG) <= 0,
                        "doseMg",
                        "Enter a dose of at most " + Treatment.MAX_DOSE_MG + " mg; check that it is in milligrams");
        return Optional.of(dose);
    }
}
