package aftercare.session.web;

import aftercare.kernel.ProductClock;
import aftercare.session.treatment.CorrectSession;
import aftercare.session.treatment.Outcome;
import aftercare.session.treatment.Refusal;
import aftercare.session.treatment.Session;
import aftercare.session.treatment.Session.Completed;
import aftercare.session.treatment.Sessions;
import aftercare.web.Clinic;
import aftercare.web.FormErrors;
import aftercare.web.Role;
import aftercare.web.Staff;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Corrections by REST. */
@RestController
@RequestMapping("/api/sessions/{id}")
final class CorrectionRest {
    private final Sessions sessions;
    private final CorrectSession correct;
    private final ProductClock clock;
    private final Clinic clinic;

    CorrectionRest(Sessions sessions, CorrectSession correct, ProductClock clock, Clinic clinic) {
        this.sessions = sessions;
        this.correct = correct;
        this.clock = clock;
        this.clinic = clinic;
    }

    /** All fields, right ones and corrected ones. */
    @PostMapping("/correct")
    ResponseEntity<?> correct(Staff staff, @PathVariable String id, @RequestBody JsonNode body) {
        staff.needs(Role.CLINICIAN);
        Session session = sessions.find(id).orElseThrow(() -> SessionRest.unknown(id));
        if (!(session instanceof Completed completed)) {
            return SessionRest.answer(new Outcome.Refused(new Refusal.WrongState("correct", session.state())), clinic);
        }
        FormErrors errors = new FormErrors();
        Optional<CorrectForm.Right> right = CorrectForm.of(Body.read(body, CorrectForm.FIELDS, errors)::get)
                .read(completed, clock.instant(), clinic.zone(), errors);
        errors.orThrow();
        CorrectForm.Right r = right.orElseThrow();
        return SessionRest.answer(
                correct.correct(id, r.treatment(), r.startedAt(), r.completedAt(), r.reason(), staff.account()),
                clinic);
    }

    /** {@code {"reason": "..."}}. */
    @PostMapping("/void")
    ResponseEntity<?> voidIt(Staff staff, @PathVariable String id, @RequestBody JsonNode body) {
        staff.needs(Role.CLINICIAN);
        FormErrors errors = new FormErrors();
        Map<String, String> typed = Body.read(body, List.of("reason"), errors);
        Optional<String> reason =
                Typed.line("reason", "why the session counts for nothing", typed.get("reason"), errors);
        errors.orThrow();
        return SessionRest.answer(correct.voidIt(id, reason.orElseThrow(), staff.account()), clinic);
    }
}
