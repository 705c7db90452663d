package aftercare.session.web;

import aftercare.session.readiness.Answers;
import aftercare.session.readiness.Coded;
import aftercare.session.readiness.Reason;
import aftercare.session.readiness.Reply;
import aftercare.session.readiness.Sedative;
import aftercare.session.treatment.AbortReason;
import aftercare.session.treatment.Route;
import aftercare.session.vitals.BloodPressure;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Choices and values as pages show them. */
public final class Shown {
    /** What is said wherever a medicine stands in the way (clinical reference). */
    public static final String KEEP = "Do not stop a prescribed medicine without asking us.";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm", Locale.ENGLISH);

    private Shown() {}

    /** The instant by a patient's clock, with the zone's name: {@code Mon 23 Nov 2026, 14:05 (America/Chicago)}. */
    public static String time(Instant at, ZoneId zone) {
        return TIME.format(at.atZone(zone)) + " (" + zone + ")";
    }

    /** A reason with its rule and, for a wait, its end by the patient's clock. */
    public static String reason(Reason reason, ZoneId zone) {
        Instant until = reason.until();
        return reason.text() + (until == null ? "" : ": wait until " + time(until, zone)) + " [" + reason.rule() + "]";
    }

    /** Options of a question. */
    public static Map<String, String> options(List<? extends Coded> options) {
        Map<String, String> shown = new LinkedHashMap<>();
        options.forEach(option -> shown.put(option.code(), option.label()));
        return shown;
    }

    /** Options of PRE-01, whose "no" is also "this does not apply to me". */
    public static Map<String, String> pregnancy() {
        Map<String, String> shown = options(Answers.PREGNANCY);
        shown.put(Reply.NO.code(), "No, or this does not apply to me");
        return shown;
    }

    public static Map<String, String> adult() {
        Map<String, String> shown = options(Answers.ADULT);
        shown.put(Reply.YES.code(), "An adult stays with me, named below");
        shown.put(Reply.NO.code(), "No one");
        return shown;
    }

    public static Map<String, String> sedatives() {
        Map<String, String> shown = choose();
        shown.putAll(options(List.of(Sedative.values())));
        return shown;
    }

    /** What a clinician may make a standing exception of. */
    public static Map<String, String> exceptionRules() {
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("P01", "A benzodiazepine (P01)");
        shown.put("P02", "A stimulant (P02)");
        return shown;
    }

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
