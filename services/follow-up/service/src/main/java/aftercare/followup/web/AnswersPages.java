package aftercare.followup.web;

import aftercare.followup.poll.ReadAnswers;
import aftercare.web.Clinic;
import aftercare.web.NotFoundException;
import aftercare.web.Pages;
import aftercare.web.Staff;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What a patient answered in one survey, all of it, also what fires nothing: ARR-01, a supply that came late, what was declined. */
@Controller
final class AnswersPages {
    private final ReadAnswers answers;
    private final Reviews reviews;
    private final Pages pages;
    private final Clinic clinic;

    AnswersPages(ReadAnswers answers, Reviews reviews, Pages pages, Clinic clinic) {
        this.answers = answers;
        this.reviews = reviews;
        this.pages = pages;
        this.clinic = clinic;
    }

    @GetMapping("/patients/{patient}/surveys/{poll}")
    ResponseEntity<String> answers(@PathVariable String patient, @PathVariable String poll, Staff staff) {
        MaySee.flags(staff);
        ReadAnswers.Read read = answers.of(poll)
                .filter(found -> found.poll().asking().patient().equals(patient))
                .orElseThrow(() -> new NotFoundException(
                        "No answers are known of a survey " + poll + " of patient " + patient + "."));
        return pages.staff(
                "Answers",
                "answers.jte",
                Map.of(
                        "patient", patient,
                        "shown", PollView.show(read.poll(), clinic),
                        "answers", read.answers(),
                        "hiding", read.hiding(),
                        "notReviewed", reviews.missing()));
    }
}
