package aftercare.intake.web;

import aftercare.intake.medicine.Medicines;
import aftercare.intake.patient.ClearReview;
import aftercare.intake.patient.Patient;
import aftercare.intake.patient.Patients;
import aftercare.intake.patient.ScreenPatient;
import aftercare.intake.screening.Answer;
import aftercare.intake.screening.Checklist;
import aftercare.intake.screening.Refusal;
import aftercare.kernel.ProductClock;
import aftercare.web.ConflictException;
import aftercare.web.FormErrors;
import aftercare.web.NotFoundException;
import aftercare.web.Role;
import aftercare.web.Staff;
import java.time.Instant;
import java.util.HashMap;
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

/** Screenings by REST. */
@RestController
@RequestMapping("/api/intake")
final class ScreeningRest {
    private static final int MOST = 200;

    private final Patients patients;
    private final ScreenPatient screen;
    private final ClearReview clear;
    private final Checklist checklist;
    private final Medicines medicines;
    private final ProductClock clock;

    ScreeningRest(
            Patients patients,
            ScreenPatient screen,
            ClearReview clear,
            Checklist checklist,
            Medicines medicines,
            ProductClock clock) {
        this.patients = patients;
        this.screen = screen;
        this.clear = clear;
        this.checklist = checklist;
        this.medicines = medicines;
        this.clock = clock;
    }

    /** One patient about whom somebody has to do something. */
    record Open(String patient, String kind, Instant since, List<String> questions) {}

    /** What waits for somebody, what is to be done first first; at most 200. */
    @GetMapping("/reviews")
    Map<String, List<Open>> reviews(Staff staff) {
        staff.needs(Role.CLINICIAN, Role.COORDINATOR);
        return Map.of(
                "reviews",
                patients.needingAttention(MOST).stream()
                        .flatMap(p -> p.attention(checklist).stream()
                                .map(a -> new Open(
                                        p.id(),
                                        a.kind().code(),
                                        a.since(),
                                        p.screening().assess(checklist).open().stream()
                                                .map(s -> s.question().id())
                                                .toList())))
                        .toList());
    }

    @GetMapping("/patients/{patient}/screening")
    ScreeningJson show(Staff staff, @PathVariable("patient") String id) {
        staff.needs(Role.CLINICIAN, Role.COORDINATOR);
        return json(patient(id));
    }

    /** Takes {@code {"answers": {"C01": "no", ...}, "medicines": "..."}}: the first time all, later those asked again. */
    @PostMapping("/patients/{patient}/screening")
    ScreeningJson screen(
            Staff staff,
            @PathVariable("patient") String id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @RequestBody JsonNode body) {
        staff.needs(Role.CLINICIAN, Role.COORDINATOR);
        Patient patient = patient(id);
        FormErrors errors = new FormErrors();
        ScreeningForm form = form(body, errors);
        Optional<Map<String, Answer>> answers = form.read(checklist, patient.screening(), errors);
        errors.orThrow();
        return json(
                screen.screen(id, staff.account(), IdempotencyKey.orFresh(key), answers.orElseThrow(), form.medicines())
                        .orElseThrow(() -> PatientRest.unknown(id)));
    }

    private ScreeningForm form(JsonNode body, FormErrors errors) {
        Map<String, String> typed = new HashMap<>();
        errors.check(
                body.path("answers").isObject(),
                "answers",
                "Give the answers as an object from question to yes, no or unsure: {\"C01\": \"no\"}");
        body.path("answers").properties().forEach(answer -> {
            errors.check(
                            checklist.find(answer.getKey()).isPresent(),
                            answer.getKey(),
                            "Leave this question out: the questions are " + String.join(", ", checklist.ids()))
                    .check(answer.getValue().isString(), answer.getKey(), "Give yes, no or unsure as a text");
            typed.put(answer.getKey(), answer.getValue().asString());
        });
        JsonNode takes = body.path("medicines");
        errors.check(
                takes.isMissingNode() || takes.isNull() || takes.isString(),
                "medicines",
                "Give what the patient takes as a text");
        if (takes.isString()) {
            typed.put("medicines", takes.stringValue());
        }
        return ScreeningForm.of(checklist, typed::get);
    }

    /** Takes {@code {"turn": 1, "reason": "..."}}: a clinician's finding about one question. */
    @PostMapping("/patients/{patient}/screening/{question}")
    ScreeningJson clear(
            Staff staff,
            @PathVariable("patient") String id,
            @PathVariable("question") String question,
            @RequestBody JsonNode body) {
        staff.needs(Role.CLINICIAN);
        FormErrors errors = new FormErrors();
        errors.check(
                body.path("turn").isInt(),
                "turn",
                "Give the number that the question's turn has in what you looked at");
        String reason = body.path("reason").isString()
                ? body.path("reason").stringValue().strip()
                : "";
        Findings.check("reason", reason, errors);
        errors.orThrow();
        return switch (clear.clear(id, question, body.path("turn").intValue(), reason, staff.account())) {
            case ClearReview.Outcome.Done done -> json(done.patient());
            case ClearReview.Outcome.UnknownPatient _ -> throw PatientRest.unknown(id);
            case ClearReview.Outcome.Refused refused -> {
                String said = Findings.said(question, refused.why());
                throw refused.why() == Refusal.NO_SUCH_QUESTION
                        ? new NotFoundException(said)
                        : new ConflictException(said);
            }
        };
    }

    private ScreeningJson json(Patient patient) {
        return ScreeningJson.of(patient, checklist, medicines, clock.instant());
    }

    private Patient patient(String id) {
        return patients.find(id).orElseThrow(() -> PatientRest.unknown(id));
    }
}
