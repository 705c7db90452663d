package aftercare.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import aftercare.contracts.Fact;
import aftercare.contracts.FollowUpFact.MessageRequested;
import aftercare.contracts.IntakeFact.MessageDelivered;
import aftercare.contracts.IntakeFact.MessageFailed;
import aftercare.contracts.IntakeFact.MessageReturned;
import aftercare.contracts.IntakeFact.MessageSent;
import aftercare.contracts.IntakeFact.MessagesStarted;
import aftercare.contracts.IntakeFact.MessagesStopped;
import aftercare.contracts.IntakeFact.PatientWrote;
import aftercare.intake.patient.Enrolments;
import aftercare.intake.patient.Patient;
import aftercare.intake.patient.Patients;
import aftercare.kernel.Ids;
import aftercare.testkit.outside.MailServer;
import aftercare.testkit.outside.TextProvider;
import aftercare.web.Role;
import aftercare.web.Staff;
import aftercare.web.provider.SignedWebhook;
import aftercare.web.provider.TwilioSignature;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Folder;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Intake with a provider of texts, both real sockets: what the provider tells afterwards comes twice, late and in any order. */
class ProvidersTellTest {
    private static final Staff DOCTOR = new Staff("dr-a", "Dr A", Set.of(Role.CLINICIAN));
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    /** A patient whose mail is refused, so that they are texted. */
    private static void enrol(RunningIntake intake, String patient) {
        enrol(intake, patient, "+4915550100");
    }

    private static void enrol(RunningIntake intake, String patient, String number) {
        intake.bean(Patients.class)
                .insertIfAbsent(Patient.enrol(patient, Enrolments.reachedAt(number, "US"), intake.clock.instant()));
    }

    private static MailServer refusing() throws IOException {
        MailServer mail = new MailServer();
        mail.reply("RCPT", "550 no such user");
        return mail;
    }

    private static MessageRequested ask(RunningIntake intake, String patient, String message) throws Exception {
        Instant now = intake.clock.instant();
        MessageRequested asked =
                new MessageRequested(patient, message, "survey-link", "poll-1", 1, now.plus(Duration.ofHours(12)), now);
        intake.publish("/follow-up/polls/" + message, 1, asked);
        return asked;
    }

    private static void awaitFacts(RunningIntake intake, String patient, Fact... facts) {
        intake.await("facts " + List.of(facts), () -> intake.facts(patient).size() > facts.length);
        assertThat(intake.facts(patient).stream().skip(1)).containsExactly(facts);
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class Twilio {
        private final MailServer mail = refusing();
        private final TextProvider provider = new TextProvider();
        private final RunningIntake intake = new RunningIntake(
                "intake-twilio",
                "--spring.mail.port=" + mail.port(),
                "--aftercare.sms.provider=twilio",
                "--aftercare.sms.twilio.base-url=" + provider.url(),
                "--aftercare.sms.twilio.account=AC1",
                "--aftercare.sms.twilio.token=token",
                "--aftercare.sms.twilio.from=+15550100900");

        Twilio() throws Exception {}

        @AfterAll
        void stop() throws IOException {
            intake.close();
            provider.close();
            mail.close();
        }

        private HttpResponse<String> tell(String path, Map<String, String> form, String token) throws Exception {
            Map<String, List<String>> values = new TreeMap<>();
            form.forEach((name, value) -> values.put(name, List.of(value)));
            String signature =
                    new TwilioSignature(token).sign("http://clinic.test/api/intake/sms/twilio" + path, values);
            String body = form.entrySet().stream()
                    .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                    .collect(Collectors.joining("&"));
            return intake.send(intake.request("/api/intake/sms/twilio" + path)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("X-Twilio-Signature", signature)
                    .POST(BodyPublishers.ofString(body)));
        }

        private int status(String message, String status) throws Exception {
            return tell("/status/" + message, Map.of("MessageSid", "SM1", "MessageStatus", status), "token")
                    .statusCode();
        }

        @Test
        void theSignatureIsTwilios() {
            // The example of Twilio's documentation of request validation.
            Map<String, List<String>> form = new TreeMap<>();
            form.put("CallSid", List.of("CA1234567890ABCDE"));
            form.put("Caller", List.of("+14158675309"));
            form.put("Digits", List.of("1234"));
            form.put("From", List.of("+14158675309"));
            form.put("To", List.of("+18005551212"));
            assertThat(new TwilioSignature("12345").sign("https://mycompany.com/myapp.php?foo=1&bar=2", form))
                    .isEqualTo("RSOYDt4T1cUTdK1PDd93/VVr8B8=");
        }

        @Test
        void whatArrivedIsToldOnceHoweverOftenTheProviderTellsIt() throws Exception {
            enrol(intake, "p-arrives");
            MessageRequested asked = ask(intake, "p-arrives", "m-arrives");
            intake.await("sent", () -> intake.facts("p-arrives").size() >= 2);
            for (String told : List.of("delivered", "sent", "queued", "undelivered", "delivered")) {
                assertThat(status("m-arrives", told)).isEqualTo(204);
            }
            Instant now = intake.clock.instant();
            awaitFacts(
                    intake,
                    "p-arrives",
                    new MessageSent("p-arrives", "m-arrives", "survey-link", "poll-1", "sms", now),
                    new MessageDelivered("p-arrives", "m-arrives", "survey-link", "poll-1", "sms", now));
            assertThat(asked.pollId()).isEqualTo("poll-1");
            assertThat(provider.received().stream().filter(text -> text.body().contains("m-arrives")))
                    .hasSize(1)
                    .first()
                    .satisfies(text -> assertThat(text.form())
                            .containsEntry("To", "+4915550100")
                            .containsEntry(
                                    "StatusCallback", "http://clinic.test/api/intake/sms/twilio/status/m-arrives"));
        }

        @Test
        void whatComesBackAndCannotGoByMailHasFailed() throws Exception {
            enrol(intake, "p-back");
            ask(intake, "p-back", "m-back");
            intake.await("sent", () -> intake.facts("p-back").size() >= 2);
            assertThat(status("m-back", "sent")).isEqualTo(204);
            assertThat(status("m-back", "undelivered")).isEqualTo(204);
            assertThat(status("m-back", "undelivered")).isEqualTo(204);
            assertThat(status("m-back", "delivered")).isEqualTo(204);
            Instant now = intake.clock.instant();
            awaitFacts(
                    intake,
                    "p-back",
                    new MessageSent("p-back", "m-back", "survey-link", "poll-1", "sms", now),
                    new MessageReturned(
                            "p-back", "m-back", "survey-link", "poll-1", "sms", now.plus(Duration.ofHours(12)), now),
                    new MessageFailed("p-back", "m-back", "survey-link", "poll-1", "sms", "permanent-failure", now));
        }

        @Test
        void whatSomebodyTextsIsKeptToldAndAnsweredAtOnce() throws Exception {
            enrol(intake, "p-texts", "+15550100201");
            Map<String, String> text =
                    Map.of("MessageSid", "SM-in-1", "From", "+15550100201", "Body", "I feel <strange> & odd");
            for (int i = 0; i < 2; i++) {
                HttpResponse<String> taken = tell("/inbound", text, "token");
                assertThat(taken.statusCode()).isEqualTo(200);
                assertThat(taken.body()).endsWith("<Response></Response>");
            }
            tell("/inbound", Map.of("MessageSid", "SM-in-2", "From", "+15550100201", "Body", "still"), "token");
            intake.await("told", () -> intake.facts("p-texts").size() >= 3);
            intake.await("answered", () -> !textsTo("+15550100201").isEmpty());
            assertThat(textsTo("+15550100201"))
                    .as("once in ten minutes")
                    .containsExactly("This number is not watched all the time. Your message will be read by Monday,"
                            + " November 23, 11:00 AM (EST). In an emergency call 911. In a crisis call or text 988.");
            assertThat(intake.facts("p-texts").stream().skip(1))
                    .allSatisfy(fact -> assertThat(fact).isInstanceOfSatisfying(PatientWrote.class, wrote -> {
                        assertThat(wrote.channel()).isEqualTo("sms");
                        assertThat(wrote.by()).isEqualTo("patient");
                    }));
            assertThat(intake.get(DOCTOR, "/intake/patients/p-texts/card").body())
                    .contains("Wrote back", "I feel &lt;strange&gt; &amp; odd", "by text");
            assertThat(intake.records.stream().map(record -> new String(record.value(), UTF_8)))
                    .noneMatch(json -> json.contains("strange") || json.contains("+1555"));
            assertThat(intake.get(DOCTOR, "/intake/patients/new").body())
                    .contains("Write to the patient by", "Text message");
            assertThat(tell("/inbound", text, "other").statusCode()).isEqualTo(403);
            assertThat(tell("/inbound", Map.of("MessageSid", "SM-in-3", "From", "+15550100299", "Body", "hi"), "token")
                            .body())
                    .as("somebody unknown learns nothing")
                    .endsWith("<Response></Response>");
            assertThat(tell("/inbound", Map.of("MessageSid", "SM-in-3"), "token")
                            .statusCode())
                    .isEqualTo(422);
        }

        private List<String> textsTo(String number) {
            return provider.received().stream()
                    .map(TextProvider.Received::form)
                    .filter(form -> number.equals(form.get("To")))
                    .map(form -> form.get("Body"))
                    .toList();
        }

        @Test
        void stopAndStartAreHonouredHoweverOftenTheyAreTold() throws Exception {
            enrol(intake, "p-stops", "+15550100202");
            Map<String, String> stop = Map.of("MessageSid", "SM-stop", "From", "+15550100202", "Body", " Stop. ");
            assertThat(tell("/inbound", stop, "token").body())
                    .contains("<Message>You will get no more messages from us. To start again, reply START.");
            assertThat(tell("/inbound", with(stop, "OptOutType", "STOP"), "token")
                            .body())
                    .as("the provider has said it")
                    .endsWith("<Response></Response>");
            ask(intake, "p-stops", "m-stopped");
            intake.await("failed", () -> intake.facts("p-stops").size() >= 3);
            assertThat(textsTo("+15550100202")).isEmpty();
            Map<String, String> start = Map.of("MessageSid", "SM-start", "From", "+15550100202", "Body", "START");
            assertThat(tell("/inbound", start, "token").body())
                    .contains("<Message>You will get messages from us again.");
            assertThat(tell("/inbound", stop, "token").statusCode())
                    .as("an old one told again")
                    .isEqualTo(200);
            ask(intake, "p-stops", "m-started");
            intake.await("sent", () -> intake.facts("p-stops").size() >= 5);
            Instant now = intake.clock.instant();
            awaitFacts(
                    intake,
                    "p-stops",
                    new MessagesStopped("p-stops", "sms", "patient", now),
                    new MessageFailed(
                            "p-stops", "m-stopped", "survey-link", "poll-1", "email", "permanent-failure", now),
                    new MessagesStarted("p-stops", "sms", "patient", now),
                    new MessageSent("p-stops", "m-started", "survey-link", "poll-1", "sms", now));
            assertThat(tell(
                                    "/inbound",
                                    Map.of("MessageSid", "SM-help", "From", "+15550100202", "Body", "help"),
                                    "token")
                            .body())
                    .contains("<Message>Questions? Call us at");
        }

        private static Map<String, String> with(Map<String, String> form, String name, String value) {
            Map<String, String> more = new TreeMap<>(form);
            more.put(name, value);
            return more;
        }

        @Test
        void nobodyElseIsBelievedAndNobodyLearnsAnything() throws Exception {
            Map<String, String> form = Map.of("MessageSid", "SM1", "MessageStatus", "delivered");
            HttpResponse<String> forged = tell("/status/m-unknown", form, "other");
            assertThat(forged.statusCode()).isEqualTo(403);
            assertThat(forged.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            HttpRequest.Builder bare = intake.request("/api/intake/sms/twilio/status/m-unknown")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("MessageStatus=delivered"));
            assertThat(intake.send(bare).statusCode()).isEqualTo(403);
            HttpResponse<String> unknown = tell("/status/m-unknown", form, "token");
            assertThat(unknown.statusCode()).isEqualTo(404);
            assertThat(unknown.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(unknown.body()).contains("There is nothing here.");
            assertThat(intake.send(intake.request("/api/intake/sms/webhook/status/m-1")
                                    .POST(BodyPublishers.ofString("{}")))
                            .statusCode())
                    .as("the other provider is not there")
                    .isEqualTo(404);
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class Webhook {
        private final MailServer mail = refusing();
        private final TextProvider gateway = new TextProvider();
        private final RunningIntake intake = new RunningIntake(
                "intake-webhook",
                "--spring.mail.port=" + mail.port(),
                "--aftercare.sms.provider=webhook",
                "--aftercare.sms.webhook.url=" + gateway.url(),
                "--aftercare.sms.webhook.secret=" + SECRET);

        Webhook() throws Exception {}

        @AfterAll
        void stop() throws IOException {
            intake.close();
            gateway.close();
            mail.close();
        }

        private static String inbound(String channel, String from, String text) {
            return "{\"id\":\"in-" + text.length() + "\",\"channel\":\"" + channel + "\",\"from\":\"" + from
                    + "\",\"text\":\"" + text + "\"}";
        }

        private HttpResponse<String> tell(String path, String body, Instant at) throws Exception {
            return intake.send(intake.request("/api/intake/sms/webhook" + path)
                    .header("Content-Type", "application/json")
                    .header("webhook-id", "w-1")
                    .header("webhook-timestamp", Long.toString(at.getEpochSecond()))
                    .header("webhook-signature", new SignedWebhook(SECRET).sign("w-1", at, body))
                    .POST(BodyPublishers.ofString(body)));
        }

        @Test
        void theGatewayIsBelievedForFiveMinutes() throws Exception {
            enrol(intake, "p-hook");
            ask(intake, "p-hook", "m-hook");
            intake.await("sent", () -> intake.facts("p-hook").size() >= 2);
            String body = "{\"status\":\"delivered\"}";
            Instant wall = Instant.now();
            enrol(intake, "p-mails", "+15550100203");
            assertThat(tell("/status/m-hook", body, wall.minusSeconds(600)).statusCode())
                    .isEqualTo(403);
            assertThat(tell("/status/m-hook", "{}", wall).statusCode()).isEqualTo(422);
            assertThat(tell("/status/m-hook", "{", wall).statusCode()).isEqualTo(422);
            assertThat(tell("/status/m-none", body, wall).statusCode()).isEqualTo(404);
            assertThat(tell("/status/m-hook", body, wall).statusCode()).isEqualTo(204);
            assertThat(tell("/inbound", inbound("sms", "+15550100203", "STOPALL"), wall)
                            .body())
                    .contains("\"reply\":\"You will get no more messages from us.");
            assertThat(tell("/inbound", inbound("email", "Of.+15550100203@example.org", "STOP, it hurts"), wall)
                            .body())
                    .isEqualTo("{}");
            intake.await("both are told", () -> intake.facts("p-mails").size() >= 3);
            assertThat(intake.facts("p-mails").get(1))
                    .isEqualTo(new MessagesStopped("p-mails", "sms", "patient", intake.clock.instant()));
            assertThat(intake.facts("p-mails").get(2))
                    .isInstanceOfSatisfying(
                            PatientWrote.class,
                            wrote -> assertThat(wrote.channel()).isEqualTo("email"));
            Instant now = intake.clock.instant();
            awaitFacts(
                    intake,
                    "p-hook",
                    new MessageSent("p-hook", "m-hook", "survey-link", "poll-1", "sms", now),
                    new MessageDelivered("p-hook", "m-hook", "survey-link", "poll-1", "sms", now));
        }
    }

    /** What is mailed back lies in a mailbox. */
    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class Mailbox {
        private final GreenMail mailbox =
                new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP).dynamicPort());
        private final GreenMailUser user = open();
        private final RunningIntake intake = new RunningIntake(
                "intake-mailbox",
                "--aftercare.mail.inbox-url=imap://clinic:secret@127.0.0.1:"
                        + mailbox.getImap().getPort() + "/INBOX",
                "--aftercare.mail.look-every=100ms");

        private GreenMailUser open() {
            mailbox.start();
            return mailbox.setUser("clinic@example.org", "clinic", "secret");
        }

        @AfterAll
        void stop() {
            intake.close();
            mailbox.stop();
        }

        private MimeMessage mail(String id, String from, String text) throws Exception {
            MimeMessage mail = new MimeMessage((Session) null) {
                @Override
                protected void updateMessageID() throws MessagingException {
                    setHeader("Message-ID", id);
                }
            };
            mail.setFrom(from);
            mail.setRecipients(RecipientType.TO, "clinic@example.org");
            mail.setSubject("Re: Questions");
            mail.setText(text);
            mail.saveChanges();
            return mail;
        }

        @Test
        void whatIsMailedBackIsTakenOnceWithoutWhatItQuotes() throws Exception {
            enrol(intake, "p-mailed", "+15550100301");
            String address = "of.+15550100301@example.org";
            MimeMessage machine = mail("<2@x>", address, "I am away");
            machine.setHeader("Auto-Submitted", "auto-replied");
            user.deliver(machine);
            user.deliver(mail("<3@x>", "stranger@example.org", "hello"));
            MimeMessage reply = mail(
                    "<1@x>",
                    "Carol <" + address + ">",
                    "I cannot open it\r\n\r\nOn Monday the clinic wrote:\r\n> http://clinic.test/s/token\r\n");
            user.deliver(reply);
            user.deliver(reply);
            intake.await("answered", () -> intake.mail.getReceivedMessages().length > 0);
            assertThat(GreenMailUtil.getBody(intake.mail.getReceivedMessages()[0]))
                    .contains("This number is not watched all the time.");
            intake.await("told", () -> intake.facts("p-mailed").size() >= 2);
            intake.await("all are seen", this::allSeen);
            assertThat(intake.facts("p-mailed").stream().skip(1))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            PatientWrote.class,
                            wrote -> assertThat(wrote.textHash()).isEqualTo(Ids.sha256Hex("I cannot open it")));
            assertThat(intake.get(DOCTOR, "/intake/patients/p-mailed/card").body())
                    .contains("I cannot open it", "by e-mail")
                    .doesNotContain("/s/token");
        }

        /** As a mail server writes it (RFC 3464), with the headers of what came back. */
        private MimeMessage report(String action, String messageId) throws Exception {
            String text = """
                    From: Mail Delivery System <MAILER-DAEMON@mx.example.org>
                    To: clinic@example.org
                    Subject: Undelivered Mail Returned to Sender
                    Message-ID: <%s-%s@mx.example.org>
                    Auto-Submitted: auto-replied
                    MIME-Version: 1.0
                    Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                    --b
                    Content-Type: text/plain; charset=us-ascii

                    I'm sorry to have to inform you that your message could not be delivered.

                    --b
                    Content-Type: message/delivery-status

                    Reporting-MTA: dns; mx.example.org
                    Arrival-Date: Mon, 23 Nov 2026 12:00:00 +0000

                    Final-Recipient: rfc822; somebody@example.org
                    Action: %s
                    Status: 5.1.1

                    --b
                    Content-Type: text/rfc822-headers

                    From: Clinic <clinic@example.org>
                    Message-ID: <%s@aftercare>
                    Subject: Questions

                    --b--
                    """.formatted(action, messageId, action, messageId).replace("\n", "\r\n");
            return new MimeMessage(
                    Session.getInstance(new Properties()), new ByteArrayInputStream(text.getBytes(UTF_8)));
        }

        @ParameterizedTest
        @CsvSource({"failed, false", "delivered, true", "delayed,"})
        void whatAMailServerReportsAfterwardsIsHeard(String action, @Nullable Boolean arrived) throws Exception {
            String patient = "p-report-" + action;
            enrol(intake, patient, "+15550100" + (310 + action.length()));
            MessageRequested asked = ask(intake, patient, "m-report-" + action);
            intake.await("sent", () -> intake.facts(patient).stream().anyMatch(MessageSent.class::isInstance));
            user.deliver(report(action, "m-report-of-nobody"));
            user.deliver(report(action, asked.messageId()));
            user.deliver(report(action, asked.messageId()));
            intake.await("all are seen", this::allSeen);
            if (arrived == null) {
                assertThat(intake.facts(patient)).hasSize(2);
            } else if (arrived) {
                intake.await("heard", () -> intake.facts(patient).size() == 3);
                assertThat(intake.facts(patient).getLast()).isInstanceOf(MessageDelivered.class);
            } else {
                // No other channel is set up here: it has failed, and its silence is of an address that cannot be
                // reached.
                intake.await("heard", () -> intake.facts(patient).size() == 4);
                assertThat(intake.facts(patient).get(2)).isInstanceOf(MessageReturned.class);
                assertThat(intake.facts(patient).getLast())
                        .isInstanceOfSatisfying(
                                MessageFailed.class,
                                failed -> assertThat(failed.reason()).isEqualTo("permanent-failure"));
            }
        }

        private boolean allSeen() {
            try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
                store.connect("127.0.0.1", mailbox.getImap().getPort(), "clinic", "secret");
                try (Folder inbox = store.getFolder("INBOX")) {
                    inbox.open(Folder.READ_ONLY);
                    return inbox.getUnreadMessageCount() == 0;
                }
            } catch (MessagingException e) {
                throw new AssertionError(e);
            }
        }
    }
}
