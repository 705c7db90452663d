package aftercare.followup.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** How staff enter how they are told. */
class AccountPagesTest extends DeskPages {
    @Test
    void whatIsEnteredStays() throws Exception {
        signIn("ada");
        assertThat(get("/account").body()).contains("How you are told").doesNotContain("Saved.");
        assertThat(location(post("/account", "mobile", "+1 (555) 010-0123", "telephone", "true", "pager", "key-12345")))
                .isEqualTo("/account?saved=true");
        assertThat(get("/account?saved=true").body())
                .contains("Saved. It counts from the next escalation on.")
                .contains("value=\"+15550100123\"")
                .contains("value=\"true\" checked")
                .contains("value=\"key-12345\"");
        signIn("bob");
        assertThat(get("/account").body()).as("another's").doesNotContain("15550100123");
    }

    @Test
    void whatIsWrongIsSaidAtTheFieldAndStaysTyped() throws Exception {
        signIn("ada");
        HttpResponse<String> refused = post("/account", "mobile", "call <me>", "pager", "key-12345");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Enter the number with its country code")
                .contains("value=\"call &lt;me>\"")
                .contains("value=\"key-12345\"");
        assertThat(post("/account", "telephone", "true").body()).contains("Enter the number that is to be telephoned");
        assertThat(post("/account", "pager", "<").body()).contains("Enter the key that the pager");
    }

    @Test
    void theInboxNamesWhomNothingWouldWake() throws Exception {
        signIn("ada");
        post("/account");
        assertThat(get("/inbox").body())
                .contains("A red alert might wake nobody.")
                .contains("Ada Example");
        post("/account", "mobile", "+15550100123");
        assertThat(get("/inbox").body()).doesNotContain("by mail alone, which wakes nobody: Ada Example");
    }

    @Test
    void otherProgramsEnterItToo() throws Exception {
        String token = token("ada");
        HttpResponse<String> put = send(request("/api/follow-up/account/reach")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"mobile\":\"+15550100999\",\"telephone\":true}")));
        assertThat(put.body())
                .isEqualTo("{\"mobile\":\"+15550100999\",\"telephone\":true,\"pager\":null,"
                        + "\"ways\":[\"pager\",\"voice\",\"sms\",\"email\",\"webhook\"]}");
        HttpResponse<String> refused = send(request("/api/follow-up/account/reach")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"mobile\":\"12\"}")));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("mobile");
    }
}
