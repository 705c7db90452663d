package aftercare.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import aftercare.intake.mail.SmtpChannel;
import aftercare.intake.message.Addressee;
import aftercare.intake.message.Channels;
import aftercare.intake.message.Courier;
import aftercare.intake.message.DailyLimit;
import aftercare.intake.message.DeliverMessage;
import aftercare.intake.message.InMemoryMessages;
import aftercare.intake.message.Letterhead;
import aftercare.intake.message.Message;
import aftercare.intake.message.Message.Sent;
import aftercare.intake.message.Message.Waiting;
import aftercare.intake.message.Request;
import aftercare.intake.message.Wording;
import aftercare.intake.patient.Enrolments;
import aftercare.intake.patient.InMemoryPatients;
import aftercare.intake.patient.Patient;
import aftercare.intake.sms.TwilioChannel;
import aftercare.kernel.ProductClock;
import aftercare.kernel.SimulatedClock;
import aftercare.testkit.outside.MailServer;
import aftercare.testkit.outside.TextProvider;
import aftercare.web.provider.Timeouts;
import aftercare.web.provider.TwilioAccount;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A courier between a mail server and a provider of texts, both real sockets, one of which is out of order. */
class OutagesTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final List<String> TWENTY =
            IntStream.range(0, 20).mapToObj(i -> "" + i).toList();

    private final SimulatedClock clock = ProductClock.simulated(NOON);
    private final InMemoryMessages messages = new InMemoryMessages();
    private final InMemoryPatients patients = new InMemoryPatients();
    private final MailServer mail = new MailServer();
    private final TextProvider texts = new TextProvider();
    private final Courier courier;

    OutagesTest() throws IOException {
        AtomicInteger claims = new AtomicInteger();
        DeliverMessage deliver = new DeliverMessage(
                messages,
                patients,
                new Wording(
                        new Letterhead("Clinic", "+1 555 0100", "ketamine", URI.create("http://clinic.test")),
                        (poll, generation) -> "token",
                        at -> at.atZone(ZoneOffset.UTC)),
                new Channels(Map.of(
                        Addressee.EMAIL,
                        new SmtpChannel(server(), "clinic@example.org", "Clinic", clock),
                        Addressee.SMS,
                        new TwilioChannel(
                                new TwilioAccount(texts.url(), "AC1", "token", "+15550100900"),
                                URI.create("http://clinic.test/status"),
                                new Timeouts(Duration.ofSeconds(20), Duration.ofSeconds(20))))),
                new DailyLimit(messages, 99),
                clock,
                InstantSource.system(),
                "intake-0",
                () -> "claim-" + claims.incrementAndGet());
        courier = new Courier(messages, deliver, clock, InstantSource.system(), Duration.ofMinutes(2));
    }

    private JavaMailSenderImpl server() {
        JavaMailSenderImpl server = new JavaMailSenderImpl();
        server.setHost("127.0.0.1");
        server.setPort(mail.port());
        Properties limits = new Properties();
        limits.put("mail.smtp.connectiontimeout", "20000");
        limits.put("mail.smtp.timeout", "20000");
        server.setJavaMailProperties(limits);
        return server;
    }

    @BeforeEach
    void begin() {
        patients.insertIfAbsent(Patient.enrol("p-1", Enrolments.ada(), NOON));
        courier.start();
    }

    @AfterEach
    void stop() throws IOException {
        mail.speak();
        texts.speak();
        courier.close();
        mail.close();
        texts.close();
    }

    private void ask(String id) {
        messages.insertIfAbsent(Message.accept(
                new Request(id, "p-1", "survey-link", "poll-1", 1, NOON.plus(Duration.ofHours(12)), NOON), NOON));
        courier.wake();
    }

    /** In the queue for texts from the start. */
    private void askByText(String id) {
        Request request = new Request(id, "p-1", "survey-link", "poll-1", 1, NOON.plus(Duration.ofHours(12)), NOON);
        messages.insertIfAbsent(aftercare.kernel.Change.of(
                new Waiting(request, 0, NOON, new Addressee("sms", "+15550100123", "en", "US"))));
        courier.wake();
    }

    private boolean sentBy(String channel, String id) {
        return messages.find(id).orElseThrow() instanceof Sent sent
                && sent.channel().equals(channel);
    }

    @Test
    void aMailServerThatIsSilentDelaysNoText() {
        mail.fallSilent();
        TWENTY.forEach(n -> ask("mail-" + n));
        await().until(() -> messages.due("email", NOON, 99).size() <= 12);
        TWENTY.forEach(n -> askByText("text-" + n));
        await().until(() -> TWENTY.stream().allMatch(n -> sentBy("sms", "text-" + n)));
        assertThat(mail.letters()).isEmpty();
        assertThat(courier.atRest()).isFalse();
        mail.speak();
        await().until(() -> TWENTY.stream().allMatch(n -> sentBy("email", "mail-" + n)));
        assertThat(mail.letters()).hasSize(20);
        assertThat(texts.received()).hasSize(20);
    }

    @Test
    void aProviderThatIsSilentDelaysNoMail() {
        texts.fallSilent();
        TWENTY.forEach(n -> askByText("text-" + n));
        await().until(() -> texts.received().size() == 8);
        TWENTY.forEach(n -> ask("mail-" + n));
        await().until(() -> TWENTY.stream().allMatch(n -> sentBy("email", "mail-" + n)));
        texts.speak();
        await().until(() -> TWENTY.stream().allMatch(n -> sentBy("sms", "text-" + n)));
        assertThat(texts.received()).hasSize(20);
        assertThat(mail.letters()).hasSize(20);
    }

    @Test
    void anAddressThatIsRefusedIsTextedInstead() {
        mail.reply("RCPT", "550 no such user");
        ask("m-1");
        await().until(() -> sentBy("sms", "m-1"));
        assertThat(texts.received().getFirst().form().get("Body"))
                .contains("http://clinic.test/s/token")
                .doesNotContain("ketamine");
        assertThat(mail.letters()).isEmpty();
    }

    @Test
    void aMailServerThatIsBusyForHalfAnHourIsGoneRoundWithThatWait() {
        mail.reply("MAIL", "451 later");
        ask("m-1");
        for (int wait : List.of(30, 60, 120, 240, 480)) {
            Instant retry = clock.instant().plusSeconds(wait);
            await().until(() -> messages.nextDue().filter(retry::equals).isPresent());
            assertThat(texts.received()).isEmpty();
            clock.moveTo(retry);
        }
        await().until(() -> sentBy("sms", "m-1"));
        assertThat(texts.received()).hasSize(1);
    }

    @Test
    void aHandOverWithoutAnAnswerIsMadeOnce() {
        texts.hangUp();
        askByText("m-1");
        await().until(() -> messages.find("m-1").orElseThrow() instanceof Message.Failed);
        clock.moveTo(NOON.plus(Duration.ofHours(13)));
        await().until(courier::atRest);
        assertThat(texts.received()).hasSize(1);
        assertThat(mail.letters()).isEmpty();
    }
}
