package aftercare.followup;

import static aftercare.followup.FollowUpUnderTest.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import aftercare.contracts.FollowUpFact.EscalationAcknowledged;
import aftercare.contracts.FollowUpFact.EscalationNotified;
import aftercare.contracts.FollowUpFact.NoticeReported;
import aftercare.followup.escalation.EscalateFlags;
import aftercare.followup.escalation.Escalation;
import aftercare.followup.escalation.Escalations;
import aftercare.followup.escalation.RaisedFlag;
import aftercare.followup.notice.ChangeReach;
import aftercare.kernel.Hold;
import aftercare.kernel.Tier;
import aftercare.testkit.outside.TextProvider;
import aftercare.web.provider.TwilioSignature;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A clinician is texted and telephoned through a provider, and answers. The provider listens and tells over real sockets. */
class ToldByTelephoneTest {
    private static final Instant START = Instant.parse("2026-11-23T14:00:00Z");
    private static final String TOLD = "/api/follow-up/notices/twilio";
    private static final String BASE = "https://clinic.test";
    private static final Pattern CODE = Pattern.compile("Reply ([A-Z0-9]{6}) to");
    private static FollowUpUnderTest service;
    private static TextProvider provider;

    @BeforeAll
    static void start() throws IOException {
        provider = new TextProvider();
        service = new FollowUpUnderTest(START);
        service.restartSet(
                "--aftercare.base-url=" + BASE,
                "--aftercare.notices.twilio.base-url=" + provider.url(),
                "--aftercare.notices.twilio.account=AC1",
                "--aftercare.notices.twilio.token=token",
                "--aftercare.notices.twilio.from=+15550100900");
        service.bean(ChangeReach.class).change("clinician", "+1 555 010 0123", true, "");
    }

    @AfterAll
    static void stop() {
        service.close();
        provider.close();
    }

    @Test
    void aTextIsAnsweredAndTheEscalationIsTakenOn() throws Exception {
        String escalation = raise("p-texted");
        Map<String, String> text = sentTo("Messages.json", escalation);
        Matcher code = CODE.matcher(text.getOrDefault("Body", ""));
        assertThat(code.find()).isTrue();
        assertThat(text.get("Body")).doesNotContain("p-texted");

        assertThat(tell("/text/" + id(text), Map.of("MessageStatus", "sent")).statusCode())
                .isEqualTo(204);
        assertThat(tell("/text/" + id(text), Map.of("MessageStatus", "delivered"))
                        .statusCode())
                .isEqualTo(204);
        assertThat(tell("/text/" + id(text), Map.of("MessageStatus", "delivered"))
                        .statusCode())
                .as("told twice")
                .isEqualTo(204);
        assertThat(tell("/inbound", Map.of("From", "+15550100123", "Body", "hello?"))
                        .body())
                .contains("There is no open escalation of yours with this code");
        assertThat(tell("/inbound", Map.of("From", "+15550100666", "Body", code.group(1)))
                        .body())
                .contains("There is no open escalation");
        assertThat(tell("/inbound", Map.of("From", "+15550100123", "Body", "ok " + code.group(1)))
                        .body())
                .contains("Acknowledged until Mon 09:30");
        assertThat(found(escalation)).isInstanceOf(Escalation.Acknowledged.class);
        eventually("it was told", () -> facts("p-texted", EscalationAcknowledged.class) == 1);
        assertThat(facts("p-texted", NoticeReported.class)).isEqualTo(1);
        assertThat(facts("p-texted", EscalationNotified.class))
                .as("text, call and mail to one, mail to another")
                .isEqualTo(4);
    }

    @Test
    void whoAnswersTheCallPressesAKey() throws Exception {
        String escalation = raise("p-called");
        Map<String, String> call = sentTo("Calls.json", escalation);
        assertThat(call.get("Twiml")).doesNotContain("p-called");
        assertThat(tell("/pressed/" + id(call), Map.of("Digits", "7")).body()).contains("That key does nothing");
        assertThat(found(escalation)).isInstanceOf(Escalation.Open.class);
        assertThat(tell("/pressed/" + id(call), Map.of("Digits", "1")).body()).contains("Acknowledged until");
        assertThat(tell("/call/" + id(call), Map.of("CallStatus", "completed")).statusCode())
                .isEqualTo(204);
        assertThat(found(escalation)).isInstanceOf(Escalation.Acknowledged.class);
    }

    @Test
    void nothingIsBelievedThatIsNotSigned() throws Exception {
        HttpResponse<String> refused = send("/inbound", Map.of("From", "+15550100123", "Body", "x"), "wrong");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(tell("/text/no-such-notice", Map.of("MessageStatus", "delivered"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(tell("/inbound", Map.of("Body", "x")).statusCode()).isEqualTo(422);
    }

    private static String raise(String patient) {
        var flag = new RaisedFlag(
                "flag-" + patient,
                "poll-" + patient,
                "S-RED-NOW",
                "1.0",
                Tier.RED,
                Hold.STOP,
                "suicide",
                "A sentence.",
                Map.of(),
                null,
                service.clock.instant(),
                null);
        service.bean(EscalateFlags.class).escalate(patient, "main", List.of(flag), service.clock.instant());
        String id = service.bean(Escalations.class)
                .carrying(flag.id())
                .orElseThrow()
                .matter()
                .id();
        eventually("it was told", () -> facts(patient, EscalationNotified.class) == 4);
        return id;
    }

    private static Escalation found(String escalation) {
        return service.bean(Escalations.class).find(escalation).orElseThrow();
    }

    private static long facts(String patient, Class<?> type) {
        return service.told(patient).stream().filter(type::isInstance).count();
    }

    /** What the provider was asked to carry last. */
    private static Map<String, String> sentTo(String resource, String escalation) {
        List<TextProvider.Received> requests = provider.received().stream()
                .filter(request -> request.path().endsWith(resource))
                .toList();
        assertThat(requests).as("requests for %s", escalation).isNotEmpty();
        return requests.getLast().form();
    }

    private static String id(Map<String, String> sent) {
        String callback = sent.getOrDefault("StatusCallback", "");
        assertThat(callback).startsWith(BASE + TOLD);
        return callback.substring(callback.lastIndexOf('/') + 1);
    }

    private static HttpResponse<String> tell(String path, Map<String, String> fields) throws Exception {
        Map<String, List<String>> form = new TreeMap<>();
        fields.forEach((name, value) -> form.put(name, List.of(value)));
        return send(path, fields, new TwilioSignature("token").sign(BASE + TOLD + path, form));
    }

    private static HttpResponse<String> send(String path, Map<String, String> fields, String signature)
            throws IOException, InterruptedException {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(service.url().resolve(TOLD + path))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header("X-Twilio-Signature", signature)
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        }
    }
}
