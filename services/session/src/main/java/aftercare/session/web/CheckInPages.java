package aftercare.session.web;

import aftercare.kernel.ProductClock;
import aftercare.session.hold.ExceptMedicine;
import aftercare.session.hold.PatientView;
import aftercare.session.hold.PatientViews;
import aftercare.session.readiness.Question;
import aftercare.session.treatment.Outcome;
import aftercare.session.treatment.Refusal;
import aftercare.session.treatment.RunSession;
import aftercare.session.treatment.Session;
import aftercare.session.treatment.Sessions;
import aftercare.web.Clinic;
import aftercare.web.FormErrors;
import aftercare.web.Pages;
import aftercare.web.Role;
import aftercare.web.Staff;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which a patient is asked what must be asked before each dose, and the exceptions that stand. */
@Controller
@RequestMapping("/sessions/{id}")
final class CheckInPages {
    private final Pages pages;
    private final Sessions sessions;
    private final PatientViews patients;
    private final RunSession run;
    private final ExceptMedicine except;
    private final ProductClock clock;
    private final Clinic clinic;

    CheckInPages(
            Pages pages,
            Sessions sessions,
            PatientViews patients,
            RunSession run,
            ExceptMedicine except,
            ProductClock clock,
            Clinic clinic) {
        this.pages = pages;
        this.sessions = sessions;
        this.patients = patients;
        this.run = run;
        this.except = except;
        this.clock = clock;
        this.clinic = clinic;
    }

    @GetMapping("/check-in")
    ResponseEntity<String> show(Staff staff, @PathVariable String id) {
        staff.needs(Role.CLINICIAN, Role.COORDINATOR);
        return page(staff, HttpStatus.OK, session(id), null, new FormErrors(), null, new FormErrors(), null);
    }

    @PostMapping("/check-in")
    ResponseEntity<String> checkIn(
            Staff staff, @PathVariable String id, @RequestParam MultiValueMap<String, String> typed) {
        staff.needs(Role.CLINICIAN, Role.COORDINATOR);
        Session session = session(id);
        CheckInForm form = CheckInForm.of(field -> field.equals(Question.CHANGES.id()) && typed.containsKey(field)
                ? String.join(",", typed.get(field))
                : typed.getFirst(field));
        FormErrors errors = new FormErrors();
        Optional<CheckInForm.Said> said = form.read(clock.instant(), zone(session), errors);
        if (said.isEmpty()) {
            return page(staff, HttpStatus.UNPROCESSABLE_CONTENT, session, form, errors, null, new FormErrors(), null);
        }
        return switch (run.checkIn(id, said.get().answers(), said.get().adult(), staff.account())) {
            case Outcome.Done _ -> Pages.seeOther("/sessions/" + id);
            case Outcome.Refused refused
            when refused.refusal() instanceof Refusal.UnknownSession -> throw SessionRest.unknown(id);
            case Outcome.Refused refused ->
                page(
                        staff,
                        HttpStatus.CONFLICT,
                        session,
                        form,
                        errors,
                        null,
                        new FormErrors(),
                        Said.of(refused.refusal(), clinic));
        };
    }

    @PostMapping("/exceptions")
    ResponseEntity<String> make(
            Staff staff, @PathVariable String id, @RequestParam MultiValueMap<String, String> typed) {
        staff.needs(Role.CLINICIAN);
        Session session = session(id);
        ExceptionForm form = ExceptionForm.of(typed::getFirst);
        FormErrors errors = new FormErrors();
        Optional<String> medicine = form.read(errors);
        if (medicine.isEmpty()) {
            return page(staff, HttpStatus.UNPROCESSABLE_CONTENT, session, null, new FormErrors(), form, errors, null);
        }
        except.make(session.plan().patient(), form.rule(), medicine.get(), staff.account());
        return Pages.seeOther("/sessions/" + id + "/check-in");
    }

    @PostMapping("/exceptions/{rule}/end")
    ResponseEntity<String> end(Staff staff, @PathVariable String id, @PathVariable String rule) {
        staff.needs(Role.CLINICIAN);
        except.end(session(id).plan().patient(), rule, staff.account());
        return Pages.seeOther("/sessions/" + id + "/check-in");
    }

    private ResponseEntity<String> page(
            Staff staff,
            HttpStatus status,
            Session session,
            @Nullable CheckInForm typed,
            FormErrors errors,
            @Nullable ExceptionForm exception,
            FormErrors exceptionErrors,
            @Nullable Said refusal) {
        Map<String, Object> model = new HashMap<>();
        model.put("session", session);
        model.put("patient", patient(session));
        model.put("zone", zone(session));
        model.put("form", typed == null ? CheckInForm.of(session, zone(session)) : typed);
        model.put("errors", errors);
        model.put("exception", exception == null ? new ExceptionForm("P01", "") : exception);
        model.put("exceptionErrors", exceptionErrors);
        model.put("refusalTitle", refusal == null ? "" : refusal.title());
        model.put("refusalDetail", refusal == null ? "" : refusal.detail());
        model.put("clinic", clinic);
        model.put("mayExcept", staff.is(Role.CLINICIAN));
        String title = (status == HttpStatus.OK ? "" : "Error: ") + "Check in";
        return pages.staff(status, title, "check_in.jte", model);
    }

    private Session session(String id) {
        return sessions.find(id).orElseThrow(() -> SessionRest.unknown(id));
    }

    private PatientView patient(Session session) {
        String patient = session.plan().patient();
        return patients.find(patient).orElseGet(() -> PatientView.unknown(patient));
    }

    private ZoneId zone(Session session) {
        ZoneId zone = patient(session).zone();
        return zone == null ? clinic.zone() : zone;
    }
}
