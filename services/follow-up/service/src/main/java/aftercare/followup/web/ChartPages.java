package aftercare.followup.web;

import aftercare.followup.course.Course;
import aftercare.followup.course.Courses;
import aftercare.followup.course.LiftHold;
import aftercare.followup.course.Lifting;
import aftercare.followup.escalation.Escalation;
import aftercare.followup.escalation.Escalations;
import aftercare.followup.poll.Poll;
import aftercare.followup.poll.Polls;
import aftercare.followup.web.TimelineEntry.Kind;
import aftercare.kernel.ProductClock;
import aftercare.web.Clinic;
import aftercare.web.FormErrors;
import aftercare.web.NotFoundException;
import aftercare.web.Pages;
import aftercare.web.Role;
import aftercare.web.Staff;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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
    private final TimelineView timeline;
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
            TimelineView timeline,
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
        this.timeline = timeline;
        this.escalationPage = escalationPage;
        this.reviews = reviews;
        this.clinic = clinic;
        this.pages = pages;
        this.clock = clock;
    }

    /**
     * The timeline.
     *
     * @param show the only kind in the list; empty shows all
     * @param before where an older page of the list begins
     * @param charts the charts show what was answered before this instant
     */
    @GetMapping("/patients/{patient}")
    ResponseEntity<String> show(
            @PathVariable String patient,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "") String before,
            @RequestParam(defaultValue = "") String charts,
            Staff staff) {
        MaySee.flags(staff);
        TimelineView.Asked asked = new TimelineView.Asked(
                read(show, "kind of entry", Kind::ofCode),
                read(before, "older page", Timeline.Position::read),
                read(charts, "older charts", ChartPages::instant));
        return chart(HttpStatus.OK, patient, staff, EscalationPage.Attempt.none(), asked);
    }

    private static <T> @Nullable T read(String text, String what, Function<String, Optional<T>> reader) {
        return text.isEmpty()
                ? null
                : reader.apply(text)
                        .orElseThrow(() -> new NotFoundException(
                                "The timeline has no " + what + " \"" + text + "\". Open the patient's page again."));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
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
                .orElseGet(() -> chart(status, patient, staff, attempt, TimelineView.Asked.NEWEST));
    }

    private ResponseEntity<String> chart(
            HttpStatus status, String patient, Staff staff, EscalationPage.Attempt attempt, TimelineView.Asked asked) {
        Course course = courses.find(patient)
                .orElseThrow(() -> new NotFoundException(
                        "Follow-up knows no patient " + patient + ". After an enrolment it can take a few seconds."));
        Instant now = clock.instant();
        List<Poll> ofPatient = polls.ofPatient(patient);
        List<Escalation> escalated = escalations.ofPatient(patient);
        Map<String, Object> model = new TreeMap<>();
        model.put("patient", patient);
        model.put("story", story(course));
        model.put("rows", rows(escalated, staff, now));
        model.put("holds", holds.of(patient, staff));
        model.put("levels", levels.of(patient, now));
        model.put("nextVisit", nextVisit(course, staff));
        model.put("timeline", timeline.show(course, ofPatient, escalated, staff, asked, now));
        model.put("printed", clinic.time(now));
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

    private List<InboxRow> rows(List<Escalation> escalated, Staff staff, Instant now) {
        return escalated.stream()
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
}
