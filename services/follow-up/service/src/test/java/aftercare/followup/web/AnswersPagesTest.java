package aftercare.followup.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswersPagesTest extends DeskPages {
    @Test
    void cliniciansReadWhereThePatientIsAndWhatFiresNothing() throws Exception {
        String link = answered("safe-arrival", Map.of("ARR-03", "ok", "ARR-01", "way", "ARR-02", "yes"));
        assertThat(link).endsWith("/done");
        escalation(null);
        signIn("ada");
        String page = "/patients/" + patient + "/surveys/" + pollId();
        assertThat(get("/patients/" + patient).body()).contains("<a href=\"" + page + "\">Answers<span");
        assertThat(get(page).body())
                .contains("Answers: safe-arrival", "Where are you now?", "<td>On my way</td>")
                .contains("not validated for ketamine; review before use");
        assertThat(get("/patients/somebody/surveys/" + pollId()).statusCode()).isEqualTo(404);
        assertThat(get("/patients/" + patient + "/surveys/none").statusCode()).isEqualTo(404);
        signIn("cora");
        assertThat(get(page).statusCode()).isEqualTo(403);
    }

    @Test
    void whatWasDeclinedIsShownAndWhatIsForANamedReaderIsNot() throws Exception {
        answered("first-day", Map.of("FDC-05", "declined", "FDC-04", "declined", "FDC-13", "yes", "FDC-01", "ok"));
        signIn("ada");
        HttpResponse<String> page = get("/patients/" + patient + "/surveys/" + pollId());
        assertThat(page.body())
                .contains("FDC-05", "FDC-04", "rather not say")
                .contains("only the person whom the patient named reads it")
                .doesNotContain("FDC-13", "touch you");
    }

    /** Answers as given, else quietly, until there is nothing left or help is shown. */
    private String answered(String step, Map<String, String> given) throws Exception {
        String next = location(post(sent(step) + "/start"));
        while (next.contains("/q/")) {
            String item = next.substring(next.lastIndexOf('/') + 1);
            String answer = given.get(item);
            next = location(
                    post(next, "answer", answer == null ? quiet(get(next).body()) : answer));
            if (item.equals("FDC-13")) {
                break;
            }
        }
        return next;
    }
}
