package aftercare.session.web;

import aftercare.session.vitals.BloodPressure;
import aftercare.session.vitals.Phase;
import aftercare.session.vitals.Vitals;
import aftercare.web.FormErrors;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was typed to record a measurement, as it was typed. Nothing is null: a field that was left out is empty. */
public record VitalsForm(
        String phase, String systolic, String diastolic, String heartRate, String oxygenSaturation, String symptoms) {
    static final List<String> FIELDS =
            List.of("phase", "systolic", "diastolic", "heartRate", "oxygenSaturation", "symptoms");

    static VitalsForm of(Function<String, @Nullable String> typed) {
        List<String> v = FIELDS.stream().map(f -> Typed.orEmpty(typed.apply(f))).toList();
        return new VitalsForm(v.get(0), v.get(1), v.get(2), v.get(3), v.get(4), v.get(5));
    }

    /** The page's first state. */
    static VitalsForm empty() {
        return new VitalsForm("", "", "", "", "", "");
    }

    /** What the fields mean. */
    record Measured(
            Phase phase,
            BloodPressure pressure,
            @Nullable Integer heartRate,
            @Nullable Integer oxygenSaturation,
            boolean symptoms) {}

    /** Empty when a field is faulty, and then {@code errors} says which and what to do. */
    Optional<Measured> read(FormErrors errors) {
        Optional<Phase> when = Phase.of(phase);
        errors.check(
                when.isPresent(),
                "phase",
                "Select when it was measured, one of: "
                        + Arrays.stream(Phase.values()).map(Phase::code).collect(Collectors.joining(", ")));
        errors.check(!systolic.isEmpty() || !diastolic.isEmpty(), "systolic", "Enter the blood pressure");
        @Nullable BloodPressure pressure = Numbers.pressure(
                "systolic",
                "diastolic",
                when.map(p -> "measured " + p.label().toLowerCase(Locale.ROOT)).orElse("measured"),
                systolic,
                diastolic,
                errors);
        @Nullable Integer rate = heartRate.isEmpty()
                ? null
                : Numbers.whole(
                        "heartRate",
                        "the heart rate per minute",
                        heartRate,
                        Vitals.HEART_RATE_MIN,
                        Vitals.HEART_RATE_MAX,
                        errors);
        @Nullable Integer saturation = oxygenSaturation.isEmpty()
                ? null
                : Numbers.whole(
                        "oxygenSaturation",
                        "the oxygen saturation in percent",
                        oxygenSaturation,
                        Vitals.SATURATION_MIN,
                        Vitals.SATURATION_MAX,
                        errors);
        errors.check(
                symptoms.equals("yes") || symptoms.equals("no"),
                "symptoms",
                "Select whether the patient has symptoms, yes or no");
        return errors.any() || pressure == null
                ? Optional.empty()
                : when.map(p -> new Measured(p, pressure, rate, saturation, symptoms.equals("yes")));
    }
}
