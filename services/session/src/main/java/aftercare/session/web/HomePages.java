package aftercare.session.web;

import aftercare.kernel.ProductClock;
import aftercare.session.hold.PatientView;
import aftercare.session.hold.PatientViews;
import aftercare.session.readiness.Question;
import aftercare.session.readiness.Readiness;
import aftercare.session.treatment.AbortReason;
import aftercare.session.treatment.HomeRole;
import aftercare.session.treatment.Outcome;
import aftercare.session.treatment.Place;
import aftercare.session.treatment.RunSession;
import aftercare.session.treatment.Session;
import aftercare.session.treatment.Sessions;
import aftercare.session.vitals.Phase;
import aftercare.web.Clinic;
import aftercare.web.FormErrors;
import aftercare.web.Pages;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What the links of a session at home lead to. A GET only shows; each POST answers with 303 to the same page, or shows it again
 * with what was typed:
 *
 * <ul>
 *   <li>{@code /check-in} (patient): PRE-01 to PRE-09, as the clinic's own check-in
 *   <li>{@code /presence} (who stays), no fields: they are there
 *   <li>{@code /vitals} (both): blood pressure, heart rate, oxygen saturation, symptoms
 *   <li>{@code /end} (both): {@code doseGiven} yes or no; breaks a started session off, or calls a planned one off
 * </ul>
 */
@Controller
@RequestMapping("/h/{id}/{token}")
final class HomePages {
    private static final Duration WORKS_AFTERWARDS = Duration.ofHours(24);

    private final Pages pages;
    private final Sessions sessions;
    private final PatientViews patients;
    private final RunSession run;
    private final HomeLinks links;
    private final ProductClock clock;
    private final Clinic clinic;

    HomePages(
            Pages pages,
            Sessions sessions,
            PatientViews patients,
            RunSession run,
            HomeLinks links,
            ProductClock clock,
            Clinic clinic) {
        this.pages = pages;
        this.sessions = sessions;
        this.patients = patients;
        this.run = run;
        this.links = links;
        this.clock = clock;
        this.clinic = clinic;
    }

    @GetMapping
    ResponseEntity<String> show(@PathVariable String id, @PathVariable String token) {
        return visit(id, token).map(visit -> page(HttpStatus.OK, visit)).orElseGet(this::unknown);
    }

    @PostMapping("/check-in")
    ResponseEntity<String> checkIn(
            @PathVariable String id, @PathVariable String token, @RequestParam MultiValueMap<String, String> typed) {
        Optional<Visit> found = visit(id, token).filter(v -> v.role() == HomeRole.PATIENT);
        if (found.isEmpty()) {
            return unknown();
        }
        Visit visit = found.get();
        visit.checkIn = CheckInForm.of(field -> field.equals(Question.CHANGES.id()) && typed.containsKey(field)
                ? String.join(",", typed.get(field))
                : typed.getFirst(field));
        return visit.checkIn
                .read(clock.instant(), zone(visit.session()), visit.errors)
                .map(said -> done(
                        visit,
                        run.checkIn(
                                id, said.answers(), said.adult(), visit.role().code())))
                .orElseGet(() -> page(HttpStatus.UNPROCESSABLE_CONTENT, visit));
    }

    @PostMapping("/presence")
    ResponseEntity<String> presence(@PathVariable String id, @PathVariable String token) {
        return visit(id, token)
                .filter(visit -> visit.role() == HomeRole.MONITOR)
                .map(visit -> done(visit, run.present(id, visit.role().code())))
                .orElseGet(this::unknown);
    }

    @PostMapping("/vitals")
    ResponseEntity<String> vitals(
            @PathVariable String id, @PathVariable String token, @RequestParam MultiValueMap<String, String> typed) {
        Optional<Visit> found = visit(id, token);
        if (found.isEmpty()) {
            return unknown();
        }
        Visit visit = found.get();
        Phase phase = visit.session() instanceof Session.Scheduled ? Phase.BEFORE : Phase.DURING;
        visit.vitals = VitalsForm.of(field -> field.equals("phase") ? phase.code() : typed.getFirst(field));
        return visit.vitals
                .read(visit.vitalsErrors)
                .map(m -> done(
                        visit,
                        run.measure(
                                id,
                                m.phase(),
                                m.pressure(),
                                m.heartRate(),
                                m.oxygenSaturation(),
                                m.symptoms(),
                                visit.role().code())))
                .orElseGet(() -> page(HttpStatus.UNPROCESSABLE_CONTENT, visit));
    }

    @PostMapping("/end")
    ResponseEntity<String> end(
            @PathVariable String id, @PathVariable String token, @RequestParam(defaultValue = "") String doseGiven) {
        Optional<Visit> found = visit(id, token);
        if (found.isEmpty()) {
            return unknown();
        }
        Visit visit = found.get();
        visit.endErrors.check(
                doseGiven.equals("yes") || doseGiven.equals("no"),
                "doseGiven",
                "Select whether some of the dose was taken, yes or no");
        visit.endErrors.check(
                !(doseGiven.equals("yes") && visit.session() instanceof Session.Scheduled),
                "doseGiven",
                "Call " + clinic.name() + " on " + clinic.phone()
                        + " now when some of the dose was taken: the session had not been started");
        if (visit.endErrors.any()) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, visit);
        }
        AbortReason reason =
                visit.role() == HomeRole.PATIENT ? AbortReason.PATIENT_REQUEST : AbortReason.MONITOR_REQUEST;
        return done(
                visit,
                run.abort(id, reason, doseGiven.equals("yes"), visit.role().code()));
    }

    private ResponseEntity<String> done(Visit visit, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done _ -> Pages.seeOther(visit.path());
            case Outcome.Refused _ -> {
                visit.session =
                        sessions.find(visit.session().plan().sessionId()).orElse(visit.session());
                visit.notice =
                        "Nothing was changed, because the session has moved on meanwhile. Look at what stands below.";
                yield page(HttpStatus.CONFLICT, visit);
            }
        };
    }

    private Optional<Visit> visit(String id, String token) {
        return links.whose(id, token)
                .flatMap(role -> sessions.find(id)
                        .filter(session -> session.plan().place() == Place.HOME && works(session))
                        .map(session -> new Visit(session, role, links.path(id, role), zone(session))));
    }

    /** A link works until a day after the planned start, or after the end when that is later. */
    private boolean works(Session session) {
        Instant last = switch (session) {
            case Session.Scheduled s -> s.plan().plannedAt();
            case Session.Started s -> clock.instant().isAfter(s.startedAt()) ? clock.instant() : s.startedAt();
            case Session.Completed s -> s.completedAt();
            case Session.Aborted s -> s.abortedAt();
            case Session.Voided s -> s.voidedAt();
        };
        return !clock.instant().isAfter(last.plus(WORKS_AFTERWARDS));
    }

    private ResponseEntity<String> page(HttpStatus status, Visit visit) {
        PatientView patient = patient(visit.session());
        Optional<Readiness> readiness = visit.session() instanceof Session.Scheduled scheduled
                ? run.readiness(scheduled, patient)
                : Optional.empty();
        Map<String, Object> model = new HashMap<>();
        model.put("session", visit.session());
        model.put("role", visit.role());
        model.put("path", visit.path());
        model.put("patient", patient);
        model.put("zone", zone(visit.session()));
        model.put("readiness", readiness);
        model.put("form", visit.checkIn);
        model.put("errors", visit.errors);
        model.put("vitals", visit.vitals);
        model.put("vitalsErrors", visit.vitalsErrors);
        model.put("endErrors", visit.endErrors);
        model.put("notice", visit.notice);
        model.put("clinic", clinic);
        boolean faulty = status != HttpStatus.OK;
        return pages.patient(status, (faulty ? "Error: " : "") + "Session at home", "home.jte", model);
    }

    private ResponseEntity<String> unknown() {
        return pages.patient(HttpStatus.NOT_FOUND, "Unknown link", "home_unknown.jte", Map.of("clinic", clinic));
    }

    private PatientView patient(Session session) {
        String patient = session.plan().patient();
        return patients.find(patient).orElseGet(() -> PatientView.unknown(patient));
    }

    private ZoneId zone(Session session) {
        ZoneId zone = patient(session).zone();
        return zone == null ? clinic.zone() : zone;
    }

    /** One request: who comes, and what their page shows. */
    private static final class Visit {
        private final HomeRole role;
        private final String path;
        private final FormErrors errors = new FormErrors();
        private final FormErrors vitalsErrors = new FormErrors();
        private final FormErrors endErrors = new FormErrors();
        private Session session;
        private CheckInForm checkIn;
        private VitalsForm vitals = VitalsForm.empty();
        private String notice = "";

        Visit(Session session, HomeRole role, String path, ZoneId zone) {
            this.session = session;
            this.role = role;
            this.path = path;
            this.checkIn = CheckInForm.of(session, zone);
        }

        Session session() {
            return session;
        }

        HomeRole role() {
            return role;
        }

        String path() {
            return path;
        }
    }
}
