package aftercare.intake.web;

import aftercare.intake.patient.ChangeFollowing;
import aftercare.intake.patient.ChangeFollowing.Outcome.Done;
import aftercare.intake.patient.ChangeFollowing.Outcome.Over;
import aftercare.intake.patient.ChangeFollowing.Outcome.UnknownPatient;
import aftercare.intake.patient.ChangeFollowing.Wish;
import aftercare.intake.patient.MovePatient;
import aftercare.intake.patient.Patient;
import aftercare.intake.patient.Patients;
import aftercare.kernel.ProductClock;
import aftercare.web.Clinic;
import aftercare.web.FormErrors;
import aftercare.web.Pages;
import aftercare.web.Role;
import aftercare.web.Staff;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Pages on which the clinic records whether a patient is followed, and that they live in another time zone. */
@Controller
@RequestMapping("/intake/patients/{patient}")
final class FollowingPages {
    private final Pages pages;
    private final Patients patients;
    private final ChangeFollowing change;
    private final MovePatient move;
    private final EnrolmentChoices choices;
    private final ProductClock clock;
    private final Clinic clinic;

    FollowingPages(
            Pages pages,
            Patients patients,
            ChangeFollowing change,
            MovePatient move,
            EnrolmentChoices choices,
            ProductClock clock,
            Clinic clinic) {
        this.pages = pages;
        this.patients = patients;
        this.change = change;
        this.move = move;
        this.choices = choices;
        this.clock = clock;
        this.clinic = clinic;
    }

    @GetMapping("/following")
    ResponseEntity<String> show(Staff staff, @PathVariable("patient") String id) {
        staff.needs(Role.CLINICIAN, Role.COORDINATOR);
        return following(
                HttpStatus.OK,
                patient(id),
                new FollowingForm("", "", "", ""),
                UUID.randomUUID().toString(),
                new FormErrors());
    }

    @PostMapping("/following")
    ResponseEntity<String> change(
            Staff staff, @PathVariable("patient") String id, @RequestParam MultiValueMap<String, String> typed) {
        staff.needs(Role.CLINICIAN, Role.COORDINATOR);
        Patient patient = patient(id);
        FollowingForm form = FollowingForm.of(typed::getFirst);
        String sent = typed.getFirst("key");
        String key = sent == null || sent.isBlank() ? UUID.randomUUID().toString() : sent;
        FormErrors errors = new FormErrors();
        Optional<Wish> wish = form.read(clock.instant(), clinic.zone(), errors);
        if (wish.isEmpty()) {
            return following(HttpStatus.UNPROCESSABLE_CONTENT, patient, form, key, errors);
        }
        FollowingRest.mayRecord(staff, patient, wish.get(), clock);
        return switch (change.change(id, wish.get(), staff.account(), key)) {
            case Done _ -> Pages.seeOther("/intake/patients/" + id);
            case UnknownPatient _ -> throw PatientRest.unknown(id);
            case Over over -> {
                errors.add("state", FollowingRest.said(over.standing(), clinic));
                yield following(HttpStatus.CONFLICT, patient(id), form, key, errors);
            }
        };
    }

    private ResponseEntity<String> following(
            HttpStatus status, Patient patient, FollowingForm form, String key, FormErrors errors) {
        return pages.staff(
                status,
                errors.any() ? "Error: Following" : "Following",
                "following.jte",
                Map.of(
                        "patient",
                        patient,
                        "form",
                        form,
                        "key",
                        key,
                        "errors",
                        errors,
                        "clinic",
                        clinic,
                        "now",
                        clock.instant()));
    }

    @GetMapping("/zone")
    ResponseEntity<String> zone(Staff staff, @PathVariable("patient") String id) {
        staff.needs(Role.CLINICIAN, Role.COORDINATOR);
        return zone(HttpStatus.OK, patient(id), new ZoneForm("", ""), new FormErrors());
    }

    @PostMapping("/zone")
    ResponseEntity<String> move(
            Staff staff,
            @PathVariable("patient") String id,
            @RequestParam(defaultValue = "") String zone,
            @RequestParam(defaultValue = "") String zoneOther) {
        staff.needs(Role.CLINICIAN, Role.COORDINATOR);
        ZoneForm form = new ZoneForm(zone.strip(), zoneOther.strip());
        FormErrors errors = new FormErrors();
        Optional<ZoneId> livesIn = form.read(errors);
        if (livesIn.isEmpty()) {
            return zone(HttpStatus.UNPROCESSABLE_CONTENT, patient(id), form, errors);
        }
        return move.move(id, livesIn.get(), staff.account())
                .map(moved -> Pages.seeOther("/intake/patients/" + moved.id()))
                .orElseThrow(() -> PatientRest.unknown(id));
    }

    private ResponseEntity<String> zone(HttpStatus status, Patient patient, ZoneForm form, FormErrors errors) {
        return pages.staff(
                status,
                errors.any() ? "Error: Time zone" : "Time zone",
                "zone.jte",
                Map.of("patient", patient, "form", form, "errors", errors, "zones", choices.zones(), "clinic", clinic));
    }

    private Patient patient(String id) {
        return patients.find(id).orElseThrow(() -> PatientRest.unknown(id));
    }
}
