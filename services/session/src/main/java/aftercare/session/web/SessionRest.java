package aftercare.session.web;

import aftercare.kernel.ProductClock;
import aftercare.session.treatment.Outcome;
import aftercare.session.treatment.Refusal;
import aftercare.session.treatment.RunSession;
import aftercare.session.treatment.ScheduleSession;
import aftercare.session.treatment.ScheduleSession.Past;
import aftercare.session.treatment.ScheduleSession.Result;
import aftercare.session.treatment.ScheduleSession.Result.KeyUsed;
import aftercare.session.treatment.ScheduleSession.Result.Planned;
import aftercare.session.treatment.ScheduleSession.Result.Refused;
import aftercare.session.treatment.ScheduleSession.Wish;
import aftercare.session.treatment.Session;
import aftercare.session.treatment.Sessions;
import aftercare.web.BadInputException;
import aftercare.web.Clinic;
import aftercare.web.FieldProblem;
import aftercare.web.FormErrors;
import aftercare.web.NotFoundException;
import aftercare.web.Problems;
import aftercare.web.Role;
import aftercare.web.Staff;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
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

/** Treatment sessions by REST. */
@RestController
@RequestMapping("/api/sessions")
final class SessionRest {
    private static final String KEY = "Idempotency-Key";
    private static final int LONGEST_KEY = 200;
    private static final int MOST = 200;

    private final Sessions sessions;
    private final ScheduleSession schedule;
    private final RunSession run;
    private final ProductClock clock;
    private final Clinic clinic;

    SessionRest(Sessions sessions, ScheduleSession schedule, RunSession run, ProductClock clock, Clinic clinic) {
        this.sessions = sessions;
        this.schedule = schedule;
        this.run = run;
        this.clock = clock;
        this.clinic = clinic;
    }

    @PostMapping
    ResponseEntity<?> schedule(
            Staff staff,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestBody JsonNode body) {
        staff.needs(Role.CLINICIAN, Role.COORDINATOR);
        FormErrors errors = new FormErrors();
        Map<String, String> typed = Body.read(body, ScheduleForm.FIELDS, errors);
        Optional<Wish> wish = ScheduleForm.of(typed::get).read(clock.instant(), clinic.zone(), errors);
        errors.orThrow();
        return created(schedule.schedule(staff.account(), keyOrFresh(key), wish.orElseThrow()));
    }

    /** Puts down a session that took place already; {@code startedAt} in place of {@code plannedAt}, and what was given. */
    @PostMapping("/record")
    ResponseEntity<?> record(
            Staff staff,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestBody JsonNode body) {
        staff.needs(Role.CLINICIAN);
        FormErrors errors = new FormErrors();
        Map<String, String> typed = Body.read(body, RecordForm.fields(), errors);
        Optional<Past> past = RecordForm.of(typed::get).read(clock.instant(), clinic.zone(), errors);
        errors.orThrow();
        return created(schedule.record(staff.account(), keyOrFresh(key), past.orElseThrow()));
    }

    private ResponseEntity<?> created(Result result) {
        return switch (result) {
            case Planned planned ->
                ResponseEntity.created(URI.create(
                                "/api/sessions/" + planned.session().plan().sessionId()))
                        .body(SessionJson.of(planned.session()));
            case KeyUsed used ->
                problem(Problems.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "This Idempotency-Key was used for another request",
                        "It put down session " + used.sessionId()
                                + " with other values. Use a new key to put down another session."));
            case Refused refused ->
                throw new BadInputException(List.of(new FieldProblem(
                        "patient", Said.of(refused.refusal(), clinic).detail())));
        };
    }

    private static String keyOrFresh(@Nullable String sent) {
        if (sent == null) {
            return UUID.randomUUID().toString();
        }
        String key = sent.strip();
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            throw new BadInputException(List.of(new FieldProblem(
                    KEY, "Give the request a key of 1 to " + LONGEST_KEY + " characters, or leave the header out")));
        }
        return key;
    }

    /** A patient's sessions, latest first; or without a patient those planned from a day ago on, earliest first. */
    @GetMapping
    Map<String, List<SessionJson>> list(
            Staff staff,
            @RequestParam(required = false) @Nullable String patient,
            @RequestParam(defaultValue = "50") int limit) {
        staff.needs(Role.CLINICIAN, Role.COORDINATOR);
        new FormErrors()
                .check(limit >= 1 && limit <= MOST, "limit", "Ask for 1 to " + MOST + " sessions at a time")
                .orThrow();
        Instant from = clock.instant().minus(Duration.ofDays(1));
        List<Session> found = patient == null
                ? sessions.planned(from, from.plus(Duration.ofDays(400)), limit)
                : sessions.ofPatient(patient, limit);
        return Map.of("sessions", found.stream().map(SessionJson::of).toList());
    }

    @GetMapping("/{id}")
    SessionJson show(Staff staff, @PathVariable String id) {
        staff.needs(Role.CLINICIAN, Role.COORDINATOR);
        return SessionJson.of(sessions.find(id).orElseThrow(() -> unknown(id)));
    }

    /** The adult who stays at home has told a clinician that they are there. */
    @PostMapping("/{id}/presence")
    ResponseEntity<?> presence(Staff staff, @PathVariable String id) {
        staff.needs(Role.CLINICIAN);
        return answer(run.present(id, staff.account()), clinic);
    }

    /** The body is optional: {@code {"seen": [cause, ...]}} ticks look holds. */
    @PostMapping("/{id}/start")
    ResponseEntity<?> start(
            Staff staff, @PathVariable String id, @RequestBody(required = false) @Nullable JsonNode body) {
        staff.needs(Role.CLINICIAN);
        return answer(run.start(id, seen(body), staff.account()), clinic);
    }

    private static Set<String> seen(@Nullable JsonNode body) {
        Set<String> causes = new LinkedHashSet<>();
        if (body == null || body.isNull()) {
            return causes;
        }
        FormErrors errors = new FormErrors();
        errors.check(body.isObject(), "body", "Send one JSON object with the field seen, or no body");
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            errors.check(field.getKey().equals("seen"), field.getKey(), "Leave this field out: the only field is seen");
        }
        JsonNode seen = body.path("seen");
        errors.check(
                seen.isMissingNode() || seen.isArray(), "seen", "List the causes of the holds that were looked at");
        for (JsonNode cause : seen) {
            errors.check(cause.isString(), "seen", "Name each cause as the hold does, in quotes");
            causes.add(cause.asString());
        }
        errors.orThrow();
        return causes;
    }

    @PostMapping("/{id}/complete")
    ResponseEntity<?> complete(Staff staff, @PathVariable String id, @RequestBody JsonNode body) {
        staff.needs(Role.CLINICIAN);
        FormErrors errors = new FormErrors();
        var treatment = CompleteForm.of(Body.read(body, CompleteForm.FIELDS, errors)::get)
                .read(errors);
        errors.orThrow();
        return answer(run.complete(id, treatment.orElseThrow(), staff.account()), clinic);
    }

    @PostMapping("/{id}/abort")
    ResponseEntity<?> abort(Staff staff, @PathVariable String id, @RequestBody JsonNode body) {
        staff.needs(Role.CLINICIAN);
        FormErrors errors = new FormErrors();
        var aborting = AbortForm.of(Body.read(body, AbortForm.FIELDS, errors)::get)
                .read(errors)
                .orElse(null);
        errors.orThrow();
        if (aborting == null) {
            throw new IllegalStateException("A form without errors and without a value");
        }
        return answer(run.abort(id, aborting.reason(), aborting.doseGiven(), staff.account()), clinic);
    }

    static ResponseEntity<?> answer(Outcome outcome, Clinic clinic) {
        return switch (outcome) {
            case Outcome.Done done -> ResponseEntity.ok(SessionJson.of(done.session()));
            case Outcome.Refused refused
            when refused.refusal() instanceof Refusal.UnknownSession gone -> throw unknown(gone.sessionId());
            case Outcome.Refused refused -> {
                Said said = Said.of(refused.refusal(), clinic);
                ProblemDetail problem = Problems.of(HttpStatus.CONFLICT, said.title(), said.detail());
                problem.setProperty("code", said.code());
                if (!said.holds().isEmpty()) {
                    problem.setProperty("holds", said.holds());
                }
                yield problem(problem);
            }
        };
    }

    private static ResponseEntity<?> problem(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    static NotFoundException unknown(String id) {
        return new NotFoundException("There is no session " + id + ".");
    }
}
