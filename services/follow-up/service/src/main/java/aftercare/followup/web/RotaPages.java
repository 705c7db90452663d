package aftercare.followup.web;

import aftercare.followup.rota.ChangeCovers;
import aftercare.followup.rota.CoverEntry;
import aftercare.followup.rota.Gap;
import aftercare.followup.rota.LiveRota;
import aftercare.followup.rota.Rota;
import aftercare.kernel.ProductClock;
import aftercare.web.FormErrors;
import aftercare.web.NotFoundException;
import aftercare.web.Pages;
import aftercare.web.Role;
import aftercare.web.Staff;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who is on call now and in the next two weeks, and the form by which somebody takes over. */
@Controller
final class RotaPages {
    private static final Duration AHEAD = Duration.ofDays(14);

    private final LiveRota live;
    private final ChangeCovers change;
    private final RotaView view;
    private final Pages pages;
    private final ProductClock clock;

    RotaPages(LiveRota live, ChangeCovers change, RotaView view, Pages pages, ProductClock clock) {
        this.live = live;
        this.change = change;
        this.view = view;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping("/rota")
    ResponseEntity<String> rota(Staff staff) {
        return page(HttpStatus.OK, staff, Typed.NOTHING, List.of(), new FormErrors(), "");
    }

    @PostMapping("/rota/covers")
    ResponseEntity<String> add(
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String insteadOf,
            @RequestParam(defaultValue = "") List<String> tiers,
            @RequestParam(defaultValue = "") String careTeam,
            @RequestParam(defaultValue = "") String reason,
            Staff staff) {
        mayChange(staff);
        Typed typed = new Typed(Map.of(
                "from",
                from,
                "to",
                to,
                "person",
                person,
                "insteadOf",
                insteadOf,
                "careTeam",
                careTeam,
                "reason",
                reason));
        var entry = new CoverEntry(from, to, person, insteadOf, tiers, careTeam, reason);
        return switch (change.add(entry, staff.account(), clock.instant())) {
            case ChangeCovers.Outcome.Done _ -> Pages.seeOther("/rota");
            case ChangeCovers.Outcome.Invalid invalid ->
                page(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        staff,
                        typed,
                        tiers,
                        new FormErrors().add(invalid.field(), invalid.message()),
                        "");
            case ChangeCovers.Outcome.Uncovers uncovers ->
                page(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        staff,
                        typed,
                        tiers,
                        new FormErrors().add("person", "Select who is on duty: " + leaves(uncovers.gaps())),
                        "");
            case ChangeCovers.Outcome.Unknown _ -> throw noRota();
        };
    }

    @PostMapping("/rota/covers/{id}/withdraw")
    ResponseEntity<String> withdraw(@PathVariable String id, Staff staff) {
        mayChange(staff);
        return switch (change.withdraw(id, staff.account(), clock.instant())) {
            case ChangeCovers.Outcome.Done _, ChangeCovers.Outcome.Invalid _ -> Pages.seeOther("/rota");
            case ChangeCovers.Outcome.Uncovers uncovers ->
                page(
                        HttpStatus.CONFLICT,
                        staff,
                        Typed.NOTHING,
                        List.of(),
                        new FormErrors(),
                        "Without it " + leaves(uncovers.gaps()) + " Enter who takes over first.");
            case ChangeCovers.Outcome.Unknown _ -> throw new NotFoundException("There is no cover " + id + ".");
        };
    }

    /** What a change would leave uncovered, as a sentence. */
    String leaves(List<Gap> gaps) {
        return "nobody would be on duty for "
                + String.join(
                        "; ",
                        Gap.sentences(
                                gaps, live.file().orElseThrow(RotaPages::noRota).zone()))
                + ".";
    }

    static void mayChange(Staff staff) {
        staff.needs(Role.CLINICIAN, Role.COORDINATOR);
    }

    static NotFoundException noRota() {
        return new NotFoundException("The clinic has no rota. Start it with one: ./aftercare up --rota FILE.");
    }

    private ResponseEntity<String> page(
            HttpStatus status, Staff staff, Typed typed, List<String> tiers, FormErrors errors, String conflict) {
        MaySee.calls(staff);
        Instant now = clock.instant();
        Optional<Rota> rota = live.now();
        if (rota.isEmpty()) {
            return pages.staff("Rota", "no_rota.jte", Map.of());
        }
        return pages.staff(
                status,
                errors.any() ? "Error: Rota" : "Rota",
                "rota.jte",
                Map.of(
                        "shown", view.show(rota.get(), AHEAD, now),
                        "typed", typed,
                        "tiers", tiers,
                        "errors", errors,
                        "conflict", conflict,
                        "mayChange", staff.is(Role.CLINICIAN) || staff.is(Role.COORDINATOR)));
    }
}
