package aftercare.followup.provider;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.followup.escalation.Notice;
import aftercare.followup.notice.Codes;
import aftercare.followup.notice.Digest;
import aftercare.followup.notice.NoticeWords;
import aftercare.followup.notice.Reach;
import aftercare.followup.staff.Account;
import aftercare.followup.staff.Role;
import aftercare.kernel.Tier;
import aftercare.testkit.outside.TextProvider;
import aftercare.web.provider.SignedPost;
import aftercare.web.provider.SignedWebhook;
import aftercare.web.provider.Taken;
import aftercare.web.provider.Timeouts;
import aftercare.web.provider.TwilioAccount;
import aftercare.web.provider.TwilioApi;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What each provider is sent, over real sockets. */
class WaysToStaffTest {
    private static final Instant NOW = Instant.parse("2026-11-23T14:00:00Z");
    private static final Timeouts TIMEOUTS = new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(5));
    private static final Reach REACH = new Reach(Optional.of("+15550100123"), true, Optional.of("pager-key-1"));
    private static final Account ANN = new Account("ann", "Ann", "ann@example.org", Set.of(Role.CLINICIAN), Set.of());
    private static final NoticeWords WORDS =
            new NoticeWords(URI.create("https://clinic.test/"), ZoneId.of("America/New_York"));
    private static final Codes CODES = new Codes(new byte[32]);

    private TextProvider provider;

    @BeforeEach
    void listen() throws Exception {
        provider = new TextProvider();
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    private static Notice notice(Tier tier) {
        return new Notice(
                "notice-1", ANN, "esc-1", tier, false, 1, 1, Set.of(), false, NOW, NOW.plus(Duration.ofMinutes(5)));
    }

    private TwilioApi twilio() {
        return new TwilioApi(new TwilioAccount(provider.url(), "AC1", "token", "+15550100900"), TIMEOUTS);
    }

    private TextProvider.Received only() {
        assertThat(provider.received()).hasSize(1);
        return provider.received().getFirst();
    }

    @Test
    void aTextSaysHowUrgentByWhenAndHowToAcknowledge() {
        var texts = new TextNotices(twilio(), URI.create("https://clinic.test/told"), CODES, WORDS);
        assertThat(texts.deliver("notice-1-sms", notice(Tier.RED), REACH)).isEqualTo(Taken.ACCEPTED);
        assertThat(only().form())
                .containsEntry("To", "+15550100123")
                .containsEntry("StatusCallback", "https://clinic.test/told/notice-1-sms")
                .containsEntry(
                        "Body",
                        "Red: act by Mon 09:05. Reply " + CODES.of("esc-1", "ann")
                                + " to acknowledge. https://clinic.test/inbox/esc-1");
    }

    @Test
    void aDigestAsATextSaysHowMany() {
        var texts = new TextNotices(twilio(), URI.create("https://clinic.test/told"), CODES, WORDS);
        var digest = new Digest(
                "digest-1",
                ANN,
                List.of(
                        new Digest.Line("esc-1", Tier.YELLOW, false, NOW.plusSeconds(9_000)),
                        new Digest.Line("esc-2", Tier.AMBER, false, NOW.plusSeconds(7_200))));
        assertThat(texts.deliver(digest, REACH)).isEqualTo(Taken.ACCEPTED);
        assertThat(only().form())
                .containsEntry(
                        "Body", "2 escalations wait: 1 amber, 1 yellow. Act by Mon 11:00. https://clinic.test/inbox");
    }

    @Test
    void aCallSaysItTwiceAndHearsOneKey() throws Exception {
        var calls = new CallNotices(
                twilio(),
                "Heart & Mind <Clinic>",
                URI.create("https://clinic.test/told"),
                URI.create("https://clinic.test/pressed"),
                WORDS);
        assertThat(calls.deliver("notice-1-voice", notice(Tier.RED), REACH)).isEqualTo(Taken.ACCEPTED);
        TextProvider.Received request = only();
        assertThat(request.path()).isEqualTo("/2010-04-01/Accounts/AC1/Calls.json");
        assertThat(request.form()).containsEntry("StatusCallback", "https://clinic.test/told/notice-1-voice");
        Document script = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(
                        request.form().getOrDefault("Twiml", "").getBytes(StandardCharsets.UTF_8)));
        Element gather = (Element) script.getElementsByTagName("Gather").item(0);
        assertThat(gather.getAttribute("action")).isEqualTo("https://clinic.test/pressed/notice-1-voice");
        assertThat(gather.getAttribute("numDigits")).isEqualTo("1");
        assertThat(gather.getElementsByTagName("Say").getLength()).isEqualTo(2);
        assertThat(gather.getElementsByTagName("Say").item(0).getTextContent())
                .isEqualTo("This is Aftercare at Heart & Mind <Clinic>. A Red escalation waits. Act by Monday, 9:05."
                        + " Press 1 to acknowledge.");
    }

    @Test
    void aPageIsOneIncidentForEachPerson() {
        var pager = new PagerNotices(provider.url(), "Clinic", TIMEOUTS, WORDS);
        assertThat(pager.deliver("notice-1-pager", notice(Tier.RED), REACH)).isEqualTo(Taken.ACCEPTED);
        assertThat(only().path()).isEqualTo("/v2/enqueue");
        JsonNode event = JsonMapper.shared().readTree(only().body());
        assertThat(event.path("routing_key").asString()).isEqualTo("pager-key-1");
        assertThat(event.path("event_action").asString()).isEqualTo("trigger");
        assertThat(event.path("dedup_key").asString()).isEqualTo("esc-1/ann");
        assertThat(event.path("payload").path("severity").asString()).isEqualTo("critical");
        assertThat(event.path("payload").path("summary").asString())
                .isEqualTo("Red escalation: act by Monday 23 November, 09:05");
        assertThat(event.path("links").path(0).path("href").asString()).isEqualTo("https://clinic.test/inbox/esc-1");
    }

    @Test
    void aReceiverOfTheClinicsOwnKnowsThatItIsUs() {
        String secret = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);
        var hook = new WebhookNotices(
                new SignedPost(
                        URI.create(provider.url() + "/hook"),
                        new SignedWebhook(secret),
                        InstantSource.fixed(NOW),
                        TIMEOUTS),
                WORDS);
        assertThat(hook.deliver("notice-1-webhook", notice(Tier.AMBER), REACH)).isEqualTo(Taken.ACCEPTED);
        TextProvider.Received request = only();
        assertThat(new SignedWebhook(secret)
                        .holds(
                                request.headers().get("webhook-id"),
                                request.headers().get("webhook-timestamp"),
                                request.headers().get("webhook-signature"),
                                request.body(),
                                NOW))
                .isTrue();
        assertThat(request.headers()).containsEntry("webhook-id", "notice-1-webhook");
        JsonNode data = JsonMapper.shared().readTree(request.body()).path("data");
        assertThat(data.path("tier").asString()).isEqualTo("amber");
        assertThat(data.path("recipient").asString()).isEqualTo("ann");
        assertThat(data.path("url").asString()).isEqualTo("https://clinic.test/inbox/esc-1");
    }

    @Test
    void whatAProviderRefusesIsNotTaken() {
        var pager = new PagerNotices(provider.url(), "Clinic", TIMEOUTS, WORDS);
        provider.reject(429, "");
        assertThat(pager.deliver("notice-1-pager", notice(Tier.RED), REACH)).isEqualTo(Taken.NOT_NOW);
        provider.reject(400, "{}");
        assertThat(pager.deliver("notice-1-pager", notice(Tier.RED), REACH)).isEqualTo(Taken.REFUSED);
        provider.hangUp();
        assertThat(pager.deliver("notice-1-pager", notice(Tier.RED), REACH)).isEqualTo(Taken.UNKNOWN);
    }
}
