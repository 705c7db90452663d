package aftercare.session.web;

import aftercare.session.vitals.BloodPressure;
import aftercare.web.FormErrors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Measured numbers as they are typed. */
final class Numbers {
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,4}");

    private Numbers() {}

    /**
     * A blood pressure; null when both fields are empty, or when one is faulty, and then {@code errors} says which.
     *
     * @param when it was measured, such as {@code before the dose}
     */
    static @Nullable BloodPressure pressure(
            String upper, String lower, String when, String systolic, String diastolic, FormErrors errors) {
        if (systolic.isEmpty() && diastolic.isEmpty()) {
            return null;
        }
        @Nullable Integer high = whole(
                upper,
                "the upper blood pressure value " + when,
                systolic,
                BloodPressure.SYSTOLIC_MIN,
                BloodPressure.SYSTOLIC_MAX,
                errors);
        @Nullable Integer low = whole(
                lower,
                "the lower blood pressure value " + when,
                diastolic,
                BloodPressure.DIASTOLIC_MIN,
                BloodPressure.DIASTOLIC_MAX,
                errors);
        if (high == null || low == null) {
            return null;
        }
        if (low >= high) {
            errors.add(lower, "Enter a lower blood pressure value below the upper one, " + high);
            return null;
        }
        return new BloodPressure(high, low);
    }

    /**
     * A whole number; null when it is none, and then {@code errors} says so.
     *
     * @param what is measured, such as {@code the heart rate}
     */
    static @Nullable Integer whole(String field, String what, String typed, int min, int max, FormErrors errors) {
        String ask = "Enter " + what + " as a whole number from " + min + " to " + max;
        if (!WHOLE.matcher(typed).matches()) {
            errors.add(field, ask);
            return null;
        }
        int value = Integer.parseInt(typed);
        errors.check(value >= min && value <= max, field, ask);
        return value >= min && value <= max ? value : null;
    }
}
