package aftercare.auditor.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FingerprintsTest {

    @Test
    void keepsTheNewestNumberOfEveryIdThroughGrowthAndSaving() {
        Map<String, Long> expected = new HashMap<>();
        Fingerprints kept = new Fingerprints();
        Random random = new Random(1);
        for (int i = 0; i < 50_000; i++) {
            String id = "id-" + random.nextInt(20_000);
            expected.put(id, (long) i + 1);
            kept.put(id, i + 1);
        }
        Fingerprints read = Fingerprints.ofBytes(kept.toBytes());

        assertThat(kept.size()).isEqualTo(expected.size());
        assertThat(read.size()).isEqualTo(expected.size());
        expected.forEach((id, number) -> {
            assertThat(kept.get(id)).isEqualTo(number);
            assertThat(read.get(id)).isEqualTo(number);
        });
        assertThat(read.get("unknown")).isZero();
    }

    @Test
    void anIdTakesSixteenBytesWhenSaved() {
        Fingerprints kept = new Fingerprints();
        kept.put("a", 1);
        kept.put("b", 2);
        kept.put("a", 3);

        assertThat(kept.toBytes()).hasSize(32);
    }
}
