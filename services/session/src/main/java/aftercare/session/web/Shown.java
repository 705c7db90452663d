package aftercare.session.web;

import aftercare.session.readiness.Answers;
import aftercare.session.readiness.Coded;
import aftercare.session.readiness.Reason;
import aftercare.session.readiness.Reply;
import aftercare.session.readiness.Sedative;
import aftercare.session.treatment.AbortReason;
import aftercare.session.treatment.Route;
import aftercare.session.vitals.BloodPressure;
import aftercare.session.vitals.Phase;
import aftercare.session.vitals.SideEffect;
import aftercare.session.vitals.Vitals;
import java.time.Duration;
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
    /** After the dose, when the REMS form asks for a blood pressure (checklist P08). */
    public static final Duration FORTY_MINUTES = Duration.ofMinutes(40);

    /** What is said wherever a medicine stands in the way (clinical reference). */
    public static final String KEEP = "Do not stop a prescribed medicine without asking us.";

    /** What the page says at 180/120 or more with symptoms. */
    public static final String RED = "Red: this may be an emergency. Act now, and call the emergency services";

    /** The advice for the way home (checklist A01, and PRE-00 of the own-worded instruments). */
    public static final String ADVICE =
            "You cannot drive, cycle or use dangerous machines until you have had a full night's sleep.";

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

    /** When a measurement can be recorded now. */
    public static Map<String, String> phases(boolean started) {
        Map<String, String> shown = new LinkedHashMap<>();
        for (Phase phase : Phase.values()) {
            if (started != (phase == Phase.BEFORE)) {
                shown.put(phase.code(), phase.label());
            }
        }
        return shown;
    }

    public static Map<String, String> yesNo() {
        return options(List.of(Reply.NO, Reply.YES));
    }

    /** How bad a side effect is: the scale SEV, with nothing for one that is not there. */
    public static Map<String, String> severities() {
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("", "No");
        shown.put("1", "A little");
        shown.put("2", "Medium");
        shown.put("3", "Bad");
        shown.put("4", "Very bad");
        return shown;
    }

    /** Such as {@code FDC-E12 Throwing up (Bad)}. */
    public static String effect(SideEffect effect, int severity) {
        return effect.id() + " " + effect.label() + " (" + severities().get(Integer.toString(severity)) + ")";
    }

    /** A measurement in words. */
    public static String vitals(Vitals v) {
        return v.pressure().text() + " mmHg"
                + (v.heartRate() == null ? "" : ", heart rate " + v.heartRate() + "/min")
                + (v.oxygenSaturation() == null ? "" : ", oxygen saturation " + v.oxygenSaturation() + " %")
                + (v.symptoms() ? ", with symptoms" : "");
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
        for (AbortReason reason : AbortReason.offered()) {
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
