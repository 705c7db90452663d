package aftercare.followup.web;

import aftercare.followup.poll.SurveyView.Form;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.protocol.Response;
import aftercare.followup.protocol.Step;
import aftercare.followup.survey.CrisisNumbers;
import aftercare.followup.survey.PatientPages;
import aftercare.kernel.Tier;
import aftercare.web.Clinic;
import aftercare.web.OpeningHours;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Fills the pages around the questions: whom to call, who reads the answers and by when. A time is only promised inside the
 * clinic's opening hours; outside them a patient in danger is told not to wait for us.
 */
final class PatientWords {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEEE, MMMM d, h:mm a (z)", Locale.US);

    private final PatientPages pages;
    private final Protocol protocol;
    private final Clinic clinic;
    private final OpeningHours hours;

    PatientWords(PatientPages pages, Protocol protocol, Clinic clinic, OpeningHours hours) {
        this.pages = pages;
        this.protocol = protocol;
        this.clinic = clinic;
        this.hours = hours;
    }

    /** The pages of these ids, in order, for whoever answers this form. */
    List<PatientPages.Page> pages(List<String> ids, Form form, Instant now) {
        boolean monitor = ofMonitor(form);
        return ids.stream()
                .flatMap(id -> monitor ? forMonitor(id) : Stream.of(id))
                .map(id -> page(id, form, Map.of(), now))
                .toList();
    }

    /** True when the adult who stays answers it. */
    boolean ofMonitor(Form form) {
        return protocol.step(form.step())
                .filter(step -> step.asks() == Step.Asked.MONITOR)
                .isPresent();
    }

    /** Who stays with the patient is told what to do for them, and nothing of their treatment to come. */
    private static Stream<String> forMonitor(String id) {
        return switch (id) {
            case "RED-M" -> Stream.of("RED-M-MONITOR");
            case "HOLD" -> Stream.empty();
            default -> Stream.of(id);
        };
    }

    PatientPages.Page page(String id, Form form, Map<String, String> more, Instant now) {
        String language = form.context().language();
        CrisisNumbers numbers = CrisisNumbers.of(form.country());
        Instant by = by(id, now);
        Map<String, String> words = new HashMap<>(form.context().words());
        words.put("clinic", clinic.name());
        words.put("clinic_phone", clinic.phone());
        words.put("reader", "A clinician of " + clinic.name());
        words.put("on_call_role", "A clinician of " + clinic.name());
        words.put("time", time(by));
        words.put(
                "last_session",
                words.getOrDefault(
                        "session_day",
                        ofMonitor(form) ? "the day of the last session" : "the day of your last session"));
        // The number itself is intake's to know.
        words.put("phone", "We have the one you gave us; if it has changed, call " + clinic.phone() + ".");
        words.putAll(more);
        boolean covered = hours.open(now, clinic.zone()) && hours.open(by, clinic.zone()) && sameDay(now, by);
        words.put("rota", pages.rota(covered, language, numbers, words));
        return pages.page(id, language, numbers, words);
    }

    /** By when a person will have read, or called: the tier's response, moved into opening hours. */
    private Instant by(String pageId, Instant now) {
        Tier tier = pageId.startsWith("RED")
                ? Tier.RED
                : pageId.startsWith("AMB") || pageId.equals("TELL-US") ? Tier.AMBER : Tier.YELLOW;
        Response response = protocol.response(tier);
        return hours.openFrom(now.plus(response.contactWithin().orElse(Duration.ofDays(3))), clinic.zone());
    }

    private boolean sameDay(Instant one, Instant other) {
        return one.atZone(clinic.zone())
                .toLocalDate()
                .equals(other.atZone(clinic.zone()).toLocalDate());
    }

    private String time(Instant at) {
        return TIME.format(at.atZone(clinic.zone()));
    }
}
