package aftercare.followup.web;

import aftercare.followup.course.Course;
import aftercare.followup.course.Courses;
import aftercare.followup.course.LiftHold;
import aftercare.followup.course.Lifting;
import aftercare.followup.escalation.Escalation;
import aftercare.followup.escalation.Escalations;
import aftercare.followup.escalation.RaisedFlag;
import aftercare.followup.poll.Poll;
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
    private final PatientScores patientScores;
    private final WhatHappened whatHappened;
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
            PatientScores patientScores,
            WhatHappened whatHappened,
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
        this.patientScores = patientScores;
        this.whatHappened = whatHappened;
        this.clinic = clinic;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping("/patients/{patient}")
    ResponseEntity<String> show(
            @PathVariable String patient,
            @RequestParam(defaultValue = "all") String show,
            @RequestParam(defaultValue = "") String before,
            @RequestParam(defaultValue = "false") boolean print,
            Staff staff) {
        MaySee.flags(staff);
        return chart(HttpStatus.OK, patient, staff, EscalationPage.Attempt.none(), new Asked(show, before, print));
    }

    /**
     * What of the timeline is asked for.
     *
     * @param print true when everything is unfolded and nothing is to be pressed
     */
    private record Asked(String show, String before, boolean print) {
        static final Asked FIRST = new Asked("all", "", false);
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
                .orElseGet(() -> chart(status, patient, staff, attempt, Asked.FIRST));
    }

    private ResponseEntity<String> chart(
            HttpStatus status, String patient, Staff staff, EscalationPage.Attempt attempt, Asked asked) {
        Course course = courses.find(patient)
                .orElseThrow(() -> new NotFoundException(
                        "Follow-up knows no patient " + patient + ". After an enrolment it can take a few seconds."));
        Instant now = clock.instant();
        List<Poll> all = polls.ofPatient(patient);
        List<RaisedFlag> raised = flags(all, course, staff);
        Map<String, Object> model = new TreeMap<>();
        model.put("print", asked.print());
        model.put("printed", clinic.time(now));
        model.put("charts", charts(course, all, now));
        model.put("timeline", timeline(course, all, raised, staff, asked));
        model.put("patient", patient);
        model.put("story", story(course));
        model.put("rows", rows(patient, staff, now));
        model.put("holds", holds.of(patient));
        model.put("levels", levels.of(patient, now));
        model.put("nextVisit", nextVisit(course, staff));
        model.put("scores", scores(course));
        model.put(
                "polls", all.stream().map(poll -> PollView.linked(poll, clinic)).toList());
        model.put("flags", raised.stream().map(flag -> view.flag(flag, patient)).toList());
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
                        .map(flag -> view.flag(flag, followed.patient()))
                        .toList();
        };
    }

    private ScoreTable scores(Course course) {
        return switch (course) {
            case Course.Waiting _ -> new ScoreTable(List.of(), List.of());
            case Course.Followed followed -> ScoreTable.of(followed.answered(), clinic);
        };
    }

    private List<ScoreChart> charts(Course course, List<Poll> all, Instant now) {
        return switch (course) {
            case Course.Waiting _ -> List.of();
            case Course.Followed followed ->
                patientScores.of(followed, all, now).stream()
                        .map(series -> ScoreChart.of(series, clinic))
                        .toList();
        };
    }

    private ShownTimeline timeline(Course course, List<Poll> all, List<RaisedFlag> raised, Staff staff, Asked asked) {
        List<Happened> happened = switch (course) {
            case Course.Waiting _ -> List.of();
            case Course.Followed followed ->
                whatHappened.list(
                        followed,
                        all,
                        raised,
                        escalations.ofPatient(followed.patient()).stream()
                                .filter(escalation -> MaySee.escalation(staff, escalation))
                                .toList());
        };
        return ShownTimeline.of(happened, asked.show(), asked.before(), clinic);
    }

    /** Every flag ever raised that the reader may see, newest first. */
    private static List<RaisedFlag> flags(List<Poll> all, Course course, Staff staff) {
        Stream<RaisedFlag> ofPolls = all.stream().flatMap(poll -> PollView.flags(poll).stream());
        Stream<RaisedFlag> ofCourse = switch (course) {
            case Course.Waiting _ -> Stream.of();
            case Course.Followed followed -> followed.flags().stream();
        };
        return Stream.concat(ofPolls, ofCourse)
                .filter(flag -> MaySee.flag(staff, flag))
                .sorted(Comparator.comparing(RaisedFlag::at).reversed())
                .toList();
    }
}
