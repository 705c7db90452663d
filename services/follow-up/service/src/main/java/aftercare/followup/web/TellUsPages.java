package aftercare.followup.web;

import aftercare.followup.course.TellUs;
import aftercare.followup.poll.ShowSurvey;
import aftercare.followup.poll.SurveyView;
import aftercare.followup.survey.CrisisNumbers;
import aftercare.followup.survey.PatientPages;
import aftercare.kernel.ProductClock;
import aftercare.web.Clinic;
import aftercare.web.FormErrors;
import aftercare.web.Pages;
import java.time.Instant;
import java.time.LocalDate;
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
 * "Tell us about something", from any survey link as long as we know it, whatever became of its questions:
 *
 * <ul>
 *   <li>{@code GET /s/{token}/tell} shows the form, and with {@code ?told=} that it was kept
 *   <li>{@code POST /s/{token}/tell}, fields {@code what}, {@code when}, {@code still}, {@code doctor}
 * </ul>
 */
@Controller
final class TellUsPages {
    private static final String PAGE = "TELL-US";

    private final ShowSurvey show;
    private final TellUs tell;
    private final PatientWords words;
    private final Pages pages;
    private final Clinic clinic;
    private final ProductClock clock;

    TellUsPages(ShowSurvey show, TellUs tell, PatientWords words, Pages pages, Clinic clinic, ProductClock clock) {
        this.show = show;
        this.tell = tell;
        this.words = words;
        this.pages = pages;
        this.clinic = clinic;
        this.clock = clock;
    }

    @GetMapping("/s/{token}/tell")
    ResponseEntity<String> ask(@PathVariable String token, @RequestParam(defaultValue = "") String told) {
        Instant now = clock.instant();
        return form(token, now)
                .map(form -> told.isEmpty()
                        ? page(HttpStatus.OK, token, form, TellUsForm.empty(), new FormErrors(), now)
                        : kept(token, form, told.equals("doctor"), now))
                .orElseGet(this::unknown);
    }

    @PostMapping("/s/{token}/tell")
    ResponseEntity<String> tell(@PathVariable String token, @RequestParam Map<String, String> submitted) {
        Instant now = clock.instant();
        return form(token, now)
                .map(form -> tell(token, form, TellUsForm.of(submitted), now))
                .orElseGet(this::unknown);
    }

    private ResponseEntity<String> tell(String token, SurveyView.Form form, TellUsForm typed, Instant now) {
        FormErrors errors = new FormErrors();
        // A day may have begun where the patient is that has not at the clinic.
        LocalDate today = LocalDate.ofInstant(now, clinic.zone()).plusDays(1);
        Optional<TellUs.Something> something = typed.read(today, errors);
        if (something.isEmpty()) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, token, form, typed, errors, now);
        }
        tell.tell(form.patient(), form.pollId(), words.ofMonitor(form) ? "monitor" : "patient", something.get(), now);
        return Pages.seeOther(path(token) + "?told=" + (something.get().neededADoctor() ? "doctor" : "yes"));
    }

    private Optional<SurveyView.Form> form(String token, Instant now) {
        return switch (show.current(token, now)) {
            case SurveyView.Welcome welcome -> Optional.of(welcome.form());
            case SurveyView.Ask ask -> Optional.of(ask.form());
            case SurveyView.Done done -> Optional.of(done.form());
            case SurveyView.Expired expired -> Optional.of(expired.form());
            case SurveyView.UnknownLink _ -> Optional.empty();
        };
    }

    private ResponseEntity<String> page(
            HttpStatus status, String token, SurveyView.Form form, TellUsForm typed, FormErrors errors, Instant now) {
        PatientPages.Page page = words.page(PAGE, form, Map.of(), now);
        return pages.patient(
                status,
                errors.any() ? "Error: Tell us about something" : "Tell us about something",
                "tell_us.jte",
                Map.of(
                        "page",
                        page,
                        "action",
                        path(token),
                        "back",
                        "/s/" + token,
                        "typed",
                        Map.of(
                                "what", typed.what(),
                                "when", typed.when(),
                                "still", typed.still(),
                                "doctor", typed.doctor()),
                        "errors",
                        errors,
                        "numbers",
                        CrisisNumbers.of(form.country())));
    }

    private ResponseEntity<String> kept(String token, SurveyView.Form form, boolean doctor, Instant now) {
        return pages.patient(
                HttpStatus.OK,
                "Kept",
                "told_us.jte",
                Map.of(
                        "page",
                        words.page(doctor ? "AMB-M" : PAGE, form, Map.of(), now),
                        "back",
                        "/s/" + token,
                        "numbers",
                        CrisisNumbers.of(form.country())));
    }

    private ResponseEntity<String> unknown() {
        return pages.patient(
                HttpStatus.NOT_FOUND,
                "Unknown link",
                "unknown.jte",
                Map.of("clinic", clinic, "numbers", CrisisNumbers.of("")));
    }

    private static String path(String token) {
        return "/s/" + token + "/tell";
    }
}
