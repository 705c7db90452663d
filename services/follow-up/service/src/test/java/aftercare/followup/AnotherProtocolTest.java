package aftercare.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aftercare.contracts.FollowUpFact;
import aftercare.contracts.FollowUpFact.PollAnswered;
import aftercare.contracts.FollowUpFact.PollCancelled;
import aftercare.contracts.FollowUpFact.PollMissed;
import aftercare.contracts.FollowUpFact.PollMoved;
import aftercare.contracts.FollowUpFact.PollPlanned;
import aftercare.contracts.FollowUpFact.PollSent;
import aftercare.contracts.IntakeFact.PatientEnrolled;
import aftercare.contracts.SessionFact.SessionCompleted;
import aftercare.followup.protocol.Protocol;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clinic edits its protocol and starts with it. */
class AnotherProtocolTest {
    private static final Instant START = Instant.parse("2026-11-23T14:00:00Z");
    private static final String THIRD_DAY = "offset: PT72H\n    window: PT48H";

    @TempDir
    private Path folder = Path.of("");

    private final String patient = "p-edit-" + UUID.randomUUID();
    private final String session = "s-" + patient;
    private final FollowUpUnderTest service = new FollowUpUnderTest(START);

    @BeforeEach
    void treated() {
        service.tell(
                "/intake/patients/" + patient,
                new PatientEnrolled(patient, "UTC", "en", "US", "main", "v1", false, START));
        service.tell(
                "/session/sessions/" + session,
                new SessionCompleted(
                        patient,
                        session,
                        "clinic",
                        "ketamine",
                        new BigDecimal("50"),
                        "im",
                        START.minus(Duration.ofHours(1)),
                        START));
        FollowUpUnderTest.eventually(
                "the polls are planned", () -> told(PollPlanned.class).size() >= 7);
        service.moveTo(START.plus(Duration.ofHours(3)));
        service.moveTo(START.plus(Duration.ofHours(25)));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void whatIsOutStaysAndWhatIsNotSentYetMoves() throws IOException {
        List<PollSent> sent = told(PollSent.class);
        assertThat(sent).extracting(PollSent::step).contains("baseline", "safe-arrival", "first-day");

        service.restartWith(edited("second.yaml", "2", THIRD_DAY, "offset: PT96H\n    window: PT48H"));
        service.settle();

        assertThat(told(PollMoved.class)).singleElement().satisfies(moved -> {
            assertThat(moved.step()).isEqualTo("third-day");
            assertThat(moved.reason()).isEqualTo("protocol-changed");
            assertThat(moved.dueAt()).isEqualTo(START.plus(Duration.ofDays(4)));
            assertThat(moved.closesAt()).isEqualTo(START.plus(Duration.ofDays(6)));
        });
        service.moveTo(START.plus(Duration.ofHours(73)));
        assertThat(told(PollSent.class)).isEqualTo(sent);
        service.moveTo(START.plus(Duration.ofHours(97)));
        assertThat(told(PollSent.class)).hasSize(sent.size() + 1);
        assertThat(told(PollSent.class).getLast().step()).isEqualTo("third-day");
        assertThat(told(PollCancelled.class)).isEmpty();
        assertThat(told(PollAnswered.class)).isEmpty();
        assertThat(told(PollMissed.class)).extracting(PollMissed::step).contains("safe-arrival");
    }

    @Test
    void aStepLessIsNotAskedAndAStepMoreIs() throws IOException {
        service.restartWith(edited("second.yaml", "2", "  - key: third-day", "  - key: fourth-day"));
        service.settle();
        assertThat(told(PollCancelled.class)).singleElement().satisfies(cancelled -> {
            assertThat(cancelled.step()).isEqualTo("third-day");
            assertThat(cancelled.reason()).isEqualTo("protocol-changed");
        });
        service.restart();
        service.settle();
        service.moveTo(START.plus(Duration.ofHours(73)));
        assertThat(told(PollSent.class).getLast().step()).isEqualTo("fourth-day");
        assertThat(told(PollPlanned.class).stream().filter(poll -> poll.step().equals("fourth-day")))
                .singleElement()
                .satisfies(planned -> assertThat(planned.protocolVersion()).isEqualTo("2"));
    }

    @Test
    void anotherTextUnderTheSameVersionIsRefused() throws IOException {
        Path file = edited(
                "same.yaml", service.bean(Protocol.class).version(), THIRD_DAY, "offset: PT96H\n    window: PT48H");
        assertThatThrownBy(() -> service.restartWith(file))
                .hasMessageContaining("was in use here with another text: give the changed text a version of its own");
        service.restartWith(Path.of(""));
        service.settle();
        assertThat(told(PollMoved.class)).isEmpty();
    }

    private Path edited(String name, String version, String from, String to) throws IOException {
        String text = service.bean(Protocol.class).text();
        assertThat(text).contains(from);
        return Files.writeString(
                folder.resolve(name),
                text.replaceFirst("(?m)^version: .*$", "version: \"" + version + "\"")
                        .replace(from, to));
    }

    private <T extends FollowUpFact> List<T> told(Class<T> type) {
        return service.told(patient).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
