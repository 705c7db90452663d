package aftercare.session.web;

import aftercare.session.treatment.RunSession;
import aftercare.web.Clinic;
import aftercare.web.FormErrors;
import aftercare.web.Role;
import aftercare.web.Staff;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Measurements and side effects by REST. */
@RestController
@RequestMapping("/api/sessions/{id}")
final class ObservationRest {
    private final RunSession run;
    private final Clinic clinic;

    ObservationRest(RunSession run, Clinic clinic) {
        this.run = run;
        this.clinic = clinic;
    }

    @PostMapping("/vitals")
    ResponseEntity<?> vitals(Staff staff, @PathVariable String id, @RequestBody JsonNode body) {
        staff.needs(Role.CLINICIAN);
        FormErrors errors = new FormErrors();
        Optional<VitalsForm.Measured> measured =
                VitalsForm.of(Body.read(body, VitalsForm.FIELDS, errors)::get).read(errors);
        errors.orThrow();
        VitalsForm.Measured m = measured.orElseThrow();
        return SessionRest.answer(
                run.measure(
                        id,
                        m.phase(),
                        m.pressure(),
                        m.heartRate(),
                        m.oxygenSaturation(),
                        m.symptoms(),
                        staff.account()),
                clinic);
    }

    /** {@code {"effects": {"FDC-E11": 2}, "other": "..."}}; severities from 1 to 4. */
    @PostMapping("/side-effects")
    ResponseEntity<?> sideEffects(Staff staff, @PathVariable String id, @RequestBody JsonNode body) {
        staff.needs(Role.CLINICIAN);
        FormErrors errors = new FormErrors();
        Optional<SideEffectsForm.Seen> seen = SideEffectsForm.of(Body.read(body, SideEffectsForm.FIELDS, errors)::get)
                .read(errors);
        errors.orThrow();
        SideEffectsForm.Seen s = seen.orElseThrow();
        return SessionRest.answer(run.observe(id, s.severities(), s.other(), staff.account()), clinic);
    }
}
