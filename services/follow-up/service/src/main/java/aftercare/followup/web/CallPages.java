package aftercare.followup.web;

import aftercare.followup.escalation.Call;
import aftercare.followup.escalation.Escalation;
import aftercare.followup.escalation.RecordAttempt;
import aftercare.followup.escalation.RecordCall;
import aftercare.kernel.ProductClock;
import aftercare.web.FormErrors;
import aftercare.web.Pages;
import aftercare.web.Role;
import aftercare.web.Staff;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The coordinator's call list: who has to be telephoned, and what came of each call. It shows no answers. */
@Controller
final class CallPages {
    private static final String OVERTAKEN =
            "Somebody recorded another call meanwhile, or it was closed. Your call was not saved: look below, and record it again"
                    + " if it is still to be.";
    private static final int REFRESH_SECONDS = 15;

    private final CallList list;
    private final RecordCall record;
    private final Reviews reviews;
    private final Pages pages;
    private final ProductClock clock;

    CallPages(CallList list, RecordCall record, Reviews reviews, Pages pages, ProductClock clock) {
        this.list = list;
        this.record = record;
        this.reviews = reviews;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping("/calls")
    ResponseEntity<String> calls(Staff staff) {
        MaySee.calls(staff);
        return pages.live(
                "Calls",
                "calls.jte",
                Map.of("rows", list.rows(clock.instant()), "notReviewed", reviews.missing()),
                REFRESH_SECONDS);
    }

    @GetMapping("/calls/{id}")
    ResponseEntity<String> call(@PathVariable String id, Staff staff) {
        return page(HttpStatus.OK, find(id, staff), staff, "", "", new FormErrors(), "");
    }

    /** {@code number} is of the call, from 1, as the page counted: a second click changes nothing. */
    @PostMapping("/calls/{id}")
    ResponseEntity<String> record(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") int number,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String note,
            Staff staff) {
        find(id, staff);
        return switch (record.record(
                id, number, staff.account(), outcome, note, staff.is(Role.CLINICIAN), clock.instant())) {
            case RecordAttempt.Outcome.Done _ -> Pages.seeOther("/calls/" + id);
            case RecordAttempt.Outcome.Overtaken _ ->
                page(HttpStatus.CONFLICT, find(id, staff), staff, outcome, note, new FormErrors(), OVERTAKEN);
            case RecordAttempt.Outcome.Invalid invalid ->
                page(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        find(id, staff),
                        staff,
                        outcome,
                        note,
                        new FormErrors().add(invalid.field(), invalid.message()),
                        "");
            case RecordAttempt.Outcome.Unknown _ -> throw CallList.unknown(id);
        };
    }

    private Escalation find(String id, Staff staff) {
        MaySee.calls(staff);
        return list.find(id).orElseThrow(() -> CallList.unknown(id));
    }

    private ResponseEntity<String> page(
            HttpStatus status,
            Escalation escalation,
            Staff staff,
            String outcome,
            String note,
            FormErrors errors,
            String conflict) {
        return pages.staff(
                status,
                errors.any() ? "Error: Call" : "Call",
                "call.jte",
                Map.of(
                        "shown",
                        list.show(escalation, clock.instant()),
                        "outcomes",
                        Call.Outcome.ofCallList(),
                        "outcome",
                        outcome,
                        "note",
                        note,
                        "errors",
                        errors,
                        "conflict",
                        conflict,
                        "notReviewed",
                        reviews.missing(),
                        "clinician",
                        staff.is(Role.CLINICIAN) || staff.is(Role.SAFETY_OFFICER)));
    }
}
