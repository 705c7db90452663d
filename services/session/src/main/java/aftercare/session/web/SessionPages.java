package aftercare.session.web;

import aftercare.kernel.ProductClock;
import aftercare.session.hold.PatientView;
import aftercare.session.hold.PatientViews;
import aftercare.session.readiness.Readiness;
import aftercare.session.treatment.HomeRole;
import aftercare.session.treatment.Outcome;
import aftercare.session.treatment.Refusal;
import aftercare.session.treatment.RunSession;
import aftercare.session.treatment.ScheduleSession;
import aftercare.session.treatment.ScheduleSession.Result.KeyUsed;
import aftercare.session.treatment.ScheduleSession.Result.Planned;
import aftercare.session.treatment.ScheduleSession.Result.Refused;
import aftercare.session.treatment.ScheduleSession.Wish;
import aftercare.session.treatment.Session;
import aftercare.session.treatment.Sessions;
import aftercare.session.treatment.Treatment;
import aftercare.web.Clinic;
import aftercare.web.FormErrors;
import aftercare.web.Pages;
import aftercare.web.Role;
import aftercare.web.Staff;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
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

/** Pages on which the clinic plans and runs treatment sessions. */
@Controller
@RequestMapping("/sessions")
final class SessionPages {
    private static final int MOST = 100;
    /** Further ahead nothing can be scheduled. */
    private static final Duration FAR = Duration.ofDays(400);

    private final Pages pages;
    private final Sessions sessions;
    private final PatientViews patients;
    private final ScheduleSession schedule;
    private final RunSession run;
    private final HomeLinks links;
    private final ProductClock clock;
    private final Clinic clinic;

    SessionPages(
            Pages pages,
            Sessions sessions,
            PatientViews patients,
            ScheduleSession schedule,
            RunSession run,
            HomeLinks links,
            ProductClock clock,
            Clinic clinic) {
        this.pages = pages;
        this.sessions = sessions;
        this.patients = patients;
        this.schedule = schedule;
        this.run = run;
        this.links = links;
        this.clock = clock;
        this.clinic = clinic;
    }

    @GetMapping
    ResponseEntity<String> list(Staff staff, @RequestParam(defaultValue = "") String patient) {
        staff.needs(Role.CLINICIAN, Role.COORDINATOR);
        if (!patient.isBlank()) {
            return pages.staff(
                    "Sessions",
                    "sessions-of.jte",
                    Map.of("patient", patient, "sessions", sessions.ofPatient(patient, MOST), "clinic", clinic));
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), clinic.zone());
        Instant morning = today.atStartOfDay(clinic.zone()).toInstant();
        Instant midnight = today.plusDays(1).atStartOfDay(clinic.zone()).toInstant();
        return pages.staff(
                "Sessions",
                "sessions.jte",
                Map.of(
                        "today", sessions.planned(morning, midnight, MOST),
                        "upcoming", sessions.planned(midnight, midnight.plus(FAR), MOST),
                        "past", sessions.plannedBefore(morning, MOST),
                        "clinic", clinic));
    }

    @GetMapping("/new")
    ResponseEntity<String> empty(Staff staff, @RequestParam(defaultValue = "") String patient) {
        staff.needs(Role.CLINICIAN, Role.COORDINATOR);
        ScheduleForm form = new ScheduleForm(patient, "", "clinic", "", "");
        return form(HttpStatus.OK, form, UUID.randomUUID().toString(), new FormErrors());
    }

    @PostMapping("/new")
    ResponseEntity<String> schedule(Staff staff, @RequestParam MultiValueMap<String, String> typed) {
        staff.needs(Role.CLINICIAN, Role.COORDINATOR);
        ScheduleForm form = ScheduleForm.of(typed::getFirst);
        String sent = typed.getFirst("key");
        String key = sent == null || sent.isBlank() ? UUID.randomUUID().toString() : sent;
        FormErrors errors = new FormErrors();
        Optional<Wish> wish = form.read(clock.instant(), clinic.zone(), errors);
        if (wish.isEmpty()) {
            return form(HttpStatus.UNPROCESSABLE_CONTENT, form, key, errors);
        }
        return switch (schedule.schedule(staff.account(), key, wish.get())) {
            case Planned planned ->
                Pages.seeOther("/sessions/" + planned.session().plan().sessionId());
            case KeyUsed used -> {
                errors.add(
                        "plannedAt",
                        "This form was sent before, with other values, and planned session " + used.sessionId()
                                + ". Press Schedule again only to plan one more");
                yield form(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        form,
                        UUID.randomUUID().toString(),
                        errors);
            }
            case Refused refused -> {
                errors.add("patient", Said.of(refused.refusal(), clinic).detail());
                yield form(HttpStatus.UNPROCESSABLE_CONTENT, form, key, errors);
            }
        };
    }

    private ResponseEntity<String> form(HttpStatus status, ScheduleForm form, String key, FormErrors errors) {
        return pages.staff(
                status,
                (errors.any() ? "Error: " : "") + "Schedule a session",
                "schedule.jte",
                Map.of("form", form, "key", key, "errors", errors, "clinic", clinic));
    }

    @GetMapping("/{id}")
    ResponseEntity<String> show(Staff staff, @PathVariable String id) {
        staff.needs(Role.CLINICIAN, Role.COORDINATOR);
        return page(staff, HttpStatus.OK, id, SessionForms.empty());
    }

    /** What holds now, for the frame on the page of a running session; it looks again by itself. */
    @GetMapping("/{id}/holds")
    ResponseEntity<String> holds(Staff staff, @PathVariable String id) {
        staff.needs(Role.CLINICIAN, Role.COORDINATOR);
        Session session = session(id);
        PatientView patient = patient(session);
        ResponseEntity<String> frame =
                pages.framed("Holds", "holds.jte", Map.of("session", session, "patient", patient, "clinic", clinic));
        return ResponseEntity.status(frame.getStatusCode())
                .headers(frame.getHeaders())
                .header("Refresh", "10")
                .body(frame.getBody());
    }

    @PostMapping("/{id}/review")
    ResponseEntity<String> review(
            Staff staff, @PathVariable String id, @RequestParam(name = "why", defaultValue = "") String reason) {
        staff.needs(Role.CLINICIAN);
        FormErrors errors = new FormErrors();
        Optional<String> why = Typed.line("why", "why the session may go on", reason, errors);
        SessionForms forms = SessionForms.empty().withReview(reason, errors);
        return why.isEmpty()
                ? page(staff, HttpStatus.UNPROCESSABLE_CONTENT, id, forms)
                : done(staff, id, run.clearReview(id, why.get(), staff.account()), forms);
    }

    /** The adult who stays at home has told a clinician on the phone that they are there. */
    @PostMapping("/{id}/presence")
    ResponseEntity<String> presence(Staff staff, @PathVariable String id) {
        staff.needs(Role.CLINICIAN);
        return done(staff, id, run.present(id, staff.account()), SessionForms.empty());
    }

    @PostMapping("/{id}/start")
    ResponseEntity<String> start(
            Staff staff, @PathVariable String id, @RequestParam(defaultValue = "") List<String> seen) {
        staff.needs(Role.CLINICIAN);
        return done(
                staff,
                id,
                run.start(id, new HashSet<>(seen), staff.account()),
                SessionForms.empty().withSeen(seen));
    }

    @PostMapping("/{id}/complete")
    ResponseEntity<String> complete(
            Staff staff, @PathVariable String id, @RequestParam MultiValueMap<String, String> typed) {
        staff.needs(Role.CLINICIAN);
        FormErrors errors = new FormErrors();
        CompleteForm form = CompleteForm.of(typed::getFirst);
        SessionForms forms = SessionForms.empty().withComplete(form, errors);
        Optional<Treatment> treatment = form.read(errors);
        return treatment.isEmpty()
                ? page(staff, HttpStatus.UNPROCESSABLE_CONTENT, id, forms)
                : done(staff, id, run.complete(id, treatment.get(), staff.account()), forms);
    }

    @PostMapping("/{id}/abort")
    ResponseEntity<String> abort(
            Staff staff, @PathVariable String id, @RequestParam MultiValueMap<String, String> typed) {
        staff.needs(Role.CLINICIAN);
        FormErrors errors = new FormErrors();
        AbortForm form = AbortForm.of(typed::getFirst);
        SessionForms forms = SessionForms.empty().withAbort(form, errors);
        Optional<AbortForm.Aborting> aborting = form.read(errors);
        return aborting.isEmpty()
                ? page(staff, HttpStatus.UNPROCESSABLE_CONTENT, id, forms)
                : done(
                        staff,
                        id,
                        run.abort(id, aborting.get().reason(), aborting.get().doseGiven(), staff.account()),
                        forms);
    }

    private ResponseEntity<String> done(Staff staff, String id, Outcome outcome, SessionForms forms) {
        return switch (outcome) {
            case Outcome.Done _ -> Pages.seeOther("/sessions/" + id);
            case Outcome.Refused refused
            when refused.refusal() instanceof Refusal.UnknownSession -> throw SessionRest.unknown(id);
            case Outcome.Refused refused ->
                page(staff, HttpStatus.CONFLICT, id, forms.withRefusal(Said.of(refused.refusal(), clinic)));
        };
    }

    private ResponseEntity<String> page(Staff staff, HttpStatus status, String id, SessionForms forms) {
        Session session = session(id);
        PatientView patient = patient(session);
        ZoneId zone = patient.zone() == null ? clinic.zone() : patient.zone();
        Optional<Instant> observedUntil =
                session instanceof Session.Started started ? Optional.of(run.observedUntil(started)) : Optional.empty();
        Optional<Readiness> readiness =
                session instanceof Session.Scheduled scheduled ? run.readiness(scheduled, patient) : Optional.empty();
        return pages.staff(
                status,
                (forms.faulty() ? "Error: " : "") + "Session",
                "session.jte",
                Map.of(
                        "session", session,
                        "patient", patient,
                        "zone", zone,
                        "observedUntil", observedUntil,
                        "readiness", readiness,
                        "forms", forms,
                        "clinic", clinic,
                        "mayRun", staff.is(Role.CLINICIAN),
                        "patientLink", links.path(id, HomeRole.PATIENT),
                        "monitorLink", links.path(id, HomeRole.MONITOR)));
    }

    private Session session(String id) {
        return sessions.find(id).orElseThrow(() -> SessionRest.unknown(id));
    }

    private PatientView patient(Session session) {
        String patient = session.plan().patient();
        return patients.find(patient).orElseGet(() -> PatientView.unknown(patient));
    }
}
