package aftercare.followup.web;

import aftercare.followup.poll.DeclinePoll;
import aftercare.followup.poll.OpenPoll;
import aftercare.followup.poll.Poll;
import aftercare.followup.poll.Polls;
import aftercare.followup.poll.RenewLink;
import aftercare.followup.poll.SavePage;
import aftercare.followup.poll.Saved;
import aftercare.followup.poll.ShowSurvey;
import aftercare.followup.poll.SurveyView;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.survey.CrisisNumbers;
import aftercare.followup.survey.PatientPages;
import aftercare.kernel.ProductClock;
import aftercare.web.Clinic;
import aftercare.web.FormErrors;
import aftercare.web.Pages;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What a patient's link leads to. A GET only shows; each POST answers with 303 to what comes next:
 *
 * <ul>
 *   <li>{@code POST /s/{token}/start}, no fields: to the first question
 *   <li>{@code POST /s/{token}/q/{item}} with {@code answer} (once per ticked box; {@code declined} for "I'd rather not
 *       say"; the words themselves where words are asked for): to the next question, to {@code /s/{token}/help} when the answer is red, to {@code /s/{token}/done} after
 *       the last; a page with status 422 when nothing usable was selected
 *   <li>{@code POST /s/{token}/decline}, no fields: no more reminders; back to the first page, which says so
 *   <li>{@code POST /s/{token}/again}, no fields, on an expired link: a new link goes to the address intake has
 * </ul>
 */
@Controller
final class SurveyPages {
    private final ShowSurvey show;
    private final OpenPoll open;
    private final SavePage save;
    private final RenewLink renew;
    private final DeclinePoll decline;
    private final Polls polls;
    private final PatientWords words;
    private final Protocol protocol;
    private final Pages pages;
    private final Clinic clinic;
    private final ProductClock clock;

    SurveyPages(
            ShowSurvey show,
            OpenPoll open,
            SavePage save,
            RenewLink renew,
            DeclinePoll decline,
            Polls polls,
            PatientWords words,
            Protocol protocol,
            Pages pages,
            Clinic clinic,
            ProductClock clock) {
        this.show = show;
        this.open = open;
        this.save = save;
        this.renew = renew;
        this.decline = decline;
        this.polls = polls;
        this.words = words;
        this.protocol = protocol;
        this.pages = pages;
        this.clinic = clinic;
        this.clock = clock;
    }

    @GetMapping("/s/{token}")
    ResponseEntity<String> arrive(
            @PathVariable String token, @RequestParam(name = "asked", defaultValue = "") String asked) {
        Instant now = clock.instant();
        return switch (show.current(token, now)) {
            case SurveyView.Welcome welcome -> start(token, welcome.form(), false, welcome.declined(), now);
            case SurveyView.Ask ask ->
                ask.pages().isEmpty()
                        ? start(token, ask.form(), true, ask.declined(), now)
                        : Pages.seeOther(path(token, "/help"));
            case SurveyView.Done done -> done(token, done, now);
            case SurveyView.Expired expired -> expired(token, expired.form(), !asked.isEmpty(), now);
            case SurveyView.UnknownLink _ -> unknown();
        };
    }

    @PostMapping("/s/{token}/start")
    ResponseEntity<String> start(@PathVariable String token) {
        Instant now = clock.instant();
        open.open(token, now);
        return switch (show.current(token, now)) {
            case SurveyView.Ask ask ->
                Pages.seeOther(question(token, ask.question().id()));
            case SurveyView.Welcome _, SurveyView.Done _, SurveyView.Expired _ -> Pages.seeOther(path(token, ""));
            case SurveyView.UnknownLink _ -> unknown();
        };
    }

    @PostMapping("/s/{token}/decline")
    ResponseEntity<String> decline(@PathVariable String token) {
        decline.decline(token, clock.instant());
        return Pages.seeOther(path(token, ""));
    }

    @PostMapping("/s/{token}/again")
    ResponseEntity<String> again(@PathVariable String token) {
        renew.renew(token, clock.instant());
        return Pages.seeOther(path(token, "?asked=yes"));
    }

    @GetMapping("/s/{token}/q/{item}")
    ResponseEntity<String> ask(@PathVariable String token, @PathVariable String item) {
        return switch (show.question(token, item, clock.instant())) {
            case SurveyView.Ask ask
            when ask.question().id().equals(item) -> question(HttpStatus.OK, token, ask, ask.given(), new FormErrors());
            case SurveyView.Ask ask ->
                Pages.seeOther(question(token, ask.question().id()));
            case SurveyView.Welcome _, SurveyView.Done _, SurveyView.Expired _ -> Pages.seeOther(path(token, ""));
            case SurveyView.UnknownLink _ -> unknown();
        };
    }

    @PostMapping("/s/{token}/q/{item}")
    ResponseEntity<String> answer(
            @PathVariable String token, @PathVariable String item, @RequestParam MultiValueMap<String, String> form) {
        List<String> answer = form.getOrDefault("answer", List.of());
        Instant now = clock.instant();
        return switch (save.save(token, item, answer, now)) {
            case Saved.NextQuestion next ->
                Pages.seeOther(question(token, next.question().id()));
            case Saved.ShowPages _ -> Pages.seeOther(path(token, "/help"));
            case Saved.Completed _ -> Pages.seeOther(path(token, "/done"));
            case Saved.Invalid invalid -> again(token, item, invalid, now);
            case Saved.NotAsked _, Saved.NotStarted _, Saved.Closed _ -> Pages.seeOther(path(token, ""));
            case Saved.UnknownLink _ -> unknown();
        };
    }

    @GetMapping("/s/{token}/done")
    ResponseEntity<String> done(@PathVariable String token) {
        Instant now = clock.instant();
        return switch (show.current(token, now)) {
            case SurveyView.Done done -> done(token, done, now);
            case SurveyView.Ask _, SurveyView.Welcome _, SurveyView.Expired _ -> Pages.seeOther(path(token, ""));
            case SurveyView.UnknownLink _ -> unknown();
        };
    }

    private ResponseEntity<String> again(String token, String item, Saved.Invalid invalid, Instant now) {
        return switch (show.question(token, item, now)) {
            case SurveyView.Ask ask ->
                question(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        token,
                        ask,
                        invalid.typed(),
                        new FormErrors().add("answer", invalid.message()));
            case SurveyView.Welcome _, SurveyView.Done _, SurveyView.Expired _ -> Pages.seeOther(path(token, ""));
            case SurveyView.UnknownLink _ -> unknown();
        };
    }

    private ResponseEntity<String> start(
            String token, SurveyView.Form form, boolean begun, boolean declined, Instant now) {
        PatientPages.Page intro = words.page("INTRO-ALL", form, Map.of("minutes", minutes(form)), now);
        return pages.patient(
                HttpStatus.OK,
                "Questions from your clinic",
                "start.jte",
                Map.of(
                        "action", path(token, "/start"),
                        "decline", path(token, "/decline"),
                        "paragraphs", intro.text(),
                        "begun", begun,
                        "declined", declined,
                        "tell", path(token, "/tell"),
                        "numbers", CrisisNumbers.of(form.country())));
    }

    private String minutes(SurveyView.Form form) {
        int occurrence = polls.find(form.pollId())
                .map(Poll::asking)
                .map(asking -> asking.occurrence())
                .orElse(1);
        return protocol.step(form.step())
                .map(step -> Integer.toString(step.minutes(occurrence)))
                .orElse("5");
    }

    private ResponseEntity<String> question(
            HttpStatus status, String token, SurveyView.Ask ask, List<String> chosen, FormErrors errors) {
        String title = "Question " + ask.position() + " of about " + ask.of();
        return pages.patient(
                status,
                errors.any() ? "Error: " + title : title,
                "question.jte",
                Map.of(
                        "action", question(token, ask.question().id()),
                        "back", ask.back().map(id -> question(token, id)).orElse(path(token, "")),
                        "stop", path(token, ""),
                        "number", ask.position(),
                        "total", ask.of(),
                        "question", ask.question(),
                        "chosen", chosen,
                        "errors", errors,
                        "numbers", CrisisNumbers.of(ask.form().country())));
    }

    private ResponseEntity<String> done(String token, SurveyView.Done done, Instant now) {
        List<PatientPages.Page> last = words.pages(done.pages(), done.form(), now);
        if (last.stream().anyMatch(page -> !page.fields().isEmpty())) {
            return Pages.seeOther(path(token, "/help"));
        }
        return pages.patient(
                HttpStatus.OK,
                "Saved",
                "done.jte",
                Map.of(
                        "pages",
                        last,
                        "tell",
                        path(token, "/tell"),
                        "numbers",
                        CrisisNumbers.of(done.form().country())));
    }

    private ResponseEntity<String> expired(String token, SurveyView.Form form, boolean asked, Instant now) {
        return pages.patient(
                HttpStatus.GONE,
                "Closed",
                "expired.jte",
                Map.of(
                        "page", words.page("EXPIRED", form, Map.of(), now),
                        "action", path(token, "/again"),
                        "asked", asked,
                        "tell", path(token, "/tell"),
                        "numbers", CrisisNumbers.of(form.country())));
    }

    private ResponseEntity<String> unknown() {
        return pages.patient(
                HttpStatus.NOT_FOUND,
                "Unknown link",
                "unknown.jte",
                Map.of("clinic", clinic, "numbers", CrisisNumbers.of("")));
    }

    private static String question(String token, String item) {
        return path(token, "/q/" + item);
    }

    private static String path(String token, String rest) {
        return "/s/" + token + rest;
    }
}
