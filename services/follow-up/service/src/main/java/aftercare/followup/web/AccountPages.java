package aftercare.followup.web;

import aftercare.followup.notice.ChangeReach;
import aftercare.followup.notice.Reach;
import aftercare.web.BadInputException;
import aftercare.web.FieldProblem;
import aftercare.web.FormErrors;
import aftercare.web.Pages;
import aftercare.web.Role;
import aftercare.web.Staff;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** How whoever is signed in is told of escalations; everybody enters their own. */
@Controller
final class AccountPages {
    private static final String PATH = "/account";
    private static final String REST = "/api/follow-up/account/reach";

    private final ChangeReach change;
    private final Pages pages;

    AccountPages(ChangeReach change, Pages pages) {
        this.change = change;
        this.pages = pages;
    }

    /** As REST gives and takes it; {@code ways} are those of the clinic, and are not taken. */
    record Shown(
            @Nullable String mobile,
            @Nullable Boolean telephone,
            @Nullable String pager,
            @Nullable List<String> ways) {
        @Override
        public String toString() {
            return "Shown[hidden]";
        }
    }

    @GetMapping(PATH)
    ResponseEntity<String> show(Staff staff, @RequestParam(defaultValue = "false") boolean saved) {
        mayHave(staff);
        Reach reach = change.of(staff.account());
        return page(HttpStatus.OK, typed(reach), reach.telephone(), new FormErrors(), saved);
    }

    @PostMapping(PATH)
    ResponseEntity<String> enter(
            @RequestParam(defaultValue = "") String mobile,
            @RequestParam(defaultValue = "false") boolean telephone,
            @RequestParam(defaultValue = "") String pager,
            Staff staff) {
        mayHave(staff);
        return switch (change.change(staff.account(), mobile, telephone, pager)) {
            case ChangeReach.Outcome.Done _ -> Pages.seeOther(PATH + "?saved=true");
            case ChangeReach.Outcome.Invalid invalid ->
                page(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        new Typed(Map.of("mobile", mobile, "pager", pager)),
                        telephone,
                        new FormErrors().add(invalid.field(), invalid.message()),
                        false);
        };
    }

    @GetMapping(REST)
    @ResponseBody
    Shown reach(Staff staff) {
        mayHave(staff);
        return shown(change.of(staff.account()));
    }

    @PutMapping(REST)
    @ResponseBody
    Shown put(@RequestBody Shown entered, Staff staff) {
        mayHave(staff);
        return switch (change.change(
                staff.account(),
                orEmpty(entered.mobile()),
                Boolean.TRUE.equals(entered.telephone()),
                orEmpty(entered.pager()))) {
            case ChangeReach.Outcome.Done done -> shown(done.reach());
            case ChangeReach.Outcome.Invalid invalid ->
                throw new BadInputException(List.of(new FieldProblem(invalid.field(), invalid.message())));
        };
    }

    /** The canary's contact has its own. */
    private static void mayHave(Staff staff) {
        staff.needs(Role.CLINICIAN, Role.COORDINATOR, Role.SAFETY_OFFICER, Role.OPERATOR);
    }

    private Shown shown(Reach reach) {
        return new Shown(
                reach.mobile().orElse(null), reach.telephone(), reach.pager().orElse(null), ways());
    }

    private List<String> ways() {
        return change.has().stream()
                .sorted()
                .map(way -> way.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static Typed typed(Reach reach) {
        return new Typed(Map.of(
                "mobile", reach.mobile().orElse(""), "pager", reach.pager().orElse("")));
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }

    private ResponseEntity<String> page(
            HttpStatus status, Typed typed, boolean telephone, FormErrors errors, boolean saved) {
        return pages.staff(
                status,
                (errors.any() ? "Error: " : "") + "How you are told",
                "account.jte",
                Map.of("typed", typed, "telephone", telephone, "errors", errors, "saved", saved, "ways", ways()));
    }
}
