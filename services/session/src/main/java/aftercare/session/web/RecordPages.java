package aftercare.session.web;

import aftercare.kernel.ProductClock;
import aftercare.session.treatment.ScheduleSession;
import aftercare.session.treatment.ScheduleSession.Past;
import aftercare.session.treatment.ScheduleSession.Result;
import aftercare.web.Clinic;
import aftercare.web.FormErrors;
import aftercare.web.Pages;
import aftercare.web.Role;
import aftercare.web.Staff;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which a session is put down that took place already. */
@Controller
@RequestMapping("/sessions/record")
final class RecordPages {
    private final Pages pages;
    private final ScheduleSession schedule;
    private final ProductClock clock;
    private final Clinic clinic;

    RecordPages(Pages pages, ScheduleSession schedule, ProductClock clock, Clinic clinic) {
        this.pages = pages;
        this.schedule = schedule;
        this.clock = clock;
        this.clinic = clinic;
    }

    @GetMapping
    ResponseEntity<String> empty(Staff staff, @RequestParam(defaultValue = "") String patient) {
        staff.needs(Role.CLINICIAN);
        RecordForm form = new RecordForm(
                new ScheduleForm(patient, "", "clinic", "", ""), CompleteForm.DRUGS.getFirst(), "", "", "");
        return form(HttpStatus.OK, form, UUID.randomUUID().toString(), new FormErrors());
    }

    @PostMapping
    ResponseEntity<String> record(Staff staff, @RequestParam MultiValueMap<String, String> typed) {
        staff.needs(Role.CLINICIAN);
        RecordForm form = RecordForm.of(typed::getFirst);
        String sent = typed.getFirst("key");
        String key = sent == null || sent.isBlank() ? UUID.randomUUID().toString() : sent;
        FormErrors errors = new FormErrors();
        Optional<Past> past = form.read(clock.instant(), clinic.zone(), errors);
        if (past.isEmpty()) {
            return form(HttpStatus.UNPROCESSABLE_CONTENT, form, key, errors);
        }
        return switch (schedule.record(staff.account(), key, past.get())) {
            case Result.Planned recorded ->
                Pages.seeOther("/sessions/" + recorded.session().plan().sessionId());
            case Result.KeyUsed used -> {
                errors.add(
                        "startedAt",
                        "This form was sent before, with other values, and put down session " + used.sessionId()
                                + ". Press the button again only to put down one more");
                yield form(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        form,
                        UUID.randomUUID().toString(),
                        errors);
            }
            case Result.Refused refused -> {
                errors.add("patient", Said.of(refused.refusal(), clinic).detail());
                yield form(HttpStatus.UNPROCESSABLE_CONTENT, form, key, errors);
            }
        };
    }

    private ResponseEntity<String> form(HttpStatus status, RecordForm form, String key, FormErrors errors) {
        return pages.staff(
                status,
                (errors.any() ? "Error: " : "") + "Record a past session",
                "record.jte",
                Map.of("form", form, "key", key, "errors", errors, "clinic", clinic));
    }
}
