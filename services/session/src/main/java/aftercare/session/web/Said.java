package aftercare.session.web;

import aftercare.session.hold.PlacedHold;
import aftercare.session.treatment.Refusal;
import aftercare.session.treatment.Refusal.Held;
import aftercare.session.treatment.Refusal.NoBaseline;
import aftercare.session.treatment.Refusal.NotCleared;
import aftercare.session.treatment.Refusal.UnknownPatient;
import aftercare.session.treatment.Refusal.UnknownSession;
import aftercare.session.treatment.Refusal.Unseen;
import aftercare.session.treatment.Refusal.WrongState;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A refusal in words: what stands in the way, and what to do about it.
 *
 * @param code for programs
 * @param holds that stand in the way, if that is what does
 */
record Said(String code, String title, String detail, List<PlacedHold> holds) {

    static Said of(Refusal refusal) {
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
        };
    }

    private static Said said(String code, String title, String detail) {
        return new Said(code, title, detail, List.of());
    }

    private static String rules(List<PlacedHold> holds) {
        return holds.stream().map(PlacedHold::rule).distinct().collect(Collectors.joining(", "));
    }
}
