package aftercare.intake.web;

import aftercare.intake.medicine.Medicines;
import aftercare.intake.message.CrisisLines;
import aftercare.intake.patient.ClearReview;
import aftercare.intake.patient.Patient;
import aftercare.intake.patient.Patients;
import aftercare.intake.patient.ScreenPatient;
import aftercare.intake.screening.Answer;
import aftercare.intake.screening.Checklist;
import aftercare.intake.screening.Refusal;
import aftercare.web.Clinic;
import aftercare.web.FormErrors;
import aftercare.web.NotFoundException;
import aftercare.web.Pages;
import aftercare.web.Role;
import aftercare.web.Staff;
import java.util.List;
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

/** Pages on which a patient is screened, and on which clinicians find and clear what stands in the way. */
@Controller
@RequestMapping("/intake")
final class ScreeningPages {
    private static final int MOST = 200;

    private final Pages pages;
    private final Patients patients;
    private final ScreenPatient screen;
    private final ClearReview clear;
    private final Checklist checklist;
    private final Medicines medicines;
    private final Clinic clinic;
    private final CrisisLines crisisLines = CrisisLines.load();

    ScreeningPages(
            Pages pages,
            Patients patients,
            ScreenPatient screen,
            ClearReview clear,
            Checklist checklist,
            Medicines medicines,
            Clinic clinic) {
        this.pages = pages;
        this.patients = patients;
        this.screen = screen;
        this.clear = clear;
        this.checklist = checklist;
        this.medicines = medicines;
        this.clinic = clinic;
    }

    @GetMapping("/reviews")
    ResponseEntity<String> reviews(Staff staff) {
        staff.needs(Role.CLINICIAN, Role.COORDINATOR);
        List<Patient> found = patients.needingAttention(MOST);
        return pages.staff(
                "Open reviews", "reviews.jte", Map.of("patients", found, "checklist", checklist, "clinic", clinic));
    }

    @GetMapping("/patients/{patient}/screening")
    ResponseEntity<String> show(Staff staff, @PathVariable("patient") String id) {
        staff.needs(Role.CLINICIAN, Role.COORDINATOR);
        return page(
                HttpStatus.OK,
                staff,
                patient(id),
                new ScreeningForm(Map.of(), ""),
                UUID.randomUUID().toString(),
                Map.of(),
                new FormErrors());
    }

    @PostMapping("/patients/{patient}/screening")
    ResponseEntity<String> screen(
            Staff staff, @PathVariable("patient") String id, @RequestParam MultiValueMap<String, String> typed) {
        staff.needs(Role.CLINICIAN, Role.COORDINATOR);
        Patient patient = patient(id);
        ScreeningForm form = ScreeningForm.of(checklist, typed::getFirst);
        String sent = typed.getFirst("key");
        String key = sent == null || sent.isBlank() ? UUID.randomUUID().toString() : sent;
        FormErrors errors = new FormErrors();
        Optional<Map<String, Answer>> answers = form.read(checklist, patient.screening(), errors);
        if (answers.isEmpty()) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, staff, patient, form, key, Map.of(), errors);
        }
        screen.screen(id, staff.account(), key, answers.get(), form.medicines());
        return Pages.seeOther("/intake/patients/" + id);
    }

    @PostMapping("/patients/{patient}/screening/{question}")
    ResponseEntity<String> clear(
            Staff staff,
            @PathVariable("patient") String id,
            @PathVariable("question") String question,
            @RequestParam(defaultValue = "-1") int turn,
            @RequestParam(defaultValue = "") String reason) {
        staff.needs(Role.CLINICIAN);
        String typed = reason.strip();
        String field = "reason-" + question;
        FormErrors errors = new FormErrors();
        Findings.check(field, typed, errors);
        if (errors.any()) {
            return again(HttpStatus.UNPROCESSABLE_CONTENT, staff, id, question, typed, errors);
        }
        return switch (clear.clear(id, question, turn, typed, staff.account())) {
            case ClearReview.Outcome.Done _ -> Pages.seeOther("/intake/patients/" + id + "/screening");
            case ClearReview.Outcome.UnknownPatient _ -> throw PatientRest.unknown(id);
            case ClearReview.Outcome.Refused refused -> {
                String said = Findings.said(question, refused.why());
                if (refused.why() == Refusal.NO_SUCH_QUESTION) {
                    throw new NotFoundException(said);
                }
                errors.add(field, said);
                yield again(HttpStatus.CONFLICT, staff, id, question, typed, errors);
            }
        };
    }

    private ResponseEntity<String> again(
            HttpStatus status, Staff staff, String id, String question, String reason, FormErrors errors) {
        return page(
                status,
                staff,
                patient(id),
                new ScreeningForm(Map.of(), ""),
                UUID.randomUUID().toString(),
                Map.of(question, reason),
                errors);
    }

    private ResponseEntity<String> page(
            HttpStatus status,
            Staff staff,
            Patient patient,
            ScreeningForm form,
            String key,
            Map<String, String> reasons,
            FormErrors errors) {
        ShownScreening shown = ShownScreening.of(
                patient,
                checklist,
                medicines,
                crisisLines.sentence(patient.enrolment().country()));
        return pages.staff(
                status,
                errors.any() ? "Error: Screening" : "Screening",
                "screening.jte",
                Map.of(
                        "shown",
                        shown,
                        "form",
                        form,
                        "key",
                        key,
                        "reasons",
                        reasons,
                        "errors",
                        errors,
                        "clinic",
                        clinic,
                        "mayClear",
                        staff.is(Role.CLINICIAN)));
    }

    private Patient patient(String id) {
        return patients.find(id).orElseThrow(() -> PatientRest.unknown(id));
    }
}
