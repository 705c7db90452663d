package aftercare.followup.cases.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateTest {
    /** The usual table of exact limits of a Poisson count, such as in Ulm 1990, Am J Epidemiol 131:373. */
    @ParameterizedTest
    @CsvSource({
        "0, 0.0000, 3.6889",
        "1, 0.0253, 5.5716",
        "2, 0.2422, 7.2247",
        "5, 1.6235, 11.6683",
        "10, 4.7954, 18.3904",
        "20, 12.2165, 30.8884",
        "100, 81.3640, 121.6268"
    })
    void theLimitsAreExact(long count, double low, double high) {
        Rate rate = Rate.of(count, 1, 1);
        assertThat(rate.interval().low()).isCloseTo(low, within(0.0001));
        assertThat(rate.interval().high()).isCloseTo(high, within(0.0001));
    }

    /** What the limits mean, worked out from the distribution itself: each tail has 2.5 %. */
    @ParameterizedTest
    @CsvSource({"1", "3", "17", "60"})
    void eachTailHasTwoAndAHalfPercent(int count) {
        Rate rate = Rate.of(count, 1, 1);
        assertThat(upTo(count, rate.interval().high())).isCloseTo(0.025, within(1e-6));
        assertThat(1 - upTo(count - 1, rate.interval().low())).isCloseTo(0.025, within(1e-6));
    }

    private static double upTo(int count, double mean) {
        double term = Math.exp(-mean);
        double sum = term;
        for (int i = 1; i <= count; i++) {
            term *= mean / i;
            sum += term;
        }
        return sum;
    }

    @Test
    void aRateIsScaledWithItsInterval() {
        Rate rate = Rate.of(5, 250, 100);
        assertThat(rate.value()).isEqualTo(2.0);
        assertThat(rate.interval().low()).isCloseTo(1.6235 / 2.5, within(0.0001));
        assertThat(rate.interval().high()).isCloseTo(11.6683 / 2.5, within(0.0001));
    }

    @Test
    void withoutExposureThereIsNoRate() {
        assertThatThrownBy(() -> Rate.of(1, 0, 100)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Rate.of(-1, 1, 100)).isInstanceOf(IllegalArgumentException.class);
    }
}
