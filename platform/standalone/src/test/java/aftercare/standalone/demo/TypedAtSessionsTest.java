package aftercare.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.session.hold.PatientView;
import aftercare.session.treatment.Chart;
import aftercare.session.treatment.Place;
import aftercare.session.treatment.Plan;
import aftercare.session.treatment.Session;
import aftercare.session.web.CheckInForm;
import aftercare.session.web.ExceptionForm;
import aftercare.session.web.SideEffectsForm;
import aftercare.session.web.VitalsForm;
import aftercare.web.Clinic;
import aftercare.web.FormErrors;
import aftercare.web.Pages;
import aftercare.web.Site;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;

/** The staff of the demo type only what session's pages offer. */
class TypedAtSessionsTest {
    private static final Instant NOON = Instant.parse("2027-01-04T17:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final Clinic CLINIC = new Clinic("Clinic", "+1 555 0100", ZONE);
    private static final Pages PAGES = Pages.of(Site.of("aftercare.session.web.templates"), CLINIC);
    private static final Plan PLAN = new Plan("s-1", "p-1", NOON, Place.CLINIC, null, "desk", NOON);

    @Test
    void theCheckInOffersWhatIsTyped() {
        Map<String, Object> model = model(new Session.Scheduled(PLAN));
        model.put("patient", PatientView.unknown("p-1"));
        model.put("zone", ZONE);
        model.put("form", new CheckInForm(Map.of()));
        model.put("errors", new FormErrors());
        model.put("exception", new ExceptionForm("P01", ""));
        model.put("exceptionErrors", new FormErrors());
        model.put("mayExcept", true);
        Map<String, List<String>> typed = Treatment.calmAnswers("Friend", "+1 555 0200000", false);
        Elements fields = fields("check_in.jte", model, "/check-in");
        everyFieldOffers(fields, typed);
        assertThat(typed.keySet())
                .as("all that is asked")
                .containsAll(fields.stream().map(field -> field.attr("name")).toList());
    }

    @Test
    void theObservationsOfferWhatIsTyped() {
        Map<String, Object> model = model(new Session.Started(PLAN, Chart.EMPTY, 0, List.of(), "dr-a", NOON));
        model.put("vitals", new VitalsForm("", "", "", "", "", ""));
        model.put("vitalsErrors", new FormErrors());
        model.put("effects", new SideEffectsForm(Map.of()));
        model.put("effectsErrors", new FormErrors());
        everyFieldOffers(fields("observations.jte", model, "/vitals"), Treatment.SETTLED);
    }

    private static Map<String, Object> model(Session session) {
        Map<String, Object> model = new HashMap<>();
        model.put("session", session);
        model.put("refusalTitle", "");
        model.put("refusalDetail", "");
        model.put("clinic", CLINIC);
        return model;
    }

    private static Elements fields(String template, Map<String, Object> model, String actionEnd) {
        return Jsoup.parse(PAGES.fragment(template, model)).select("form[action$=" + actionEnd + "] [name]");
    }

    /** A field that offers choices offers what is typed; any other takes it. */
    private static void everyFieldOffers(Elements fields, Map<String, List<String>> typed) {
        typed.forEach((name, values) -> {
            List<Element> named =
                    fields.stream().filter(f -> f.attr("name").equals(name)).toList();
            assertThat(named).as(name).isNotEmpty();
            List<String> offered = named.stream()
                    .flatMap(f -> f.tagName().equals("select") ? f.select("option").stream() : Stream.of(f))
                    .filter(f -> !f.tagName().equals("input") || f.attr("type").matches("radio|checkbox"))
                    .map(Element::val)
                    .toList();
            if (!offered.isEmpty()) {
                assertThat(offered).as(name).containsAll(values);
            }
        });
    }
}
