package aftercare.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aftercare.followup.escalation.OnCall;
import aftercare.followup.rota.ChangeCovers;
import aftercare.followup.rota.CoverEntry;
import aftercare.followup.staff.Account;
import aftercare.kernel.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole service, started with a rota file. */
class StartedWithARotaTest {
    private static final Instant START = Instant.parse("2026-11-23T14:00:00Z");
    private static final String ROTA = """
            zone: UTC
            people: [clinician, clinician2, gone]
            layers:
              - {name: all, rotation: {people: [clinician2, gone], weeks: 1, from: 2026-11-23, at: "08:00"}}
            """;

    @TempDir
    private Path folder = Path.of("");

    private final FollowUpUnderTest service = new FollowUpUnderTest(START);

    @AfterEach
    void stop() {
        service.close();
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private List<String> onCall(String at) {
        return service.bean(OnCall.class).of(Tier.RED, "main", Instant.parse(at)).stream()
                .map(Account::username)
                .toList();
    }

    @Test
    void whoIsOnCallIsByTheFileAndWhatWasEnteredSince() throws IOException {
        assertThat(onCall("2026-11-23T15:00:00Z")).containsExactly("clinician", "clinician2");
        service.restartWithRota(file("rota.yaml", ROTA));
        assertThat(onCall("2026-11-23T15:00:00Z")).containsExactly("clinician2");
        assertThat(onCall("2026-12-01T15:00:00Z"))
                .as("somebody without an account is on duty")
                .containsExactly("clinician", "clinician2");
        var swap = new CoverEntry("2026-11-24T18:00", "2026-11-24T20:00", "clinician", "", List.of(), "", "Swap");
        assertThat(service.bean(ChangeCovers.class).add(swap, "coordinator", START))
                .isInstanceOf(ChangeCovers.Outcome.Done.class);
        service.restart();
        assertThat(onCall("2026-11-24T19:00:00Z")).containsExactly("clinician");
        assertThat(onCall("2026-11-24T20:00:00Z")).containsExactly("clinician2");
    }

    @Test
    void aRotaThatLeavesAGapDoesNotStart() throws IOException {
        Path holey = file("holey.yaml", ROTA + "holidays: [{date: 2026-12-25, name: Christmas, cover: nobody}]\n");
        assertThatThrownBy(() -> service.restartWithRota(holey))
                .rootCause()
                .hasMessageContaining(
                        "red, amber, yellow, every team: Fri 2026-12-25 00:00 to Sat 2026-12-26 00:00 UTC");
        service.restartWithRota(file("with-fallback.yaml", Files.readString(holey) + "fallback: everyone\n"));
        assertThat(onCall("2026-12-25T12:00:00Z")).containsExactly("clinician", "clinician2");
    }
}
