package aftercare.followup.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeTest {
    /** NIST/SEMATECH e-Handbook 6.3.2.4: 20 values, target 50, sd 2.0539, lambda 0.3. */
    private static final List<Double> NIST = List.of(
            52.0, 47.0, 53.0, 49.3, 50.1, 47.0, 51.0, 50.1, 51.2, 50.5, 49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4,
            53.6, 52.1);

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/change/rci-vectors.csv", numLinesToSkip = 1)
    void reliableChangeIsThatOfTheReference(
            String id, double sd, double reliability, double standardError, double points) {
        ReliableChange change = new ReliableChange(sd, reliability);
        assertThat(change.standardErrorOfDifference()).as(id).isCloseTo(standardError, within(0.00005));
        assertThat(change.points()).isCloseTo(points, within(0.0001));
        assertThat(change.worse(10, 10 + points + 0.0001)).isTrue();
        assertThat(change.worse(10, 10 + points - 0.0002)).isFalse();
        assertThat(change.worse(10 + 2 * points, 10)).isFalse();
    }

    private static final List<Double> SEEN = new ArrayList<>();

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/change/cusum-vectors.csv", numLinesToSkip = 1)
    void runningSumsAreThoseOfTheReference(int i, double x, double target, double sum) {
        if (i == 1) {
            SEEN.clear();
        }
        SEEN.add(x);
        assertThat(Cusum.sums(SEEN, target))
                .hasSize(i)
                .last()
                .satisfies(last -> assertThat(last).isCloseTo(sum, within(1e-9)));
    }

    @Test
    void theUpperSumIsTheRecursionOfTheTextbook() {
        Cusum cusum = new Cusum(50, 2, 0.5, 4);
        double expected = 0;
        List<Double> upper = cusum.upper(NIST);
        for (int i = 0; i < NIST.size(); i++) {
            expected = Math.max(0, expected + NIST.get(i) - (50 + 0.5 * 2));
            assertThat(upper.get(i)).isCloseTo(expected, within(1e-9));
        }
    }

    @Test
    void averagesAndLimitAreThoseOfNist() {
        Ewma ewma = new Ewma(50, 2.0539, 0.3, 3);
        List<Double> published = List.of(
                50.60, 49.52, 50.56, 50.18, 50.16, 49.21, 49.75, 49.85, 50.26, 50.33, 50.11, 49.36, 49.52, 50.05, 49.38,
                49.92, 50.73, 51.23, 51.94, 51.99);
        List<Double> averages = ewma.averages(NIST);
        for (int i = 0; i < NIST.size(); i++) {
            assertThat(averages.get(i)).isCloseTo(published.get(i), within(0.011));
        }
        assertThat(ewma.upperLimit()).isCloseTo(52.5884, within(0.0001));
        assertThat(ewma.alarms(NIST)).isFalse();
    }

    /** SD 4, so k is 2 points and the alarm above 16 points; the average's limit is 4 points above the level. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            8 8 8 8                         | false
            8 8 8 8 8                       | false
            8 8 8 8 26                      | false
            8 8 8 8 27                      | true
            8 8 8 8 18 18                   | false
            8 8 8 8 18 19                   | true
            8 8 8 8 14 14 14 14             | false
            8 8 8 8 14 14 14 14 14          | true
            8 8 8 8 10 10 10 10 10 10 10 10 | false
            20 20 20 20 8 8 8 8 14 14 14 14 14 | true
            20 20 20 20 14 14 14 14 14      | false
            """)
    void driftIsFoundAtItsEdge(String totals, boolean drifts) {
        assertThat(Drift.upwards(
                        Arrays.stream(totals.split(" ")).map(Integer::valueOf).toList()))
                .isEqualTo(drifts);
    }

    @Test
    void theLevelIsTheBestBlockOfFourAndItsOwnSpread() {
        assertThat(Drift.level(List.of(20, 20, 20, 20, 0, 16, 0, 16)))
                .isEqualTo(new Drift.Level(8, Math.sqrt(256.0 / 3), 8));
        assertThat(Drift.level(List.of(5, 5, 5, 5, 5, 5, 5))).isEqualTo(new Drift.Level(5, 4, 4));
        assertThatThrownBy(() -> Drift.level(List.of(1, 2, 3))).hasMessageContaining("takes 4 totals");
    }

    @Test
    void parametersOutOfTheirRangeAreRefused() {
        assertThatThrownBy(() -> new ReliableChange(0, 0.8)).hasMessageContaining("sdBaseline is 0.0");
        assertThatThrownBy(() -> new ReliableChange(5, 1)).hasMessageContaining("reliability is 1.0");
        assertThatThrownBy(() -> new Cusum(0, -1, 0.5, 4)).hasMessageContaining("sd is -1.0");
        assertThatThrownBy(() -> new Cusum(0, 1, 0.5, 0)).hasMessageContaining("h is 0.0");
        assertThatThrownBy(() -> new Ewma(0, 1, 1.1, 3)).hasMessageContaining("lambda is 1.1");
        assertThatThrownBy(() -> new Ewma(0, 0, 0.2, 3)).hasMessageContaining("sd is 0.0");
    }
}
