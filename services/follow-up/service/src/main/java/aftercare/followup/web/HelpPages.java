package aftercare.followup.web;

import aftercare.followup.poll.ShowSurvey;
import aftercare.followup.poll.SurveyView;
import aftercare.followup.survey.CrisisNumbers;
import aftercare.followup.survey.PatientPages;
import aftercare.followup.whereabouts.ToldWhereabouts;
import aftercare.followup.whereabouts.Whereabouts;
import aftercare.kernel.ProductClock;
import aftercare.web.FormErrors;
import aftercare.web.Pages;
import java.time.Instant;
import java.util.HashMap;
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

/**
 * {@code /s/{token}/help}: what a patient sees at once after an answer that worries us, with buttons that call and fields
 * that help us find them. {@code POST} keeps the fields the page has and answers with 303 to the same page.
 */
@Controller
final class HelpPages {
    private static final int LONGEST = 300;

    private final ShowSurvey show;
    private final PatientWords words;
    private final ToldWhereabouts told;
    private final Pages pages;
    private final ProductClock clock;

    HelpPages(ShowSurvey show, PatientWords words, ToldWhereabouts told, Pages pages, ProductClock clock) {
        this.show = show;
        this.words = words;
        this.told = told;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping("/s/{token}/help")
    ResponseEntity<String> help(@PathVariable String token, @RequestParam(required = false) Optional<String> kept) {
        Instant now = clock.instant();
        return help(token, now)
                .map(help -> {
                    Map<String, String> typed = told.ofPoll(help.form().pollId())
                            .map(Whereabouts::words)
                            .orElse(Map.of());
                    return page(
                            HttpStatus.OK, token, help, kept.isPresent() && !typed.isEmpty(), typed, new FormErrors());
                })
                .orElseGet(() -> Pages.seeOther("/s/" + token));
    }

    @PostMapping("/s/{token}/help")
    ResponseEntity<String> tell(@PathVariable String token, @RequestParam Map<String, String> submitted) {
        Instant now = clock.instant();
        return help(token, now)
                .map(help -> tell(token, help, submitted, now))
                .orElseGet(() -> Pages.seeOther("/s/" + token));
    }

    private ResponseEntity<String> tell(String token, Help help, Map<String, String> submitted, Instant now) {
        List<PatientPages.Field> fields = help.fields();
        Map<String, String> typed = new HashMap<>();
        FormErrors errors = new FormErrors();
        for (PatientPages.Field field : fields) {
            String value = submitted.getOrDefault(field.name(), "").strip();
            if (!value.isEmpty()) {
                typed.put(field.name(), value);
            }
            errors.check(
                    value.length() <= LONGEST,
                    field.name(),
                    field.label() + " Use " + LONGEST + " characters or fewer");
        }
        if (!fields.isEmpty()) {
            errors.check(
                    !typed.isEmpty(),
                    fields.getFirst().name(),
                    "Fill in what you can: " + fields.getFirst().label());
        }
        if (errors.any()) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, token, help, false, typed, errors);
        }
        told.keep(new Whereabouts(help.form().pollId(), help.form().patient(), typed, now));
        return Pages.seeOther("/s/" + token + "/help?kept=yes");
    }

    /** What there is to show; empty when nothing asks for help now. */
    private Optional<Help> help(String token, Instant now) {
        return switch (show.current(token, now)) {
            case SurveyView.Ask ask
            when !ask.pages().isEmpty() ->
                Optional.of(new Help(
                        ask.form(),
                        words.pages(ask.pages(), ask.form(), now),
                        "/s/" + token + "/q/" + ask.question().id()));
            case SurveyView.Done done -> {
                Help help = new Help(done.form(), words.pages(done.pages(), done.form(), now), "");
                yield help.fields().isEmpty() ? Optional.empty() : Optional.of(help);
            }
            case SurveyView.Ask _, SurveyView.Welcome _, SurveyView.Expired _, SurveyView.UnknownLink _ ->
                Optional.empty();
        };
    }

    private ResponseEntity<String> page(
            HttpStatus status, String token, Help help, boolean kept, Map<String, String> typed, FormErrors errors) {
        return pages.patient(
                status,
                errors.any() ? "Error: Help" : "Help",
                "help.jte",
                Map.of(
                        "pages",
                        help.pages(),
                        "fields",
                        help.fields(),
                        "action",
                        "/s/" + token + "/help",
                        "next",
                        help.next(),
                        "kept",
                        kept,
                        "typed",
                        typed,
                        "errors",
                        errors,
                        "numbers",
                        CrisisNumbers.of(help.form().country())));
    }

    /**
     * Pages with help in them.
     *
     * @param next where the questions go on; empty when there is none left
     */
    private record Help(SurveyView.Form form, List<PatientPages.Page> pages, String next) {
        List<PatientPages.Field> fields() {
            return pages.stream()
                    .map(PatientPages.Page::fields)
                    .filter(fields -> !fields.isEmpty())
                    .findFirst()
                    .orElse(List.of());
        }
    }
}
