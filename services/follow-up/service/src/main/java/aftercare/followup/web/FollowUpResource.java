package aftercare.followup.web;

import aftercare.followup.course.AcceptLevel;
import aftercare.followup.course.FindFlag;
import aftercare.followup.course.LiftHold;
import aftercare.followup.course.Lifting;
import aftercare.followup.escalation.AcknowledgeEscalation;
import aftercare.followup.escalation.Acknowledgement;
import aftercare.followup.escalation.After;
import aftercare.followup.escalation.Escalation;
import aftercare.followup.escalation.Escalations;
import aftercare.followup.escalation.RecordAttempt;
import aftercare.followup.escalation.RecordCall;
import aftercare.followup.escalation.ResolveEscalation;
import aftercare.followup.staff.Account;
import aftercare.followup.staff.SignIn;
import aftercare.kernel.ProductClock;
import aftercare.web.BadInputException;
import aftercare.web.Clinic;
import aftercare.web.ConflictException;
import aftercare.web.FieldProblem;
import aftercare.web.FormErrors;
import aftercare.web.NotFoundException;
import aftercare.web.Role;
import aftercare.web.Staff;
import aftercare.web.StaffTokens;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The REST of follow-up. Every refusal is a problem (RFC 9457). */
@RestController
@RequestMapping("/api/follow-up")
final class FollowUpResource {
    private static final int MOST = 500;

    private final SignIn signIn;
    private final StaffTokens tokens;
    private final Escalations escalations;
    private final AcknowledgeEscalation acknowledge;
    private final ResolveEscalation resolve;
    private final LiftHold lift;
    private final FindFlag findFlag;
    private final AcceptLevel accept;
    private final CallList callList;
    private final RecordCall recordCall;
    private final Clinic clinic;
    private final EscalationView view;
    private final ProductClock clock;

    FollowUpResource(
            SignIn signIn,
            StaffTokens tokens,
            Escalations escalations,
            AcknowledgeEscalation acknowledge,
            ResolveEscalation resolve,
            LiftHold lift,
            FindFlag findFlag,
            AcceptLevel accept,
            CallList callList,
            RecordCall recordCall,
            Clinic clinic,
            EscalationView view,
            ProductClock clock) {
        this.signIn = signIn;
        this.tokens = tokens;
        this.escalations = escalations;
        this.acknowledge = acknowledge;
        this.resolve = resolve;
        this.lift = lift;
        this.findFlag = findFlag;
        this.accept = accept;
        this.callList = callList;
        this.recordCall = recordCall;
        this.clinic = clinic;
        this.view = view;
        this.clock = clock;
    }

    /** Who wants in. */
    record Entry(@Nullable String username, @Nullable String password) {
        @Override
        public String toString() {
            return "Entry[" + username + "]";
        }
    }

    /**
     * A way in.
     *
     * @param token for {@code Authorization: Bearer}
     * @param expiresInSeconds from now
     */
    record Admission(String token, long expiresInSeconds) {
        @Override
        public String toString() {
            return "Admission[" + expiresInSeconds + "]";
        }
    }

    /** How an escalation is closed, and what the disposition asks for besides. */
    record Resolving(
            @Nullable String disposition,
            @Nullable String note,
            @Nullable String duplicateOf,
            @Nullable String emergencyContact,
            @Nullable String welfareCheck) {
        ResolveEscalation.Entry entry() {
            return new ResolveEscalation.Entry(
                    orEmpty(disposition),
                    orEmpty(note),
                    orEmpty(duplicateOf),
                    orEmpty(emergencyContact),
                    orEmpty(welfareCheck));
        }

        private static String orEmpty(@Nullable String text) {
            return text == null ? "" : text;
        }

        @Override
        public String toString() {
            return "Resolving[" + disposition + "]";
        }
    }

    /** Why a hold is lifted. */
    record Reason(@Nullable String reason) {}

    @PostMapping("/sign-in")
    Admission signIn(@RequestBody Entry entry, HttpServletRequest request) {
        String username = entry.username() == null ? "" : entry.username();
        String password = entry.password() == null ? "" : entry.password();
        FormErrors errors = SignInPages.faults(username, password);
        errors.orThrow();
        return switch (signIn.check(username, password, request.getRemoteAddr())) {
            case SignIn.Outcome.Welcome(Account account) ->
                new Admission(tokens.issue(SignInPages.staff(account)), StaffTokens.LIFE.toSeconds());
            case SignIn.Outcome.NotThese _ ->
                throw new BadInputException(List.of(new FieldProblem("username", SignInPages.NOT_THESE)));
            case SignIn.Outcome.TooManyTries _ ->
                throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS, SignInPages.TOO_MANY);
        };
    }

    /**
     * Those nobody has closed, the most urgent first.
     *
     * @param limit 1 to 500 are looked at; fewer come when the reader may not see some
     * @param after where to go on, as the header {@code Link} with {@code rel="next"} of the page before says
     */
    @GetMapping("/escalations")
    ResponseEntity<List<EscalationSummary>> standing(
            @RequestParam(defaultValue = "" + MOST) String limit,
            @RequestParam(defaultValue = "") String after,
            Staff staff) {
        MaySee.flags(staff);
        int most = limit(limit);
        Optional<After> from = After.read(after);
        if (!after.isEmpty() && from.isEmpty()) {
            throw invalid("after", "Give the value from the Link header of the page before, or leave it out");
        }
        List<Escalation> page = escalations.standing(most, from.orElse(null));
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        if (page.size() == most) {
            answer.header(
                    HttpHeaders.LINK,
                    "</api/follow-up/escalations?limit=" + most + "&after="
                            + After.of(page.getLast()).cursor() + ">; rel=\"next\"");
        }
        return answer.body(page.stream()
                .filter(escalation -> MaySee.escalation(staff, escalation))
                .map(EscalationSummary::of)
                .toList());
    }

    private static int limit(String text) {
        int limit = text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > MOST) {
            throw invalid("limit", "Give a number from 1 to " + MOST);
        }
        return limit;
    }

    @GetMapping("/escalations/{id}")
    EscalationSummary one(@PathVariable String id, Staff staff) {
        return EscalationSummary.of(find(id, staff));
    }

    @PostMapping("/escalations/{id}/acknowledge")
    EscalationSummary acknowledge(@PathVariable String id, Staff staff) {
        Escalation before = find(id, staff);
        mayAct(staff, before);
        if (before instanceof Escalation.Acknowledged taken && !taken.by().equals(staff.account())) {
            throw new ConflictException(view.state(before));
        }
        return switch (acknowledge.acknowledge(id, staff.account(), clock.instant())) {
            case Acknowledgement.Done _ -> one(id, staff);
            case Acknowledgement.AlreadyResolved _ -> throw new ConflictException(view.state(find(id, staff)));
            case Acknowledgement.Unknown _ -> throw StaffEscalations.unknown(id);
        };
    }

    @PostMapping("/escalations/{id}/resolve")
    EscalationSummary resolve(@PathVariable String id, @RequestBody Resolving how, Staff staff) {
        mayAct(staff, find(id, staff));
        String disposition = how.disposition() == null ? "" : how.disposition();
        String note = how.note() == null ? "" : how.note();
        return switch (resolve.resolve(id, staff.account(), how.entry(), clock.instant())) {
            case ResolveEscalation.Outcome.Done _,
                    ResolveEscalation.Outcome.Proposed _,
                    ResolveEscalation.Outcome.Overtaken _ -> one(id, staff);
            case ResolveEscalation.Outcome.AlreadyResolved _ -> {
                Escalation now = find(id, staff);
                if (!EscalationView.closedSo(now, staff.account(), disposition, note)) {
                    throw new ConflictException(view.state(now));
                }
                yield EscalationSummary.of(now);
            }
            case ResolveEscalation.Outcome.Invalid invalid -> throw invalid(invalid.field(), invalid.message());
            case ResolveEscalation.Outcome.Unknown _ -> throw StaffEscalations.unknown(id);
        };
    }

    /** What came of a call; {@code number} counts the calls to this patient about this, from 1. */
    record Called(
            int number, @Nullable String outcome, @Nullable String note) {
        @Override
        public String toString() {
            return "Called[" + number + ", " + outcome + "]";
        }
    }

    /** Who has to be telephoned, the most urgent first. */
    @GetMapping("/calls")
    List<CallRow> calls(Staff staff) {
        MaySee.calls(staff);
        return callList.rows(clock.instant());
    }

    @PostMapping("/calls/{id}")
    ShownCalls call(@PathVariable String id, @RequestBody Called call, Staff staff) {
        MaySee.calls(staff);
        String outcome = call.outcome() == null ? "" : call.outcome();
        String note = call.note() == null ? "" : call.note();
        return switch (recordCall.record(
                id, call.number(), staff.account(), outcome, note, staff.is(Role.CLINICIAN), clock.instant())) {
            case RecordAttempt.Outcome.Done _ ->
                callList.find(id)
                        .map(entry -> callList.show(entry, clock.instant()))
                        .orElseThrow(() -> CallList.unknown(id));
            case RecordAttempt.Outcome.Overtaken _ ->
                throw new ConflictException("Call " + call.number() + " was recorded before, or the entry is closed.");
            case RecordAttempt.Outcome.Invalid invalid -> throw invalid(invalid.field(), invalid.message());
            case RecordAttempt.Outcome.Unknown _ -> throw CallList.unknown(id);
        };
    }

    /** One flag with the values its rule looked at; {@code ./aftercare explain} works it out again from them. */
    @GetMapping("/flags/{id}")
    FlagSummary flag(@PathVariable String id, Staff staff) {
        MaySee.flags(staff);
        return findFlag.find(id)
                .filter(found -> MaySee.flag(staff, found.flag())
                        || escalations
                                .carrying(id)
                                .filter(e -> MaySee.escalation(staff, e))
                                .isPresent())
                .map(FlagSummary::of)
                .orElseThrow(() -> new NotFoundException("There is no flag " + id
                        + ". An escalation's page and the patient's chart name the flags with their ids."));
    }

    /** What became of a hold: whether another one still stops the next dose. */
    record Lifted(boolean stillStopped) {}

    @PostMapping("/patients/{patient}/holds/{cause}/lift")
    Lifted lift(@PathVariable String patient, @PathVariable String cause, @RequestBody Reason why, Staff staff) {
        MaySee.lift(staff, patient);
        String reason = why.reason() == null ? "" : why.reason();
        return switch (lift.lift(patient, cause, staff.account(), reason, clock.instant())) {
            case Lifting.Done done -> new Lifted(done.stillStopped());
            case Lifting.Invalid invalid -> throw invalid(invalid.field(), invalid.message());
            case Lifting.NotStanding _ ->
                throw new ConflictException("No hold of cause " + cause + " stands for patient " + patient
                        + ": it was lifted before, or never placed.");
        };
    }

    /** What is known, why, and the last day on which that counts, such as {@code 2027-01-31}. */
    record Known(
            @Nullable String symptom,
            @Nullable String note,
            @Nullable String until) {
        LevelForm form() {
            return new LevelForm(symptom == null ? "" : symptom, note == null ? "" : note, until == null ? "" : until);
        }

        @Override
        public String toString() {
            return "Known[" + symptom + ", " + until + "]";
        }
    }

    /** What was recorded. */
    record Accepted(String patient, String symptom, String until) {}

    /** The level of the patient's latest answers is accepted as known, as on the escalation's page. */
    @PostMapping("/patients/{patient}/levels")
    Accepted accept(@PathVariable String patient, @RequestBody Known known, Staff staff) {
        staff.needs(Role.CLINICIAN);
        LevelForm form = known.form();
        return switch (accept.accept(
                patient, form.symptom(), form.note(), form.end(clinic.zone()), staff.account(), clock.instant())) {
            case AcceptLevel.Outcome.Done _ -> new Accepted(patient, form.symptom(), form.until());
            case AcceptLevel.Outcome.Invalid invalid ->
                throw invalid(invalid.field().equals("levelNote") ? "note" : invalid.field(), invalid.message());
            case AcceptLevel.Outcome.UnknownPatient _ ->
                throw new NotFoundException("Follow-up knows no patient " + patient + ".");
        };
    }

    private Escalation find(String id, Staff staff) {
        MaySee.flags(staff);
        return escalations
                .find(id)
                .filter(escalation -> MaySee.escalation(staff, escalation))
                .orElseThrow(() -> StaffEscalations.unknown(id));
    }

    private static void mayAct(Staff staff, Escalation escalation) {
        if (!MaySee.act(staff, escalation)) {
            staff.needs(Role.CLINICIAN);
        }
    }

    private static BadInputException invalid(String field, String message) {
        return new BadInputException(List.of(new FieldProblem(field, message)));
    }
}
