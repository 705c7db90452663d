package aftercare.intake.web;

import aftercare.intake.message.CrisisLines;
import aftercare.intake.patient.ConsentText;
import aftercare.intake.patient.EnrolPatient;
import aftercare.intake.patient.EnrolPatient.Outcome.Enrolled;
import aftercare.intake.patient.EnrolPatient.Outcome.KeyUsed;
import aftercare.intake.patient.Enrolment;
import aftercare.intake.patient.Patient;
import aftercare.intake.patient.Patients;
import aftercare.intake.reply.Replies;
import aftercare.intake.screening.Checklist;
import aftercare.kernel.Ids;
import aftercare.kernel.ProductClock;
import aftercare.web.Clinic;
import aftercare.web.FormErrors;
import aftercare.web.Pages;
import aftercare.web.Role;
import aftercare.web.Staff;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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

/** Pages on which the clinic enrols and finds its patients; with those of their screening the only ones that show who they are. */
@Controller
@RequestMapping("/intake/patients")
final class PatientPages {
    private static final int PAGE = 50;
    private static final int SHOWN_REPLIES = 5;
    private static final String PATH = "/intake/patients/";

    private final Pages pages;
    private final Patients patients;
    private final EnrolPatient enrol;
    private final Checklist checklist;
    private final EnrolmentChoices choices;
    private final ProductClock clock;
    private final Clinic clinic;
    private final Replies replies;
    private final ConsentText consent;
    private final CrisisLines crisisLines = CrisisLines.load();

    PatientPages(
            Pages pages,
            Patients patients,
            EnrolPatient enrol,
            Checklist checklist,
            EnrolmentChoices choices,
            ProductClock clock,
            Clinic clinic,
            ConsentText consent,
            Replies replies) {
        this.replies = replies;
        this.consent = consent;
        this.pages = pages;
        this.patients = patients;
        this.enrol = enrol;
        this.checklist = checklist;
        this.choices = choices;
        this.clock = clock;
        this.clinic = clinic;
    }

    @GetMapping
    ResponseEntity<String> list(Staff staff, @RequestParam(required = false) @Nullable String before) {
        staff.needs(Role.CLINICIAN, Role.COORDINATOR);
        List<Patient> found = patients.newest(Optional.ofNullable(before), PAGE + 1);
        List<Patient> shown = found.subList(0, Math.min(PAGE, found.size()));
        String older = found.size() > PAGE ? shown.getLast().id() : "";
        return pages.staff(
                "Patients",
                "patients.jte",
                Map.of("patients", shown, "older", older, "clinic", clinic, "now", clock.instant()));
    }

    @GetMapping("/new")
    ResponseEntity<String> empty(Staff staff) {
        staff.needs(Role.CLINICIAN, Role.COORDINATOR);
        Map<String, String> first = Map.of(
                "language",
                "en",
                "country",
                "US",
                "careTeam",
                choices.careTeams().getFirst());
        return form(
                HttpStatus.OK, EnrolmentForm.of(first::get), UUID.randomUUID().toString(), new FormErrors());
    }

    /** The same as {@link #enrol}, for those who take the list's address for the form's. */
    @PostMapping
    ResponseEntity<String> enrolAtList(Staff staff, @RequestParam MultiValueMap<String, String> typed) {
        return enrol(staff, typed);
    }

    @PostMapping("/new")
    ResponseEntity<String> enrol(Staff staff, @RequestParam MultiValueMap<String, String> typed) {
        staff.needs(Role.CLINICIAN, Role.COORDINATOR);
        EnrolmentForm form = EnrolmentForm.of(typed::getFirst);
        String sent = typed.getFirst("key");
        String key = sent == null || sent.isBlank() ? UUID.randomUUID().toString() : sent;
        FormErrors errors = new FormErrors();
        Optional<Enrolment> enrolment = form.read(choices, LocalDate.ofInstant(clock.instant(), clinic.zone()), errors);
        if (enrolment.isEmpty()) {
            return form(HttpStatus.UNPROCESSABLE_CONTENT, form, key, errors);
        }
        return switch (enrol.enrol(staff.account(), key, Ids.sha256Hex(form.canonical()), enrolment.get())) {
            case Enrolled done -> Pages.seeOther(PATH + done.patient());
            case KeyUsed used -> {
                errors.add(
                        "name",
                        "This form was sent before, with other values, and enrolled patient " + used.patient()
                                + ". Press Enrol again only if this is another person");
                yield form(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        form,
                        UUID.randomUUID().toString(),
                        errors);
            }
        };
    }

    private ResponseEntity<String> form(HttpStatus status, EnrolmentForm form, String key, FormErrors errors) {
        String title = errors.any() ? "Error: Enrol a patient" : "Enrol a patient";
        return pages.staff(
                status, title, "enrol.jte", Map.of("form", form, "key", key, "errors", errors, "choices", choices));
    }

    @GetMapping("/consent")
    ResponseEntity<String> consent(Staff staff) {
        staff.needs(Role.CLINICIAN, Role.COORDINATOR);
        return pages.staff(
                "Informed consent",
                "consent.jte",
                Map.of("version", consent.version(), "paragraphs", consent.paragraphs()));
    }

    @GetMapping("/{patient}")
    ResponseEntity<String> show(Staff staff, @PathVariable("patient") String id) {
        staff.needs(Role.CLINICIAN, Role.COORDINATOR);
        Patient patient = patient(id);
        return pages.staff(
                "Patient",
                "patient.jte",
                Map.of(
                        "patient",
                        patient,
                        "clinic",
                        clinic,
                        "assessment",
                        patient.screening().assess(checklist),
                        "now",
                        clock.instant(),
                        "crisis",
                        crisisLines.sentence(patient.enrolment().country())));
    }

    @GetMapping("/{patient}/card")
    ResponseEntity<String> card(Staff staff, @PathVariable("patient") String id) {
        staff.needs(Role.CLINICIAN, Role.COORDINATOR);
        return pages.framed(
                "Contact",
                "card.jte",
                Map.of(
                        "patient",
                        patient(id),
                        "now",
                        clock.instant(),
                        "replies",
                        replies.of(id, SHOWN_REPLIES),
                        "clinic",
                        clinic));
    }

    private Patient patient(String id) {
        return patients.find(id).orElseThrow(() -> PatientRest.unknown(id));
    }
}
