package aftercare.followup.course;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.contracts.FollowUpFact.ProtocolActivated;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.survey.Instruments;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ActivateProtocolTest {
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
    private static final Protocol PROTOCOL = Protocol.shipped(Instruments.shipped());

    private final Map<String, ProtocolActivated> told = new LinkedHashMap<>();
    private final ActivateProtocol activate = new ActivateProtocol(told::putIfAbsent);

    @Test
    void theWholeTextIsToldOnceHoweverOftenTheServiceStarts() {
        activate.activate(PROTOCOL, START);
        activate.activate(PROTOCOL, START.plusSeconds(60));

        assertThat(told.values())
                .containsExactly(new ProtocolActivated(PROTOCOL.id(), PROTOCOL.version(), PROTOCOL.text(), START));
        assertThat(PROTOCOL.text()).contains("id: S-RED-NOW").contains("id: PHQ-DRIFT");
    }
}
