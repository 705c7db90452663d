package aftercare.session.web;

import aftercare.kernel.ProductClock;
import aftercare.session.hold.ExceptMedicine;
import aftercare.session.hold.PatientView;
import aftercare.session.hold.PatientViews;
import aftercare.session.readiness.Question;
import aftercare.session.readiness.StandingException;
import aftercare.session.treatment.RunSession;
import aftercare.session.treatment.Session;
import aftercare.session.treatment.Sessions;
import aftercare.web.Clinic;
import aftercare.web.FormErrors;
import aftercare.web.Role;
import aftercare.web.Staff;
import java.time.ZoneId;
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

/** Check-ins, their review and standing exceptions by REST. */
@RestController
@RequestMapping("/api/sessions/{id}")
final class CheckInRest {
    private final Sessions sessions;
    private final PatientViews patients;
    private final RunSession run;
    private final ExceptMedicine except;
    private final ProductClock clock;
    private final Clinic clinic;

    CheckInRest(
            Sessions sessions,
            PatientViews patients,
            RunSession run,
            ExceptMedicine except,
            ProductClock clock,
            Clinic clinic) {
        this.sessions = sessions;
        this.patients = patients;
        this.run = run;
        this.except = except;
        this.clock = clock;
        this.clinic = clinic;
    }

    /** Each field is a question's id; PRE-02 is a list of codes; a time is an instant with an offset, none or declined. */
    @PostMapping("/check-ins")
    ResponseEntity<?> checkIn(Staff staff, @PathVariable String id, @RequestBody JsonNode body) {
        staff.needs(Role.CLINICIAN, Role.COORDINATOR);
        PatientView patient = patient(id);
        ZoneId zone = patient.zone() == null ? clinic.zone() : patient.zone();
        FormErrors errors = new FormErrors();
        Map<String, String> typed = Body.read(body, CheckInForm.FIELDS, List.of(Question.CHANGES.id()), errors);
        Optional<CheckInForm.Said> said = CheckInForm.of(typed::get).read(clock.instant(), zone, errors);
        errors.orThrow();
        CheckInForm.Said answers = said.orElseThrow();
        return SessionRest.answer(run.checkIn(id, answers.answers(), answers.adult(), staff.account()), clinic);
    }

    /** {@code {"reason": "..."}} clears what needs a review in the last check-in. */
    @PostMapping("/review")
    ResponseEntity<?> review(Staff staff, @PathVariable String id, @RequestBody JsonNode body) {
        staff.needs(Role.CLINICIAN);
        FormErrors errors = new FormErrors();
        Map<String, String> typed = Body.read(body, List.of("reason"), errors);
        Optional<String> reason = Typed.line("reason", "why the session may go on", typed.get("reason"), errors);
        errors.orThrow();
        return SessionRest.answer(run.clearReview(id, reason.orElseThrow(), staff.account()), clinic);
    }

    /** Makes a standing exception for the patient of the session. */
    @PostMapping("/exceptions")
    Map<String, List<StandingException>> make(Staff staff, @PathVariable String id, @RequestBody JsonNode body) {
        staff.needs(Role.CLINICIAN);
        FormErrors errors = new FormErrors();
        ExceptionForm form = ExceptionForm.of(Body.read(body, ExceptionForm.FIELDS, errors)::get);
        Optional<String> medicine = form.read(errors);
        errors.orThrow();
        except.make(patient(id).id(), form.rule(), medicine.orElseThrow(), staff.account());
        return Map.of("exceptions", patient(id).exceptions());
    }

    @PostMapping("/exceptions/{rule}/end")
    Map<String, List<StandingException>> end(Staff staff, @PathVariable String id, @PathVariable String rule) {
        staff.needs(Role.CLINICIAN);
        except.end(patient(id).id(), rule, staff.account());
        return Map.of("exceptions", patient(id).exceptions());
    }

    private PatientView patient(String sessionId) {
        Session session = sessions.find(sessionId).orElseThrow(() -> SessionRest.unknown(sessionId));
        String patient = session.plan().patient();
        return patients.find(patient).orElseGet(() -> PatientView.unknown(patient));
    }
}
