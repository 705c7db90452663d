package aftercare.followup.web;

import aftercare.followup.escalation.Escalation;
import aftercare.followup.escalation.RaisedFlag;
import aftercare.followup.poll.Polls;
import aftercare.followup.survey.Instruments;
import aftercare.followup.whereabouts.ToldWhereabouts;
import aftercare.kernel.ProductClock;
import aftercare.web.FormErrors;
import aftercare.web.Pages;
import aftercare.web.Role;
import aftercare.web.Staff;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** The page of one escalation, as it is first shown and as it comes back when an attempt on it failed. */
final class EscalationPage {
    private final EscalationView view;
    private final DealView deal;
    private final HoldView holds;
    private final LevelView levels;
    private final ToldWhereabouts told;
    private final Polls polls;
    private final Instruments instruments;
    private final Reviews reviews;
    private final Pages pages;
    private final ProductClock clock;

    EscalationPage(
            EscalationView view,
            DealView deal,
            HoldView holds,
            LevelView levels,
            ToldWhereabouts told,
            Polls polls,
            Instruments instruments,
            Reviews reviews,
            Pages pages,
            ProductClock clock) {
        this.view = view;
        this.deal = deal;
        this.holds = holds;
        this.levels = levels;
        this.told = told;
        this.polls = polls;
        this.instruments = instruments;
        this.reviews = reviews;
        this.pages = pages;
        this.clock = clock;
    }

    /**
     * What somebody tried on the page: typed values are kept, and a conflict says what stands now.
     *
     * @param typed by the name of the field
     * @param liftCause the hold that was to be lifted; empty when none was
     * @param level the level that was to be accepted
     */
    record Attempt(FormErrors errors, Typed typed, String conflict, String liftCause, String reason, LevelForm level) {
        static Attempt none() {
            return new Attempt(new FormErrors(), Typed.NOTHING, "", "", "", LevelForm.blank());
        }

        static Attempt level(FormErrors errors, LevelForm level) {
            return new Attempt(errors, Typed.NOTHING, "", "", "", level);
        }

        static Attempt overtaken(Typed typed, String conflict) {
            return new Attempt(new FormErrors(), typed, conflict, "", "", LevelForm.blank());
        }

        static Attempt faulty(FormErrors errors, Typed typed) {
            return new Attempt(errors, typed, "", "", "", LevelForm.blank());
        }

        static Attempt lift(FormErrors errors, String conflict, String cause, String reason) {
            return new Attempt(errors, Typed.NOTHING, conflict, cause, reason, LevelForm.blank());
        }
    }

    ResponseEntity<String> show(HttpStatus status, Escalation escalation, Staff staff, Attempt attempt) {
        ShownEscalation shown = view.show(escalation, words(escalation), staff.account(), clock.instant());
        Map<String, Object> model = new TreeMap<>();
        model.put("shown", shown);
        model.put("holds", holds.of(shown.patient(), staff));
        model.put("levels", levels.of(shown.patient(), clock.instant()));
        model.put(
                "levelChoices",
                staff.is(Role.CLINICIAN) && MaySee.act(staff, escalation)
                        ? levels.choices(shown.patient())
                        : List.of());
        model.put("level", attempt.level());
        model.put("notReviewed", reviews.missing());
        model.put("mayAct", MaySee.act(staff, escalation));
        model.put("errors", attempt.errors());
        model.put("typed", attempt.typed());
        model.put("deal", deal.show(escalation, staff));
        model.put("conflict", attempt.conflict());
        model.put("liftCause", attempt.liftCause());
        model.put("reason", attempt.reason());
        String title = (attempt.errors().any() ? "Error: " : "") + shown.concern();
        return pages.staff(status, title, "escalation.jte", model);
    }

    private Map<String, String> words(Escalation escalation) {
        Map<String, String> words = new LinkedHashMap<>();
        List<String> causes = escalation.matter().flags().stream()
                .map(RaisedFlag::cause)
                .distinct()
                .toList();
        causes.stream()
                .flatMap(poll -> polls.find(poll).stream())
                .forEach(poll -> new TreeMap<>(poll.words()).forEach((item, text) -> words.put(label(item), text)));
        causes.stream()
                .flatMap(poll -> told.ofPoll(poll).stream())
                .forEach(whereabouts -> new TreeMap<>(whereabouts.words())
                        .forEach((field, value) -> words.put(EscalationView.concern(field), value)));
        return words;
    }

    private String label(String item) {
        return instruments.item(item).map(i -> i.text().in("en")).orElse(item);
    }
}
