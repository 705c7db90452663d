package aftercare.intake.web;

import aftercare.intake.patient.EnrolPatient;
import aftercare.intake.patient.EnrolPatient.Outcome.Enrolled;
import aftercare.intake.patient.EnrolPatient.Outcome.KeyUsed;
import aftercare.intake.patient.Enrolment;
import aftercare.intake.patient.Patient;
import aftercare.intake.patient.Patients;
import aftercare.kernel.Ids;
import aftercare.kernel.ProductClock;
import aftercare.web.Clinic;
import aftercare.web.FormErrors;
import aftercare.web.NotFoundException;
import aftercare.web.Problems;
import aftercare.web.Role;
import aftercare.web.Staff;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Patients by REST. */
@RestController
@RequestMapping("/api/intake/patients")
final class PatientRest {
    private static final int MOST = 200;

    private final Patients patients;
    private final EnrolPatient enrol;
    private final EnrolmentChoices choices;
    private final ProductClock clock;
    private final Clinic clinic;

    PatientRest(Patients patients, EnrolPatient enrol, EnrolmentChoices choices, ProductClock clock, Clinic clinic) {
        this.patients = patients;
        this.enrol = enrol;
        this.choices = choices;
        this.clock = clock;
        this.clinic = clinic;
    }

    @PostMapping
    ResponseEntity<?> enrol(
            Staff staff,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @RequestBody JsonNode body) {
        staff.needs(Role.CLINICIAN, Role.COORDINATOR);
        FormErrors errors = new FormErrors();
        EnrolmentForm form = EnrolmentBody.read(body, errors);
        Optional<Enrolment> enrolment = form.read(choices, LocalDate.ofInstant(clock.instant(), clinic.zone()), errors);
        errors.orThrow();
        String content = Ids.sha256Hex(form.canonical());
        return switch (enrol.enrol(staff.account(), IdempotencyKey.orFresh(key), content, enrolment.orElseThrow())) {
            case Enrolled done ->
                ResponseEntity.created(URI.create("/api/intake/patients/" + done.patient()))
                        .body(PatientJson.of(patient(done.patient()), clock.instant()));
            case KeyUsed used ->
                ResponseEntity.unprocessableContent()
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                        .body(Problems.of(
                                HttpStatus.UNPROCESSABLE_CONTENT,
                                "This Idempotency-Key was used for another request",
                                "It enrolled patient " + used.patient()
                                        + " with other values. Use a new key to enrol somebody else."));
        };
    }

    @GetMapping
    Map<String, List<PatientJson>> list(
            Staff staff,
            @RequestParam(required = false) @Nullable String before,
            @RequestParam(defaultValue = "50") int limit) {
        staff.needs(Role.CLINICIAN, Role.COORDINATOR);
        new FormErrors()
                .check(limit >= 1 && limit <= MOST, "limit", "Ask for 1 to " + MOST + " patients at a time")
                .orThrow();
        Instant now = clock.instant();
        return Map.of(
                "patients",
                patients.newest(Optional.ofNullable(before), limit).stream()
                        .map(patient -> PatientJson.of(patient, now))
                        .toList());
    }

    @GetMapping("/{patient}")
    PatientJson show(Staff staff, @PathVariable("patient") String id) {
        staff.needs(Role.CLINICIAN, Role.COORDINATOR);
        return PatientJson.of(patient(id), clock.instant());
    }

    private Patient patient(String id) {
        return patients.find(id).orElseThrow(() -> unknown(id));
    }

    static NotFoundException unknown(String id) {
        return new NotFoundException("There is no patient " + id + ".");
    }
}
