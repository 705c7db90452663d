package aftercare.followup.web;

import aftercare.followup.escalation.HandOver;
import aftercare.followup.escalation.PutOff;
import aftercare.followup.escalation.RecordAttempt;
import aftercare.followup.escalation.ResolveEscalation;
import aftercare.kernel.ProductClock;
import aftercare.web.BadInputException;
import aftercare.web.ConflictException;
import aftercare.web.FieldProblem;
import aftercare.web.Staff;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What people do about an escalation between taking it on and closing it, and its whole story. */
@RestController
@RequestMapping("/api/follow-up/escalations/{id}")
final class EscalationResource {
    private final StaffEscalations escalations;
    private final RecordAttempt attempts;
    private final HandOver handOver;
    private final PutOff putOff;
    private final ResolveEscalation resolve;
    private final EscalationStory story;
    private final EscalationView view;
    private final ProductClock clock;

    EscalationResource(
            StaffEscalations escalations,
            RecordAttempt attempts,
            HandOver handOver,
            PutOff putOff,
            ResolveEscalation resolve,
            EscalationStory story,
            EscalationView view,
            ProductClock clock) {
        this.escalations = escalations;
        this.attempts = attempts;
        this.handOver = handOver;
        this.putOff = putOff;
        this.resolve = resolve;
        this.story = story;
        this.view = view;
        this.clock = clock;
    }

    /** An attempt of contact; {@code number} counts them, from 1, so that the same again is the same one. */
    record Attempted(
            int number, @Nullable String outcome, @Nullable String note) {
        @Override
        public String toString() {
            return "Attempted[" + number + ", " + outcome + "]";
        }
    }

    /** To whom it is given. */
    record Given(@Nullable String to) {}

    /** For how many whole hours it is put off, and why. */
    record Wait(@Nullable String hours, @Nullable String reason) {
        @Override
        public String toString() {
            return "Wait[" + hours + "]";
        }
    }

    /** What is agreed to, or not, and then why not. */
    record Judgement(@Nullable String proposal, @Nullable String why) {
        @Override
        public String toString() {
            return "Judgement[" + proposal + "]";
        }
    }

    @GetMapping("/story")
    EscalationStory.Told story(@PathVariable String id, Staff staff) {
        return story.tell(escalations.find(id, staff), clock.instant());
    }

    @PostMapping("/attempts")
    EscalationSummary attempt(@PathVariable String id, @RequestBody Attempted attempt, Staff staff) {
        escalations.toActOn(id, staff);
        return switch (attempts.record(
                id,
                attempt.number(),
                staff.account(),
                orEmpty(attempt.outcome()),
                orEmpty(attempt.note()),
                clock.instant())) {
            case RecordAttempt.Outcome.Done _ -> now(id, staff);
            case RecordAttempt.Outcome.Overtaken _ -> throw conflict(id, staff);
            case RecordAttempt.Outcome.Invalid invalid -> throw invalid(invalid.field(), invalid.message());
            case RecordAttempt.Outcome.Unknown _ -> throw StaffEscalations.unknown(id);
        };
    }

    @PostMapping("/hand-over")
    EscalationSummary handOver(@PathVariable String id, @RequestBody Given given, Staff staff) {
        escalations.toActOn(id, staff);
        return switch (handOver.handOver(id, staff.account(), orEmpty(given.to()), clock.instant())) {
            case HandOver.Outcome.Done _ -> now(id, staff);
            case HandOver.Outcome.Overtaken _ -> throw conflict(id, staff);
            case HandOver.Outcome.Invalid invalid -> throw invalid(invalid.field(), invalid.message());
            case HandOver.Outcome.Unknown _ -> throw StaffEscalations.unknown(id);
        };
    }

    @PostMapping("/put-off")
    EscalationSummary putOff(@PathVariable String id, @RequestBody Wait wait, Staff staff) {
        escalations.toActOn(id, staff);
        return switch (putOff.putOff(
                id, staff.account(), orEmpty(wait.hours()), orEmpty(wait.reason()), clock.instant())) {
            case PutOff.Outcome.Done _ -> now(id, staff);
            case PutOff.Outcome.Overtaken _ -> throw conflict(id, staff);
            case PutOff.Outcome.Invalid invalid -> throw invalid(invalid.field(), invalid.message());
            case PutOff.Outcome.Unknown _ -> throw StaffEscalations.unknown(id);
        };
    }

    @PostMapping("/agree")
    EscalationSummary agree(@PathVariable String id, @RequestBody Judgement judgement, Staff staff) {
        escalations.toActOn(id, staff);
        return judged(id, staff, resolve.agree(id, staff.account(), orEmpty(judgement.proposal()), clock.instant()));
    }

    @PostMapping("/refuse")
    EscalationSummary refuse(@PathVariable String id, @RequestBody Judgement judgement, Staff staff) {
        escalations.toActOn(id, staff);
        return judged(
                id,
                staff,
                resolve.refuse(
                        id, staff.account(), orEmpty(judgement.proposal()), orEmpty(judgement.why()), clock.instant()));
    }

    private EscalationSummary judged(String id, Staff staff, ResolveEscalation.Outcome outcome) {
        return switch (outcome) {
            case ResolveEscalation.Outcome.Done _, ResolveEscalation.Outcome.Proposed _ -> now(id, staff);
            case ResolveEscalation.Outcome.AlreadyResolved _, ResolveEscalation.Outcome.Overtaken _ ->
                throw conflict(id, staff);
            case ResolveEscalation.Outcome.Invalid invalid ->
                throw invalid(invalid.field().equals("second") ? "proposal" : invalid.field(), invalid.message());
            case ResolveEscalation.Outcome.Unknown _ -> throw StaffEscalations.unknown(id);
        };
    }

    private EscalationSummary now(String id, Staff staff) {
        return EscalationSummary.of(escalations.find(id, staff));
    }

    private ConflictException conflict(String id, Staff staff) {
        return new ConflictException(view.state(escalations.find(id, staff)) + " Nothing was changed.");
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static BadInputException invalid(String field, String message) {
        return new BadInputException(List.of(new FieldProblem(field, message)));
    }
}
