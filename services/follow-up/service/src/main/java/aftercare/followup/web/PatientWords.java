package aftercare.followup.web;

import aftercare.followup.poll.SurveyView.Form;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.protocol.Step;
import aftercare.followup.rota.Promises;
import aftercare.followup.survey.CrisisNumbers;
import aftercare.followup.survey.PatientPages;
import aftercare.kernel.Tier;
import aftercare.web.Clinic;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Fills the pages around the questions: whom to call, who reads the answers and by when. Only what the clinic can keep is
 * promised; while nobody is on duty a patient in danger is told not to wait for us.
 */
final class PatientWords {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEEE, MMMM d, h:mm a (z)", Locale.US);

    private static final String TELL_US = "TELL-US";

    private final PatientPages pages;
    private final Protocol protocol;
    private final Clinic clinic;
    private final Promises promises;

    PatientWords(PatientPages pages, Protocol protocol, Clinic clinic, Promises promises) {
        this.pages = pages;
        this.protocol = protocol;
        this.clinic = clinic;
        this.promises = promises;
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
        Tier tier = tier(id);
        Promises.Promise promise = promises.of(
                tier, form.careTeam(), protocol.response(tier).contactWithin().orElse(Duration.ofDays(3)), now);
        Map<String, String> words = new HashMap<>(form.context().words());
        words.put("clinic", clinic.name());
        words.put("clinic_phone", clinic.phone());
        words.put("reader", promise.reader());
        words.put("on_call_role", promise.reader());
        words.put("time", time(promise.by()));
        words.put(
                "last_session",
                words.getOrDefault(
                        "session_day",
                        ofMonitor(form) ? "the day of the last session" : "the day of your last session"));
        // The number itself is intake's to know.
        words.put("phone", "We have the one you gave us; if it has changed, call " + clinic.phone() + ".");
        words.putAll(more);
        Map<String, String> rota = new HashMap<>(words);
        rota.put("time", time(promise.kept() ? promise.by() : promise.notBefore()));
        String sentence = pages.rota(promise.kept(), language, numbers, rota);
        words.put("rota", sentence);
        PatientPages.Page page = pages.page(id, language, numbers, words);
        return promise.says() && promise.notBefore().isAfter(now) && speaksOfAReader(id)
                ? saying(sentence, page)
                : page;
    }

    /** The pages that say who will read it, and not by the sentence about the rota. */
    private static boolean speaksOfAReader(String id) {
        return id.startsWith("AMB") || id.equals("DONE") || id.equals(TELL_US);
    }

    private static PatientPages.Page saying(String sentence, PatientPages.Page page) {
        return new PatientPages.Page(
                page.id(),
                page.heading(),
                Stream.concat(Stream.of(sentence), page.text().stream()).toList(),
                page.fields(),
                page.buttons(),
                page.closing());
    }

    /** The tier whose response a page speaks of. */
    private static Tier tier(String pageId) {
        return pageId.startsWith("RED")
                ? Tier.RED
                : pageId.startsWith("AMB") || pageId.equals(TELL_US) ? Tier.AMBER : Tier.YELLOW;
    }

    private String time(Instant at) {
        return TIME.format(at.atZone(clinic.zone()));
    }
}
