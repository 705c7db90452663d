package aftercare.session.web;

import aftercare.session.treatment.AbortReason;
import aftercare.session.treatment.Route;
import aftercare.session.vitals.BloodPressure;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Choices and values as pages show them. */
public final class Shown {
    private Shown() {}

    public static Map<String, String> drugs() {
        Map<String, String> drugs = new LinkedHashMap<>();
        CompleteForm.DRUGS.forEach(drug -> drugs.put(drug, drug));
        return drugs;
    }

    public static Map<String, String> routes() {
        Map<String, String> routes = choose();
        for (Route route : Route.values()) {
            routes.put(route.code(), route.label());
        }
        return routes;
    }

    public static Map<String, String> reasons() {
        Map<String, String> reasons = choose();
        for (AbortReason reason : AbortReason.values()) {
            reasons.put(reason.code(), reason.label());
        }
        return reasons;
    }

    private static Map<String, String> choose() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("", "Choose");
        return options;
    }

    public static String pressure(@Nullable BloodPressure pressure) {
        return pressure == null ? "not measured" : pressure.systolic() + "/" + pressure.diastolic() + " mmHg";
    }
}
