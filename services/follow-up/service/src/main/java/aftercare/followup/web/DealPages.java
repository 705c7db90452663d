package aftercare.followup.web;

import aftercare.followup.escalation.Escalation;
import aftercare.followup.escalation.HandOver;
import aftercare.followup.escalation.PutOff;
import aftercare.followup.escalation.RecordAttempt;
import aftercare.followup.escalation.ResolveEscalation;
import aftercare.kernel.ProductClock;
import aftercare.web.FormErrors;
import aftercare.web.Pages;
import aftercare.web.Staff;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What people do about an escalation between taking it on and closing it, by its page's forms. */
@Controller
@RequestMapping("/inbox/{id}")
final class DealPages {
    private final StaffEscalations escalations;
    private final RecordAttempt attempts;
    private final HandOver handOver;
    private final PutOff putOff;
    private final ResolveEscalation resolve;
    private final EscalationView view;
    private final EscalationPage page;
    private final ProductClock clock;

    DealPages(
            StaffEscalations escalations,
            RecordAttempt attempts,
            HandOver handOver,
            PutOff putOff,
            ResolveEscalation resolve,
            EscalationView view,
            EscalationPage page,
            ProductClock clock) {
        this.escalations = escalations;
        this.attempts = attempts;
        this.handOver = handOver;
        this.putOff = putOff;
        this.resolve = resolve;
        this.view = view;
        this.page = page;
        this.clock = clock;
    }

    /** {@code number} counts the attempts, so that a second click is the same one. */
    @PostMapping("/attempts")
    ResponseEntity<String> attempt(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") int number,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String attemptNote,
            Staff staff) {
        escalations.toActOn(id, staff);
        Typed typed = new Typed(Map.of("outcome", outcome, "attemptNote", attemptNote));
        return switch (attempts.record(id, number, staff.account(), outcome, attemptNote, clock.instant())) {
            case RecordAttempt.Outcome.Done _ -> done(id);
            case RecordAttempt.Outcome.Overtaken _ -> overtaken(id, staff, typed, "Another attempt was recorded. ");
            case RecordAttempt.Outcome.Invalid invalid ->
                faulty(
                        id,
                        staff,
                        typed,
                        invalid.field().equals("note") ? "attemptNote" : invalid.field(),
                        invalid.message());
            case RecordAttempt.Outcome.Unknown _ -> throw StaffEscalations.unknown(id);
        };
    }

    @PostMapping("/hand-over")
    ResponseEntity<String> handOver(@PathVariable String id, @RequestParam(defaultValue = "") String to, Staff staff) {
        escalations.toActOn(id, staff);
        Typed typed = new Typed(Map.of("to", to));
        return switch (handOver.handOver(id, staff.account(), to, clock.instant())) {
            case HandOver.Outcome.Done _ -> done(id);
            case HandOver.Outcome.Overtaken _ -> overtaken(id, staff, typed, "");
            case HandOver.Outcome.Invalid invalid -> faulty(id, staff, typed, invalid.field(), invalid.message());
            case HandOver.Outcome.Unknown _ -> throw StaffEscalations.unknown(id);
        };
    }

    @PostMapping("/put-off")
    ResponseEntity<String> putOff(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String hours,
            @RequestParam(defaultValue = "") String putOffReason,
            Staff staff) {
        escalations.toActOn(id, staff);
        Typed typed = new Typed(Map.of("hours", hours, "putOffReason", putOffReason));
        return switch (putOff.putOff(id, staff.account(), hours, putOffReason, clock.instant())) {
            case PutOff.Outcome.Done _ -> done(id);
            case PutOff.Outcome.Overtaken _ -> overtaken(id, staff, typed, "");
            case PutOff.Outcome.Invalid invalid ->
                faulty(
                        id,
                        staff,
                        typed,
                        invalid.field().equals("reason") ? "putOffReason" : invalid.field(),
                        invalid.message());
            case PutOff.Outcome.Unknown _ -> throw StaffEscalations.unknown(id);
        };
    }

    @PostMapping("/agree")
    ResponseEntity<String> agree(
            @PathVariable String id, @RequestParam(defaultValue = "") String proposal, Staff staff) {
        escalations.toActOn(id, staff);
        return judged(id, staff, Typed.NOTHING, resolve.agree(id, staff.account(), proposal, clock.instant()));
    }

    @PostMapping("/refuse")
    ResponseEntity<String> refuse(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String proposal,
            @RequestParam(defaultValue = "") String why,
            Staff staff) {
        escalations.toActOn(id, staff);
        return judged(
                id,
                staff,
                new Typed(Map.of("why", why)),
                resolve.refuse(id, staff.account(), proposal, why, clock.instant()));
    }

    private ResponseEntity<String> judged(String id, Staff staff, Typed typed, ResolveEscalation.Outcome outcome) {
        return switch (outcome) {
            case ResolveEscalation.Outcome.Done _, ResolveEscalation.Outcome.Proposed _ -> done(id);
            case ResolveEscalation.Outcome.AlreadyResolved _ -> overtaken(id, staff, typed, "");
            case ResolveEscalation.Outcome.Overtaken _ ->
                overtaken(id, staff, typed, "Something else is proposed by now. ");
            case ResolveEscalation.Outcome.Invalid invalid ->
                faulty(id, staff, typed, invalid.field(), invalid.message());
            case ResolveEscalation.Outcome.Unknown _ -> throw StaffEscalations.unknown(id);
        };
    }

    private static ResponseEntity<String> done(String id) {
        return Pages.seeOther("/inbox/" + id);
    }

    private ResponseEntity<String> overtaken(String id, Staff staff, Typed typed, String what) {
        Escalation now = escalations.find(id, staff);
        return page.show(
                HttpStatus.CONFLICT,
                now,
                staff,
                EscalationPage.Attempt.overtaken(typed, what + view.state(now) + " Nothing was changed."));
    }

    private ResponseEntity<String> faulty(String id, Staff staff, Typed typed, String field, String message) {
        return page.show(
                HttpStatus.UNPROCESSABLE_CONTENT,
                escalations.find(id, staff),
                staff,
                EscalationPage.Attempt.faulty(new FormErrors().add(field, message), typed));
    }
}
