package aftercare.intake.web;

import aftercare.intake.patient.ChangeFollowing;
import aftercare.intake.patient.ChangeFollowing.Outcome.Done;
import aftercare.intake.patient.ChangeFollowing.Outcome.Over;
import aftercare.intake.patient.ChangeFollowing.Outcome.UnknownPatient;
import aftercare.intake.patient.ChangeFollowing.Wish;
import aftercare.intake.patient.MovePatient;
import aftercare.intake.patient.Patient;
import aftercare.intake.patient.Patients;
import aftercare.kernel.Following;
import aftercare.kernel.FollowingPeriod;
import aftercare.kernel.ProductClock;
import aftercare.web.Clinic;
import aftercare.web.ConflictException;
import aftercare.web.FormErrors;
import aftercare.web.Role;
import aftercare.web.Staff;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Whether a patient is followed, and their time zone, by REST. */
@RestController
@RequestMapping("/api/intake/patients/{patient}")
final class FollowingRest {
    private final Patients patients;
    private final ChangeFollowing change;
    private final MovePatient move;
    private final ProductClock clock;
    private final Clinic clinic;

    FollowingRest(Patients patients, ChangeFollowing change, MovePatient move, ProductClock clock, Clinic clinic) {
        this.patients = patients;
        this.change = change;
        this.move = move;
        this.clock = clock;
        this.clinic = clinic;
    }

    @GetMapping("/following")
    FollowingJson show(Staff staff, @PathVariable("patient") String id) {
        staff.needs(Role.CLINICIAN, Role.COORDINATOR);
        return json(patient(id));
    }

    /** Takes {@code {"state": "paused", "from": "...", "until": "...", "reason": "..."}}; times may be left out. */
    @PostMapping("/following")
    FollowingJson change(
            Staff staff,
            @PathVariable("patient") String id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @RequestBody JsonNode body) {
        staff.needs(Role.CLINICIAN, Role.COORDINATOR);
        FormErrors errors = new FormErrors();
        Map<String, String> typed = TextFields.read(body, FollowingForm.FIELDS, errors);
        Optional<Wish> wish = FollowingForm.of(typed::get).read(clock.instant(), clinic.zone(), errors);
        errors.orThrow();
        mayRecord(staff, patient(id), wish.orElseThrow(), clock);
        return switch (change.change(id, wish.orElseThrow(), staff.account(), IdempotencyKey.orFresh(key))) {
            case Done done -> json(done.patient());
            case Over over -> throw new ConflictException(said(over.standing(), clinic));
            case UnknownPatient _ -> throw PatientRest.unknown(id);
        };
    }

    /** Takes {@code {"zone": "America/Los_Angeles"}}. */
    @PostMapping("/zone")
    FollowingJson move(Staff staff, @PathVariable("patient") String id, @RequestBody JsonNode body) {
        staff.needs(Role.CLINICIAN, Role.COORDINATOR);
        FormErrors errors = new FormErrors();
        String typed = TextFields.read(body, List.of("zone"), errors).getOrDefault("zone", "");
        Optional<ZoneId> zone = new ZoneForm(typed.strip(), "").read(errors);
        errors.orThrow();
        return json(move.move(id, zone.orElseThrow(), staff.account()).orElseThrow(() -> PatientRest.unknown(id)));
    }

    /** That somebody died or took their consent back can be recorded by anybody, and taken back by a clinician. */
    static void mayRecord(Staff staff, Patient patient, Wish wish, ProductClock clock) {
        if (wish.state() == Following.FOLLOWED
                && patient.followingAt(clock.instant()).state().over()) {
            staff.needs(Role.CLINICIAN);
        }
    }

    static String said(FollowingPeriod standing, Clinic clinic) {
        return "Recorded is: " + FollowingForm.label(standing.state()) + ", " + clinic.time(standing.from())
                + ". If that is a mistake, have a clinician record first that the patient is followed.";
    }

    private FollowingJson json(Patient patient) {
        return FollowingJson.of(patient, clock.instant());
    }

    private Patient patient(String id) {
        return patients.find(id).orElseThrow(() -> PatientRest.unknown(id));
    }
}
