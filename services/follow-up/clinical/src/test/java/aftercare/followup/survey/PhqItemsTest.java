package aftercare.followup.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PhqItemsTest {
    @Test
    void nineAnswersSumToTheTotal() {
        for (int total = 0; total <= 27; total++) {
            int[] items = PhqItems.fromTotal(total, new SplittableRandom(total));
            assertThat(items).hasSize(9);
            assertThat(Arrays.stream(items)).allMatch(i -> i >= 0 && i <= 3);
            assertThat(Arrays.stream(items).sum()).isEqualTo(total);
        }
        assertThatThrownBy(() -> PhqItems.fromTotal(28, new Random(1))).hasMessageContaining("not 28");
    }

    @Test
    void theSameSeedGivesTheSameAnswers() {
        assertThat(PhqItems.fromTotal(14, new SplittableRandom(7)))
                .isEqualTo(PhqItems.fromTotal(14, new SplittableRandom(7)));
    }

    /** The clinical reference asks for about 35 % of a cohort with baselines of 10 or more. */
    @Test
    void itemNineIsAboveZeroInAboutAThirdOfThoseWithTenOrMore() {
        SplittableRandom random = new SplittableRandom(2022);
        var cohort = Phq9Trajectories.startingAt(10);
        long people = cohort.size() * 50L;
        long endorsed = 0;
        for (int round = 0; round < 50; round++) {
            endorsed += cohort.stream()
                    .filter(t -> PhqItems.fromTotal(t.month0(), random)[8] > 0)
                    .count();
        }
        assertThat((double) endorsed / people).isBetween(0.32, 0.38);
    }

    @Test
    void trajectoriesAreThoseOf734People() {
        assertThat(Phq9Trajectories.all())
                .hasSize(734)
                .allMatch(t -> t.month0() >= 0 && t.month0() <= 27 && t.month6() <= 27);
        assertThat(Phq9Trajectories.startingAt(10)).isNotEmpty().allMatch(t -> t.month0() >= 10);
    }
}
