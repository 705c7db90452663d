package aftercare.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(
        classes = SiteForTests.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=none",
            "aftercare.service=test",
            "aftercare.secrets.cookie=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="
        })
class WebConfigurationTest {
    private static final Staff ADA = new Staff("ada", "Ada Example", Set.of(Role.CLINICIAN));
    private static final Staff BOB = new Staff("bob", "Bob Example", Set.of(Role.OPERATOR));

    @Value("${local.server.port}")
    private int port;

    @Autowired
    private StaffTokens tokens;

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    @Test
    void publicPathsNeedNoSignIn() throws Exception {
        assertThat(get("/open/hello").body()).isEqualTo("hello");
        assertThat(get("/assets/aftercare.css").statusCode()).isEqualTo(200);
        assertThat(get("/ops/test/health").body()).contains("UP");
        assertThat(get("/ops/test/prometheus").statusCode()).isEqualTo(200);
        assertThat(get("/ops/test/env").statusCode()).isEqualTo(404);
    }

    @Test
    void aStaleCookieDoesNotBarPublicPaths() throws Exception {
        assertThat(send(request("/open/hello").header("Cookie", StaffTokens.COOKIE + "=stale"))
                        .body())
                .isEqualTo("hello");
        assertThat(send(request("/inside").header("Cookie", StaffTokens.COOKIE + "=stale"))
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void pagesSendToSignInAndBack() throws Exception {
        HttpResponse<String> sent = get("/inside?a=b");
        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(sent.headers().firstValue("Location")).hasValue("/sign-in?next=%2Finside%3Fa%3Db");
    }

    @Test
    void formSentTooLateIsKeptThroughTheSignIn() throws Exception {
        HttpResponse<String> late = send(request("/inside")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("note=called%20%26%20safe&box=a&box=b")));
        assertThat(late.statusCode()).isEqualTo(401);
        assertThat(late.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(late.body())
                .contains("What you entered is kept")
                .contains("name=\"next\" value=\"/inside\"")
                .contains("name=\"kept\" value=\"note=called+%26+safe&amp;box=a&amp;box=b\"");
        assertThat(KeptForm.decode("note=called+%26+safe&box=a&box=b&broken").fields())
                .containsExactly(
                        new KeptForm.Field("note", "called & safe"),
                        new KeptForm.Field("box", "a"),
                        new KeptForm.Field("box", "b"));
    }

    @Test
    void restWithoutTokenIsAProblem() throws Exception {
        HttpResponse<String> refused = send(request("/api/test/cups").POST(BodyPublishers.ofString("{}")));
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(refused.body()).contains("Sign in first");
    }

    @Test
    void theCookieSaysWhoItIs() throws Exception {
        assertThat(send(as(ADA, "/inside")).body()).isEqualTo("ada Ada Example [CLINICIAN]");
    }

    @Test
    void rolesDecideWhatMayBeDone() throws Exception {
        assertThat(send(as(ADA, "/inside").POST(BodyPublishers.noBody())).statusCode())
                .isEqualTo(303);
        HttpResponse<String> refused = send(as(BOB, "/inside").POST(BodyPublishers.noBody()));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("needs the role clinician").contains("<!DOCTYPE html>");
    }

    @Test
    void anotherSitesPageChangesNothing() throws Exception {
        assertThat(send(as(ADA, "/inside")
                                .header("Sec-Fetch-Site", "cross-site")
                                .POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(as(ADA, "/inside")
                                .header("Origin", "http://evil.example")
                                .POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(as(ADA, "/inside").header("Origin", "null").POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(as(ADA, "/inside")
                                .header("Origin", "http://localhost:" + port)
                                .POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(303);
        assertThat(send(request("/open/change").header("Origin", "null").POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void badInputNamesTheField() throws Exception {
        HttpResponse<String> refused = cups("{\"cups\":0}");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("\"errors\":[{\"field\":\"cups\",\"message\":\"Enter how many cups, 1 or more\"}]");
        HttpResponse<String> unreadable = cups("{\"cups\":\"many\"}");
        assertThat(unreadable.statusCode()).isEqualTo(400);
        assertThat(unreadable.body()).contains("\"field\":\"cups\"").doesNotContain("many");
    }

    @Test
    void whatIsMissingIsNamedAndEscaped() throws Exception {
        HttpResponse<String> missing = send(as(ADA, "/missing"));
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).contains("There is no cup &lt;7&gt;.").contains("Ada Example");
        assertThat(send(as(ADA, "/nowhere")).statusCode()).isEqualTo(404);
        assertThat(send(as(ADA, "/api/test/nowhere")).headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
    }

    @Test
    void anUnexpectedFailureTellsNothingOfItself() throws Exception {
        HttpResponse<String> failed = send(as(ADA, "/api/test/broken"));
        assertThat(failed.statusCode()).isEqualTo(500);
        assertThat(failed.body()).doesNotContain("secret text");
    }

    private HttpResponse<String> cups(String json) throws Exception {
        return send(request("/api/test/cups")
                .header("Authorization", "Bearer " + tokens.issue(ADA))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder as(Staff staff, String path) {
        return request(path).header("Cookie", StaffTokens.COOKIE + "=" + tokens.issue(staff));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
