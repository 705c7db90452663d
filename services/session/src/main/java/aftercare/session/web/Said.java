package aftercare.session.web;

import aftercare.kernel.FollowingPeriod;
import aftercare.session.hold.PlacedHold;
import aftercare.session.readiness.Readiness;
import aftercare.session.treatment.CheckIn;
import aftercare.session.treatment.Refusal;
import aftercare.session.treatment.Refusal.CheckInTooOld;
import aftercare.session.treatment.Refusal.Held;
import aftercare.session.treatment.Refusal.MonitorNotThere;
import aftercare.session.treatment.Refusal.NoBaseline;
import aftercare.session.treatment.Refusal.NotCheckedIn;
import aftercare.session.treatment.Refusal.NotCleared;
import aftercare.session.treatment.Refusal.NotFollowed;
import aftercare.session.treatment.Refusal.NotMeasured;
import aftercare.session.treatment.Refusal.NotMeasuredAtFortyMinutes;
import aftercare.session.treatment.Refusal.NotReady;
import aftercare.session.treatment.Refusal.NotSettled;
import aftercare.session.treatment.Refusal.NothingToClear;
import aftercare.session.treatment.Refusal.NothingToCorrect;
import aftercare.session.treatment.Refusal.StillObserved;
import aftercare.session.treatment.Refusal.UnknownPatient;
import aftercare.session.treatment.Refusal.UnknownSession;
import aftercare.session.treatment.Refusal.Unseen;
import aftercare.session.treatment.Refusal.WrongState;
import aftercare.session.vitals.PressureLimits;
import aftercare.session.vitals.Vitals;
import aftercare.web.Clinic;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A refusal in words: what stands in the way, and what to do about it.
 *
 * @param code for programs
 * @param holds that stand in the way, if that is what does
 */
record Said(String code, String title, String detail, List<PlacedHold> holds) {

    /** @param clinic whose zone is used when the patient's is not known */
    static Said of(Refusal refusal, Clinic clinic) {
        return switch (refusal) {
            case UnknownSession r ->
                said("unknown-session", "There is no such session", "There is no session " + r.sessionId() + ".");
            case UnknownPatient r ->
                said(
                        "unknown-patient",
                        "There is no such patient",
                        "There is no enrolled patient " + r.patient()
                                + ". Enrol them first; somebody enrolled a moment ago is known here within seconds.");
            case WrongState r ->
                said(
                        "wrong-state",
                        "The session is " + r.state() + " already",
                        "You cannot " + r.command() + " a session that is " + r.state()
                                + ". Nothing was changed: look at what was recorded for it.");
            case NotCleared r ->
                said(
                        "not-cleared",
                        "The patient is not cleared for treatment",
                        "Patient " + r.patient()
                                + " needs a screening of the last 30 days in which nothing stands in the way, on their"
                                + " page under Patients. Then start again.");
            case NotFollowed r -> notFollowed(r, clinic);
            case NoBaseline r ->
                said(
                        "no-baseline",
                        "The baseline survey is not complete",
                        "Patient " + r.patient()
                                + " answers it by the link in their mail, or here on the clinic's tablet. Then start again.");
            case Held r ->
                new Said(
                        "held",
                        "A hold stops the dose",
                        "Stopped by " + rules(r.stops())
                                + ". Give no dose. A clinician reads the answers of patient " + r.patient()
                                + ", acts, and lifts each hold with a reason on the patient's page.",
                        r.stops());
            case Unseen r ->
                new Said(
                        "unseen",
                        "Look at what was reported first",
                        "Read what " + rules(r.looks())
                                + " found in the answers of patient " + r.patient()
                                + ", tick each as seen, and start again.",
                        r.looks());
            case NotCheckedIn r ->
                said(
                        "not-checked-in",
                        "The patient is not checked in",
                        "Ask patient " + r.patient() + " what must be asked before each dose: press Check in.");
            case CheckInTooOld r ->
                said(
                        "check-in-too-old",
                        "Check the patient in again",
                        "Patient " + r.patient() + " was checked in at " + clinic.time(r.at())
                                + ", and the answers count for " + CheckIn.GOOD_FOR.toHours()
                                + " hours (proposal). Ask again: press Check in.");
            case MonitorNotThere r ->
                said(
                        "monitor-not-there",
                        "Nobody has confirmed to be with the patient",
                        "Wait until the adult who stays with patient " + r.patient()
                                + " confirms by their own link, or call them and record it. It counts for "
                                + CheckIn.GOOD_FOR.toHours() + " hours (proposal).");
            case NotReady r -> notReady(r, r.zone() == null ? clinic.zone() : r.zone());
            case StillObserved r ->
                said(
                        "still-observed",
                        "Keep the patient under observation",
                        "Do not let the patient go before "
                                + Shown.time(r.until(), r.zone() == null ? clinic.zone() : r.zone())
                                + ": 2 hours after the start at least (esketamine REMS; not a ketamine rule).");
            case NotMeasured r ->
                said(
                        "not-measured",
                        "Measure the blood pressure before discharge",
                        "No blood pressure was measured before discharge from session " + r.sessionId()
                                + ", after whatever was measured last. Record it with the phase \"Before discharge\","
                                + " then complete.");
            case NotMeasuredAtFortyMinutes r ->
                said(
                        "not-measured-at-40-minutes",
                        "Say why no blood pressure was measured at 40 minutes",
                        "No blood pressure was measured 40 minutes after the dose in session " + r.sessionId()
                                + ". Record it with the phase \"40 minutes after the dose\" if it was; else write why it is"
                                + " missing, then complete.");
            case NotSettled r ->
                said(
                        "not-settled",
                        r.last().level() == Vitals.Level.RED ? Shown.RED : "Not settled: no discharge",
                        "Blood pressure " + r.last().pressure().text() + " mmHg"
                                + (r.last().symptoms() ? " with symptoms" : "")
                                + ". Do not let the patient go until it is below "
                                + PressureLimits.EPISODE.text()
                                + " without symptoms (proposal). Act, measure again, record it, then complete.");
            case NothingToCorrect r ->
                said(
                        "nothing-to-correct",
                        "Nothing would change",
                        "Session " + r.sessionId() + " is recorded so already. Change what is wrong, then correct it.");
            case NothingToClear r ->
                said(
                        "nothing-to-clear",
                        "There is nothing to clear",
                        "The last check-in of session " + r.sessionId()
                                + " has nothing that a clinician could clear. A stop is not cleared: check in again when"
                                + " what stopped it has changed.");
        };
    }

    private static Said notFollowed(NotFollowed refusal, Clinic clinic) {
        FollowingPeriod standing = refusal.standing();
        String since = " since " + clinic.time(standing.from());
        String until = standing.until() == null ? "" : ", until " + clinic.time(standing.until());
        String what = switch (standing.state()) {
            case FOLLOWED -> "is followed";
            case PAUSED -> "is paused" + since + until;
            case IN_HOSPITAL -> "is in hospital" + since + until;
            case WITHDRAWN -> "took their consent back on " + clinic.time(standing.from());
            case DIED -> "died on " + clinic.time(standing.from());
        };
        String next = standing.state().over()
                ? " If that is a mistake, a clinician records it on their page under Patients, at Following."
                : " When they are back, record it on their page under Patients, at Following. Then start again.";
        return said(
                "not-followed",
                "The patient is not followed now",
                "Patient " + refusal.patient() + " " + what + "." + next);
    }

    private static Said notReady(NotReady refusal, ZoneId zone) {
        Readiness readiness = refusal.readiness();
        String reasons = readiness.reasons().stream()
                .filter(r -> r.effect() == readiness.outcome())
                .map(r -> Shown.reason(r, zone))
                .collect(Collectors.joining(". "));
        return switch (readiness.outcome()) {
            case STOP ->
                said(
                        "stop",
                        "Stop: no dose",
                        reasons + ". Give no dose. When what stops it has changed, check in again. " + Shown.KEEP);
            case WAIT ->
                said(
                        "wait",
                        readiness
                                .readyAt()
                                .map(at -> "Wait until " + Shown.time(at, zone))
                                .orElse("Wait"),
                        reasons + ". " + Shown.KEEP);
            case REVIEW, READY ->
                said(
                        "review",
                        "A clinician reviews the check-in first",
                        reasons + ". Clear it with a reason on the session's page, then start. " + Shown.KEEP);
        };
    }

    private static Said said(String code, String title, String detail) {
        return new Said(code, title, detail, List.of());
    }

    private static String rules(List<PlacedHold> holds) {
        return holds.stream().map(PlacedHold::rule).distinct().collect(Collectors.joining(", "));
    }
}
