package aftercare.followup.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aftercare.contracts.FollowUpFact.ProtocolActivated;
import aftercare.followup.datafile.DataFile;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.survey.Instruments;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ActivateProtocolTest {
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
    private static final Protocol PROTOCOL = Protocol.shipped(Instruments.shipped());

    private final RememberedActivations activated = new RememberedActivations();
    private final ActivateProtocol activate = new ActivateProtocol(activated);

    @Test
    void theWholeTextIsToldOnceHoweverOftenTheServiceStarts() {
        activate.activate(PROTOCOL, START);
        activate.activate(PROTOCOL, START.plusSeconds(60));

        assertThat(activated.told.values())
                .containsExactly(new ProtocolActivated(PROTOCOL.id(), PROTOCOL.version(), PROTOCOL.text(), START));
        assertThat(PROTOCOL.text()).contains("id: S-RED-NOW").contains("id: PHQ-DRIFT");
    }

    @Test
    void oneVersionIsOneText() {
        activate.activate(PROTOCOL, START);
        Protocol edited = Protocol.load(
                new DataFile("edited.yaml", PROTOCOL.text().replace("offset: PT72H", "offset: PT96H")),
                Instruments.shipped());

        assertThatThrownBy(() -> activate.activate(edited, START))
                .hasMessage("Protocol default, version " + PROTOCOL.version()
                        + ", was in use here with another text: give the changed text a version of its own");
        assertThat(activated.inUse(ActivateProtocol.id(PROTOCOL))).isTrue();
        assertThat(activated.told).hasSize(1);
    }

    @Test
    void aProtocolOfAnotherIdIsNoVersionOfTheOneInUse() {
        activate.activate(PROTOCOL, START);
        Protocol other = Protocol.load(
                new DataFile("other.yaml", PROTOCOL.text().replaceFirst("(?m)^id: default$", "id: ours")),
                Instruments.shipped());

        assertThatThrownBy(() -> activate.activate(other, START))
                .hasMessageContaining("keep the id, and give the changed text a version of its own");
        assertThat(activated.inUse(ActivateProtocol.id(PROTOCOL))).isTrue();
    }

    @Test
    void anEarlierTextCanBePutInUseAgain() {
        Protocol second = Protocol.load(
                new DataFile("second.yaml", PROTOCOL.text().replaceFirst("(?m)^version: .*$", "version: \"2\"")),
                Instruments.shipped());
        activate.activate(PROTOCOL, START);
        activate.activate(second, START);
        activate.activate(PROTOCOL, START);

        assertThat(activated.inUse(ActivateProtocol.id(PROTOCOL))).isTrue();
        assertThat(activated.told).hasSize(2);
    }
}
