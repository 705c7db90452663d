package aftercare.followup.web;

import aftercare.followup.course.Course;
import aftercare.followup.course.Courses;
import aftercare.followup.course.LiftHold;
import aftercare.followup.course.Lifting;
import aftercare.followup.escalation.Escalation;
import aftercare.followup.escalation.Escalations;
import aftercare.followup.escalation.RaisedFlag;
import aftercare.followup.poll.Polls;
import aftercare.kernel.ProductClock;
import aftercare.web.Clinic;
import aftercare.web.FormErrors;
import aftercare.web.NotFoundException;
import aftercare.web.Pages;
import aftercare.web.Role;
import aftercare.web.Staff;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Everything follow-up knows of one patient under the pseudonym, and the lifting of holds. */
@Controller
final class ChartPages {
    private final Courses courses;
    private final Polls polls;
    private final Escalations escalations;
    private final LiftHold lift;
    private final EscalationView view;
    private final HoldView holds;
    private final LevelView levels;
    private final EscalationPage escalationPage;
    private final Reviews reviews;
    private final Clinic clinic;
    private final Pages pages;
    private final ProductClock clock;

    ChartPages(
            Courses courses,
            Polls polls,
            Escalations escalations,
            LiftHold lift,
            EscalationView view,
            HoldView holds,
            LevelView levels,
            EscalationPage escalationPage,
            Reviews reviews,
            Clinic clinic,
            Pages pages,
            ProductClock clock) {
        this.courses = courses;
        this.polls = polls;
        this.escalations = escalations;
        this.lift = lift;
        this.view = view;
        this.holds = holds;
        this.levels = levels;
        this.escalationPage = escalationPage;
        this.reviews = reviews;
        this.clinic = clinic;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping("/patients/{patient}")
    ResponseEntity<String> show(@PathVariable String patient, Staff staff) {
        MaySee.flags(staff);
        return chart(HttpStatus.OK, patient, staff, EscalationPage.Attempt.none());
    }

    /** {@code from} is the page the form stands on, to which the answer leads back. */
    @PostMapping("/patients/{patient}/holds/{cause}/lift")
    ResponseEntity<String> lift(
            @PathVariable String patient,
            @PathVariable String cause,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String from,
            Staff staff) {
        MaySee.lift(staff, patient);
        return switch (lift.lift(patient, cause, staff.account(), reason, clock.instant())) {
            case Lifting.Done _ -> Pages.seeOther(SignInPages.local(from) ? from : "/patients/" + patient);
            case Lifting.Invalid invalid ->
                again(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        patient,
                        from,
                        staff,
                        EscalationPage.Attempt.lift(
                                new FormErrors().add(invalid.field(), invalid.message()), "", cause, reason));
            case Lifting.NotStanding _ ->
                again(
                        HttpStatus.CONFLICT,
                        patient,
                        from,
                        staff,
                        EscalationPage.Attempt.lift(
                                new FormErrors(),
                                "This hold no longer stands: the list below says who lifted it. Your reason was not saved"
                                        + (reason.isBlank() ? "." : ": " + reason),
                                cause,
                                reason));
        };
    }

    private ResponseEntity<String> again(
            HttpStatus status, String patient, String from, Staff staff, EscalationPage.Attempt attempt) {
        Optional<Escalation> page = from.startsWith("/inbox/")
                ? escalations.find(from.substring("/inbox/".length())).filter(found -> MaySee.escalation(staff, found))
                : Optional.empty();
        return page.map(found -> escalationPage.show(status, found, staff, attempt))
                .orElseGet(() -> chart(status, patient, staff, attempt));
    }

    private ResponseEntity<String> chart(
            HttpStatus status, String patient, Staff staff, EscalationPage.Attempt attempt) {
        Course course = courses.find(patient)
                .orElseThrow(() -> new NotFoundException(
                        "Follow-up knows no patient " + patient + ". After an enrolment it can take a few seconds."));
        Instant now = clock.instant();
        Map<String, Object> model = new TreeMap<>();
        model.put("patient", patient);
        model.put("story", story(course));
        model.put("rows", rows(patient, staff, now));
        model.put("holds", holds.of(patient));
        model.put("levels", levels.of(patient, now));
        model.put("nextVisit", nextVisit(course, staff));
        model.put("scores", scores(course));
        model.put(
                "polls",
                polls.ofPatient(patient).stream()
                        .map(poll -> PollView.linked(poll, clinic))
                        .toList());
        model.put("flags", flags(patient, course, staff));
        model.put("notReviewed", reviews.missing());
        model.put("mayAct", staff.is(Role.CLINICIAN));
        model.put("errors", attempt.errors());
        model.put("conflict", attempt.conflict());
        model.put("liftCause", attempt.liftCause());
        model.put("reason", attempt.reason());
        return pages.staff(status, (attempt.errors().any() ? "Error: " : "") + "Patient", "chart.jte", model);
    }

    private String story(Course course) {
        return switch (course) {
            case Course.Waiting waiting ->
                "A session of this patient is known since " + clinic.time(waiting.since())
                        + ", but no enrolment has arrived.";
            case Course.Followed followed ->
                "Enrolled " + clinic.day(followed.enrolment().at()) + ". "
                        + (followed.clearedAt() == null
                                ? "Not cleared for treatment. "
                                : "Cleared " + clinic.day(followed.clearedAt()) + ". ")
                        + sessions(followed.sessions().size());
        };
    }

    private static String sessions(int count) {
        return switch (count) {
            case 0 -> "No session so far.";
            case 1 -> "One session so far.";
            default -> count + " sessions so far.";
        };
    }

    private List<InboxRow> rows(String patient, Staff staff, Instant now) {
        return escalations.ofPatient(patient).stream()
                .filter(Escalation::standing)
                .filter(escalation -> MaySee.escalation(staff, escalation))
                .map(escalation -> view.row(escalation, now))
                .toList();
    }

    private List<ShownFlag> nextVisit(Course course, Staff staff) {
        return switch (course) {
            case Course.Waiting _ -> List.of();
            case Course.Followed followed ->
                followed.nextVisit().stream()
                        .filter(flag -> MaySee.flag(staff, flag))
                        .map(view::flag)
                        .toList();
        };
    }

    private ScoreTable scores(Course course) {
        return switch (course) {
            case Course.Waiting _ -> new ScoreTable(List.of(), List.of());
            case Course.Followed followed -> ScoreTable.of(followed.answered(), clinic);
        };
    }

    /** Every flag ever raised, newest first. */
    private List<ShownFlag> flags(String patient, Course course, Staff staff) {
        Stream<RaisedFlag> ofPolls = polls.ofPatient(patient).stream().flatMap(poll -> PollView.flags(poll).stream());
        Stream<RaisedFlag> ofCourse = switch (course) {
            case Course.Waiting _ -> Stream.of();
            case Course.Followed followed -> followed.flags().stream();
        };
        return Stream.concat(ofPolls, ofCourse)
                .filter(flag -> MaySee.flag(staff, flag))
                .sorted(Comparator.comparing(RaisedFlag::at).reversed())
                .map(view::flag)
                .toList();
    }
}
