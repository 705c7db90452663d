package aftercare.followup.web;

import aftercare.followup.rota.ChangeCovers;
import aftercare.followup.rota.CoverEntry;
import aftercare.followup.rota.Gap;
import aftercare.followup.rota.LiveRota;
import aftercare.followup.rota.Rota;
import aftercare.kernel.ProductClock;
import aftercare.web.BadInputException;
import aftercare.web.ConflictException;
import aftercare.web.FieldProblem;
import aftercare.web.NotFoundException;
import aftercare.web.Staff;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The rota and its covers for other programs. */
@RestController
@RequestMapping("/api/follow-up/rota")
final class RotaResource {
    private static final int MOST_DAYS = 400;

    private final LiveRota live;
    private final ChangeCovers change;
    private final RotaView view;
    private final ProductClock clock;

    RotaResource(LiveRota live, ChangeCovers change, RotaView view, ProductClock clock) {
        this.live = live;
        this.change = change;
        this.view = view;
        this.clock = clock;
    }

    /** A cover to be entered; times are local to the clinic. */
    record Entered(
            @Nullable String from,
            @Nullable String to,
            @Nullable String person,
            @Nullable String insteadOf,
            @Nullable List<String> tiers,
            @Nullable String careTeam,
            @Nullable String reason) {
        @Override
        public String toString() {
            return "Entered[" + from + ", " + to + "]";
        }
    }

    /** {@code days} to look ahead, 1 to 400. */
    @GetMapping
    ShownRota rota(@RequestParam(defaultValue = "14") String days, Staff staff) {
        MaySee.calls(staff);
        Rota rota = live.now().orElseThrow(RotaPages::noRota);
        return view.show(rota, Duration.ofDays(days(days)), clock.instant());
    }

    @PostMapping("/covers")
    ShownRota.CoverRow add(@RequestBody Entered entered, Staff staff) {
        RotaPages.mayChange(staff);
        var entry = new CoverEntry(
                orEmpty(entered.from()),
                orEmpty(entered.to()),
                orEmpty(entered.person()),
                orEmpty(entered.insteadOf()),
                entered.tiers() == null ? List.of() : entered.tiers(),
                orEmpty(entered.careTeam()),
                orEmpty(entered.reason()));
        return switch (change.add(entry, staff.account(), clock.instant())) {
            case ChangeCovers.Outcome.Done done -> view.row(done.booked(), file().zone(), clock.instant());
            case ChangeCovers.Outcome.Invalid invalid -> throw invalid(invalid.field(), invalid.message());
            case ChangeCovers.Outcome.Uncovers uncovers ->
                throw invalid("person", "Name who is on duty: nobody would be for " + sentences(uncovers.gaps()));
            case ChangeCovers.Outcome.Unknown _ -> throw RotaPages.noRota();
        };
    }

    @PostMapping("/covers/{id}/withdraw")
    ShownRota.CoverRow withdraw(@PathVariable String id, Staff staff) {
        RotaPages.mayChange(staff);
        return switch (change.withdraw(id, staff.account(), clock.instant())) {
            case ChangeCovers.Outcome.Done done -> view.row(done.booked(), file().zone(), clock.instant());
            case ChangeCovers.Outcome.Invalid invalid -> throw invalid(invalid.field(), invalid.message());
            case ChangeCovers.Outcome.Uncovers uncovers ->
                throw new ConflictException("Without it nobody would be on duty for " + sentences(uncovers.gaps())
                        + ". Enter who takes over first. Nothing was changed.");
            case ChangeCovers.Outcome.Unknown _ -> throw new NotFoundException("There is no cover " + id + ".");
        };
    }

    private Rota file() {
        return live.file().orElseThrow(RotaPages::noRota);
    }

    private String sentences(List<Gap> gaps) {
        return String.join("; ", Gap.sentences(gaps, file().zone()));
    }

    private static int days(String text) {
        if (text.matches("[0-9]{1,3}")) {
            int days = Integer.parseInt(text);
            if (days >= 1 && days <= MOST_DAYS) {
                return days;
            }
        }
        throw invalid("days", "Enter a whole number of days from 1 to " + MOST_DAYS);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static BadInputException invalid(String field, String message) {
        return new BadInputException(List.of(new FieldProblem(field, message)));
    }
}
