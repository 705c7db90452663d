package aftercare.session.vitals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The limits by which the check-in stops and discharge waits are those by which follow-up raises its flags. */
class PressureLimitsTest {
    private static final Path PROTOCOL = Path.of("../follow-up/clinical/src/main/resources/protocol/default.yaml");

    @Test
    void areThoseOfTheDefaultProtocol() throws IOException {
        String measured = Files.readString(PROTOCOL).replaceFirst("(?s).*\nmeasured:", "");
        assertThat(measured)
                .contains(
                        "measured.symptoms && " + reaches(PressureLimits.RED_WITH_SYMPTOMS),
                        "measured.phase == \"before\" && " + reaches(PressureLimits.STOP_BEFORE),
                        "measured.phase != \"before\" && (measured.symptoms || "
                                + reaches(PressureLimits.EPISODE).substring(1));
    }

    private static String reaches(BloodPressure limit) {
        return "(measured.systolic >= " + limit.systolic() + " || measured.diastolic >= " + limit.diastolic() + ")";
    }
}
