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
import aftercare.web.Pages;
import aftercare.web.Role;
import aftercare.web.Staff;
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

/** The page on which a session that is over is corrected or voided. */
@Controller
@RequestMapping("/sessions/{id}")
final class CorrectionPages {
    private final Pages pages;
    private final Sessions sessions;
    private final CorrectSession correct;
    private final ProductClock clock;
    private final Clinic clinic;

    CorrectionPages(Pages pages, Sessions sessions, CorrectSession correct, ProductClock clock, Clinic clinic) {
        this.pages = pages;
        this.sessions = sessions;
        this.correct = correct;
        this.clock = clock;
        this.clinic = clinic;
    }

    @GetMapping("/correct")
    ResponseEntity<String> show(Staff staff, @PathVariable String id) {
        staff.needs(Role.CLINICIAN);
        return page(HttpStatus.OK, session(id), null, new FormErrors(), "", new FormErrors(), null);
    }

    @PostMapping("/correct")
    ResponseEntity<String> correct(
            Staff staff, @PathVariable String id, @RequestParam MultiValueMap<String, String> typed) {
        staff.needs(Role.CLINICIAN);
        Session session = session(id);
        CorrectForm form = CorrectForm.of(typed::getFirst);
        if (!(session instanceof Completed completed)) {
            Said no = Said.of(new Refusal.WrongState("correct", session.state()), clinic);
            return page(HttpStatus.CONFLICT, session, form, new FormErrors(), "", new FormErrors(), no);
        }
        FormErrors errors = new FormErrors();
        Optional<CorrectForm.Right> right = form.read(completed, clock.instant(), clinic.zone(), errors);
        if (right.isEmpty()) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, session, form, errors, "", new FormErrors(), null);
        }
        CorrectForm.Right r = right.get();
        return done(
                session,
                correct.correct(id, r.treatment(), r.startedAt(), r.completedAt(), r.reason(), staff.account()),
                form,
                "");
    }

    @PostMapping("/void")
    ResponseEntity<String> voidIt(
            Staff staff, @PathVariable String id, @RequestParam(name = "why", defaultValue = "") String why) {
        staff.needs(Role.CLINICIAN);
        Session session = session(id);
        FormErrors errors = new FormErrors();
        Optional<String> reason = Typed.line("why", "why the session counts for nothing", why, errors);
        return reason.isEmpty()
                ? page(HttpStatus.UNPROCESSABLE_CONTENT, session, null, new FormErrors(), why, errors, null)
                : done(session, correct.voidIt(id, reason.get(), staff.account()), null, why);
    }

    private ResponseEntity<String> done(Session session, Outcome outcome, @Nullable CorrectForm form, String why) {
        return switch (outcome) {
            case Outcome.Done _ -> Pages.seeOther("/sessions/" + session.plan().sessionId());
            case Outcome.Refused refused ->
                page(
                        HttpStatus.CONFLICT,
                        session,
                        form,
                        new FormErrors(),
                        why,
                        new FormErrors(),
                        Said.of(refused.refusal(), clinic));
        };
    }

    private ResponseEntity<String> page(
            HttpStatus status,
            Session session,
            @Nullable CorrectForm form,
            FormErrors errors,
            String why,
            FormErrors voidErrors,
            @Nullable Said refusal) {
        Map<String, Object> model = new HashMap<>();
        model.put("session", session);
        model.put("form", form == null ? shown(session) : form);
        model.put("errors", errors);
        model.put("why", why);
        model.put("voidErrors", voidErrors);
        model.put("refusalTitle", refusal == null ? "" : refusal.title());
        model.put("refusalDetail", refusal == null ? "" : refusal.detail());
        model.put("clinic", clinic);
        String title = (status == HttpStatus.OK ? "" : "Error: ") + "Correct a session";
        return pages.staff(status, title, "correct.jte", model);
    }

    private CorrectForm shown(Session session) {
        return session instanceof Completed completed
                ? CorrectForm.of(completed, clinic.zone())
                : new CorrectForm("", "", "", "", "", "");
    }

    private Session session(String id) {
        return sessions.find(id).orElseThrow(() -> SessionRest.unknown(id));
    }
}
