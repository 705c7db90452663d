package aftercare.followup.web;

import aftercare.followup.course.Course;
import aftercare.followup.course.Courses;
import aftercare.followup.course.LinkAhead;
import aftercare.followup.course.LookAhead;
import aftercare.followup.course.MessageAhead;
import aftercare.followup.course.PlanChange;
import aftercare.followup.course.Replanning;
import aftercare.followup.datafile.DataFile;
import aftercare.followup.datafile.DataFileException;
import aftercare.followup.poll.Asking;
import aftercare.followup.poll.Polls;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.survey.Instruments;
import aftercare.kernel.Ids;
import aftercare.kernel.ProductClock;
import aftercare.web.BadInputException;
import aftercare.web.FieldProblem;
import aftercare.web.NotFoundException;
import aftercare.web.Role;
import aftercare.web.Staff;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What would be sent, and what another version of the protocol would change in it, before anybody puts it in use. */
@RestController
@RequestMapping("/api/follow-up")
final class ScheduleResource {
    private static final int MOST_DAYS = 731;
    private static final int AT_A_TIME = 200;

    private final Courses courses;
    private final Polls polls;
    private final Protocol protocol;
    private final Instruments instruments;
    private final ProductClock clock;

    ScheduleResource(Courses courses, Polls polls, Protocol protocol, Instruments instruments, ProductClock clock) {
        this.courses = courses;
        this.polls = polls;
        this.protocol = protocol;
        this.instruments = instruments;
        this.clock = clock;
    }

    /**
     * What would be sent to one patient.
     *
     * @param zone of the patient
     * @param from the first day, as the patient counts
     */
    record Ahead(
            String patient,
            String zone,
            String protocol,
            String version,
            LocalDate from,
            List<LinkAhead> links,
            List<MessageAhead> messages) {}

    /** The protocol in use. */
    record InUse(String id, String version, String sha256) {}

    /** The protocol that somebody thinks of. */
    record Text(@Nullable String text) {}

    /**
     * What would become of one asking.
     *
     * @param change added, removed or moved
     * @param dueAt when its link goes out; of one that is removed, would have gone out
     * @param before the same as planned now; null unless it is moved
     */
    record Changed(
            String patient,
            String change,
            String poll,
            String step,
            int occurrence,
            String zone,
            Instant dueAt,
            Instant closesAt,
            @Nullable Times before) {}

    /** When a link goes out, and until when an answer is in time. */
    record Times(Instant dueAt, Instant closesAt) {}

    /**
     * What would change for some patients.
     *
     * @param looked how many patients were looked at
     * @param next goes on after this one; null when there are no more
     */
    record Changes(
            String id,
            String version,
            int looked,
            List<Changed> changes,
            @Nullable String next) {}

    @GetMapping("/patients/{patient}/schedule")
    Ahead schedule(
            @PathVariable String patient,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(defaultValue = "28") int days,
            Staff staff) {
        staff.needs(Role.CLINICIAN, Role.COORDINATOR, Role.SAFETY_OFFICER);
        if (days < 1 || days > MOST_DAYS) {
            throw bad("days", "days is a number from 1 to " + MOST_DAYS + ", but was given as " + days);
        }
        if (!(courses.find(patient).orElse(null) instanceof Course.Followed course)) {
            throw new NotFoundException("Follow-up knows no patient " + patient + ".");
        }
        Instant now = clock.instant();
        ZoneId zone = course.enrolment().zoneId();
        LocalDate first = from == null ? LocalDate.ofInstant(now, zone) : day(from);
        Instant begin = first.atStartOfDay(zone).toInstant();
        Instant end = first.plusDays(days).atStartOfDay(zone).toInstant();
        var ahead = new LookAhead(protocol);
        return new Ahead(
                patient,
                zone.getId(),
                protocol.id(),
                protocol.version(),
                first,
                ahead.links(course, polls.ofPatient(patient), now, begin, end),
                ahead.messages(course, now, begin, end));
    }

    @GetMapping("/protocol")
    InUse inUse(Staff staff) {
        staff.needs(Role.CLINICIAN, Role.COORDINATOR, Role.SAFETY_OFFICER, Role.OPERATOR);
        return new InUse(protocol.id(), protocol.version(), Ids.sha256Hex(protocol.text()));
    }

    /**
     * What a protocol would change in what is planned, some patients at a time in the order of their pseudonyms.
     *
     * @param after the last one seen before; empty to begin
     */
    @PostMapping("/protocol/changes")
    Changes changes(@RequestBody Text text, @RequestParam(defaultValue = "") String after, Staff staff) {
        staff.needs(Role.CLINICIAN, Role.SAFETY_OFFICER);
        Protocol other = read(text.text() == null ? "" : text.text());
        if (other.version().equals(protocol.version()) && !other.text().equals(protocol.text())) {
            throw bad(
                    "text",
                    "Version " + protocol.version()
                            + " is in use with another text: give the changed text a version of its own");
        }
        var replanning = new Replanning(other);
        Instant now = clock.instant();
        List<Course.Followed> some = courses.followedAfter(after, AT_A_TIME);
        return new Changes(
                protocol.id(),
                protocol.version(),
                some.size(),
                some.stream()
                        .flatMap(course -> replanning.changes(course, polls.ofPatient(course.patient()), now).stream())
                        .filter(change -> !(change instanceof PlanChange.Kept))
                        .map(ScheduleResource::changed)
                        .toList(),
                some.size() < AT_A_TIME ? null : some.getLast().patient());
    }

    private Protocol read(String text) {
        try {
            return Protocol.load(new DataFile("text", text), instruments);
        } catch (DataFileException e) {
            throw bad("text", String.valueOf(e.getMessage()));
        }
    }

    private static Changed changed(PlanChange change) {
        return switch (change) {
            case PlanChange.Moved(Asking before, Asking asking) ->
                changed("moved", asking, new Times(before.dueAt(), before.closesAt()));
            case PlanChange.Added(Asking asking) -> changed("added", asking, null);
            case PlanChange.Removed(Asking asking) -> changed("removed", asking, null);
            case PlanChange.Kept(Asking asking) -> changed("kept", asking, null);
        };
    }

    private static Changed changed(String change, Asking asking, @Nullable Times before) {
        return new Changed(
                asking.patient(),
                change,
                asking.id(),
                asking.step(),
                asking.occurrence(),
                asking.origin().zone().getId(),
                asking.dueAt(),
                asking.closesAt(),
                before);
    }

    private static LocalDate day(String from) {
        try {
            return LocalDate.parse(from);
        } catch (DateTimeException e) {
            throw bad("from", "from is a day such as 2027-01-31, but was given as " + from);
        }
    }

    private static BadInputException bad(String field, String message) {
        return new BadInputException(List.of(new FieldProblem(field, message)));
    }
}
