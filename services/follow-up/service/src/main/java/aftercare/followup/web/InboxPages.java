package aftercare.followup.web;

import aftercare.followup.course.AcceptLevel;
import aftercare.followup.escalation.AcknowledgeEscalation;
import aftercare.followup.escalation.Acknowledgement;
import aftercare.followup.escalation.Escalation;
import aftercare.followup.escalation.Escalations;
import aftercare.followup.escalation.ResolveEscalation;
import aftercare.followup.notice.Unwoken;
import aftercare.followup.staff.Accounts;
import aftercare.kernel.Ids;
import aftercare.kernel.ProductClock;
import aftercare.kernel.Tier;
import aftercare.web.Clinic;
import aftercare.web.FormErrors;
import aftercare.web.Pages;
import aftercare.web.Role;
import aftercare.web.Staff;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** What waits for a clinician: the list that keeps itself fresh, and each escalation with what can be done about it. */
@Controller
final class InboxPages {
    private static final int MOST = 500;
    private static final int CLOSED_SHOWN = 20;
    private static final int REFRESH_SECONDS = 15;

    private final Escalations escalations;
    private final StaffEscalations readable;
    private final Accounts accounts;
    private final AcknowledgeEscalation acknowledge;
    private final ResolveEscalation resolve;
    private final AcceptLevel accept;
    private final EscalationView view;
    private final EscalationPage page;
    private final Reviews reviews;
    private final Unwoken unwoken;
    private final Clinic clinic;
    private final Pages pages;
    private final ProductClock clock;

    InboxPages(
            Escalations escalations,
            StaffEscalations readable,
            Accounts accounts,
            AcknowledgeEscalation acknowledge,
            ResolveEscalation resolve,
            AcceptLevel accept,
            EscalationView view,
            EscalationPage page,
            Reviews reviews,
            Unwoken unwoken,
            Clinic clinic,
            Pages pages,
            ProductClock clock) {
        this.escalations = escalations;
        this.readable = readable;
        this.accounts = accounts;
        this.acknowledge = acknowledge;
        this.resolve = resolve;
        this.accept = accept;
        this.view = view;
        this.page = page;
        this.reviews = reviews;
        this.unwoken = unwoken;
        this.clinic = clinic;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping("/inbox")
    ResponseEntity<String> inbox(@RequestParam(defaultValue = "all") String show, Staff staff) {
        MaySee.flags(staff);
        InboxPart part = InboxPart.of(show);
        List<ClosedRow> closed = escalations.recentlyResolved(CLOSED_SHOWN).stream()
                .filter(escalation -> MaySee.escalation(staff, escalation))
                .filter(Escalation.Resolved.class::isInstance)
                .map(Escalation.Resolved.class::cast)
                .map(view::closed)
                .toList();
        return pages.live(
                "Inbox",
                "inbox.jte",
                Map.of(
                        "list",
                        list(staff, part),
                        "closed",
                        closed,
                        "notReviewed",
                        reviews.missing(),
                        "unwoken",
                        unwoken.warning().orElse("")),
                REFRESH_SECONDS);
    }

    /** The list alone, for the script that keeps it fresh; 304 while it reads the same. */
    @GetMapping("/inbox/list")
    ResponseEntity<String> list(
            @RequestParam(defaultValue = "all") String show,
            Staff staff,
            @RequestHeader(name = "If-None-Match", required = false, defaultValue = "") String known) {
        MaySee.flags(staff);
        String list = pages.fragment("inbox_part.jte", Map.of("list", list(staff, InboxPart.of(show))));
        String tag = "\"" + Ids.sha256Hex(list) + "\"";
        if (known.equals(tag)) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(tag).build();
        }
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, java.nio.charset.StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .eTag(tag)
                .body(list);
    }

    @GetMapping("/inbox/{id}")
    ResponseEntity<String> show(@PathVariable String id, Staff staff) {
        return page.show(HttpStatus.OK, readable.find(id, staff), staff, EscalationPage.Attempt.none());
    }

    /** {@code seen} is what the page said of the state: a page that was overtaken asks again before it takes over. */
    @PostMapping("/inbox/{id}/acknowledge")
    ResponseEntity<String> acknowledge(
            @PathVariable String id, @RequestParam(defaultValue = "open") String seen, Staff staff) {
        Escalation before = readable.toActOn(id, staff);
        boolean overtaken = before instanceof Escalation.Acknowledged taken
                && !taken.by().equals(staff.account())
                && !seen.equals(EscalationView.seen(before));
        if (overtaken) {
            return conflict(before, staff, view.state(before) + " Take it over only if you have talked to each other.");
        }
        return switch (acknowledge.acknowledge(id, staff.account(), clock.instant())) {
            case Acknowledgement.Done _ -> Pages.seeOther("/inbox/" + id);
            case Acknowledgement.AlreadyResolved _ -> {
                Escalation now = readable.find(id, staff);
                yield conflict(now, staff, view.state(now) + " Nothing was changed.");
            }
            case Acknowledgement.Unknown _ -> throw StaffEscalations.unknown(id);
        };
    }

    @PostMapping("/inbox/{id}/resolve")
    ResponseEntity<String> resolve(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String disposition,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "") String duplicateOf,
            @RequestParam(defaultValue = "") String emergencyContact,
            @RequestParam(defaultValue = "") String welfareCheck,
            Staff staff) {
        readable.toActOn(id, staff);
        var entry = new ResolveEscalation.Entry(disposition, note, duplicateOf, emergencyContact, welfareCheck);
        Typed typed = new Typed(Map.of(
                "disposition", disposition,
                "note", note,
                "duplicateOf", duplicateOf,
                "emergencyContact", emergencyContact,
                "welfareCheck", welfareCheck));
        return switch (resolve.resolve(id, staff.account(), entry, clock.instant())) {
            case ResolveEscalation.Outcome.Done _,
                    ResolveEscalation.Outcome.Proposed _,
                    ResolveEscalation.Outcome.Overtaken _ -> Pages.seeOther("/inbox/" + id);
            case ResolveEscalation.Outcome.AlreadyResolved _ -> {
                Escalation now = readable.find(id, staff);
                yield EscalationView.closedSo(now, staff.account(), disposition, note)
                        ? Pages.seeOther("/inbox/" + id)
                        : page.show(
                                HttpStatus.CONFLICT,
                                now,
                                staff,
                                EscalationPage.Attempt.overtaken(typed, view.state(now)));
            }
            case ResolveEscalation.Outcome.Invalid invalid ->
                page.show(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        readable.find(id, staff),
                        staff,
                        EscalationPage.Attempt.faulty(new FormErrors().add(invalid.field(), invalid.message()), typed));
            case ResolveEscalation.Outcome.Unknown _ -> throw StaffEscalations.unknown(id);
        };
    }

    /** What is answered now is accepted as known: "tell me again if worse". */
    @PostMapping("/inbox/{id}/level")
    ResponseEntity<String> level(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String symptom,
            @RequestParam(defaultValue = "") String levelNote,
            @RequestParam(defaultValue = "") String until,
            Staff staff) {
        staff.needs(Role.CLINICIAN);
        Escalation escalation = readable.find(id, staff);
        var form = new LevelForm(symptom, levelNote, until);
        return switch (accept.accept(
                escalation.matter().patient(),
                symptom,
                levelNote,
                form.end(clinic.zone()),
                staff.account(),
                clock.instant())) {
            case AcceptLevel.Outcome.Done _ -> Pages.seeOther("/inbox/" + id);
            case AcceptLevel.Outcome.Invalid invalid ->
                page.show(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        escalation,
                        staff,
                        EscalationPage.Attempt.level(new FormErrors().add(invalid.field(), invalid.message()), form));
            case AcceptLevel.Outcome.UnknownPatient _ -> throw StaffEscalations.unknown(id);
        };
    }

    private ResponseEntity<String> conflict(Escalation now, Staff staff, String message) {
        return page.show(HttpStatus.CONFLICT, now, staff, EscalationPage.Attempt.overtaken(Typed.NOTHING, message));
    }

    private ShownInbox list(Staff staff, InboxPart part) {
        Instant now = clock.instant();
        Set<String> teams = accounts.find(staff.account())
                .map(stored -> stored.account().careTeams())
                .orElse(Set.of());
        var reader = new InboxPart.Reader(staff.account(), teams, now);
        List<Escalation> listed = escalations.standing(MOST);
        List<Escalation> all = listed.stream()
                .filter(escalation -> MaySee.escalation(staff, escalation))
                .toList();
        return new ShownInbox(
                part.code(),
                Arrays.stream(InboxPart.values())
                        .filter(one -> one != InboxPart.MY_TEAMS || !teams.isEmpty())
                        .map(one -> new ShownInbox.Count(one.code(), one.label(), one.count(all, reader)))
                        .toList(),
                all.stream()
                        .filter(escalation -> part.holds(escalation, reader))
                        .map(escalation -> view.row(escalation, now))
                        .toList(),
                listed.size() < MOST ? 0 : standing() - MOST);
    }

    private long standing() {
        return Arrays.stream(Tier.values())
                .mapToLong(escalations::countStanding)
                .sum();
    }
}
