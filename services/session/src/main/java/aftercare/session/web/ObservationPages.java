package aftercare.session.web;

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

/** The page on which measurements and side effects are written down. */
@Controller
@RequestMapping("/sessions/{id}")
final class ObservationPages {
    private final Pages pages;
    private final Sessions sessions;
    private final RunSession run;
    private final Clinic clinic;

    ObservationPages(Pages pages, Sessions sessions, RunSession run, Clinic clinic) {
        this.pages = pages;
        this.sessions = sessions;
        this.run = run;
        this.clinic = clinic;
    }

    @GetMapping("/observations")
    ResponseEntity<String> show(Staff staff, @PathVariable String id) {
        staff.needs(Role.CLINICIAN);
        return page(HttpStatus.OK, id, null, new FormErrors(), null, new FormErrors(), null);
    }

    @PostMapping("/vitals")
    ResponseEntity<String> vitals(
            Staff staff, @PathVariable String id, @RequestParam MultiValueMap<String, String> typed) {
        staff.needs(Role.CLINICIAN);
        VitalsForm form = VitalsForm.of(typed::getFirst);
        FormErrors errors = new FormErrors();
        Optional<VitalsForm.Measured> measured = form.read(errors);
        if (measured.isEmpty()) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, id, form, errors, null, new FormErrors(), null);
        }
        VitalsForm.Measured m = measured.get();
        Outcome outcome = run.measure(
                id, m.phase(), m.pressure(), m.heartRate(), m.oxygenSaturation(), m.symptoms(), staff.account());
        return done(id, outcome, form, null);
    }

    @PostMapping("/side-effects")
    ResponseEntity<String> sideEffects(
            Staff staff, @PathVariable String id, @RequestParam MultiValueMap<String, String> typed) {
        staff.needs(Role.CLINICIAN);
        SideEffectsForm form = SideEffectsForm.of(typed::getFirst);
        FormErrors errors = new FormErrors();
        Optional<SideEffectsForm.Seen> seen = form.read(errors);
        if (seen.isEmpty()) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, id, null, new FormErrors(), form, errors, null);
        }
        return done(id, run.observe(id, seen.get().severities(), seen.get().other(), staff.account()), null, form);
    }

    private ResponseEntity<String> done(
            String id, Outcome outcome, @Nullable VitalsForm vitals, @Nullable SideEffectsForm effects) {
        return switch (outcome) {
            case Outcome.Done _ -> Pages.seeOther("/sessions/" + id);
            case Outcome.Refused refused
            when refused.refusal() instanceof Refusal.UnknownSession -> throw SessionRest.unknown(id);
            case Outcome.Refused refused ->
                page(
                        HttpStatus.CONFLICT,
                        id,
                        vitals,
                        new FormErrors(),
                        effects,
                        new FormErrors(),
                        Said.of(refused.refusal(), clinic));
        };
    }

    private ResponseEntity<String> page(
            HttpStatus status,
            String id,
            @Nullable VitalsForm vitals,
            FormErrors vitalsErrors,
            @Nullable SideEffectsForm effects,
            FormErrors effectsErrors,
            @Nullable Said refusal) {
        Session session = sessions.find(id).orElseThrow(() -> SessionRest.unknown(id));
        Map<String, Object> model = new HashMap<>();
        model.put("session", session);
        model.put("vitals", vitals == null ? VitalsForm.empty() : vitals);
        model.put("vitalsErrors", vitalsErrors);
        model.put("effects", effects == null ? new SideEffectsForm(Map.of()) : effects);
        model.put("effectsErrors", effectsErrors);
        model.put("refusalTitle", refusal == null ? "" : refusal.title());
        model.put("refusalDetail", refusal == null ? "" : refusal.detail());
        model.put("clinic", clinic);
        String title = (status == HttpStatus.OK ? "" : "Error: ") + "Vitals and side effects";
        return pages.staff(status, title, "observations.jte", model);
    }
}
