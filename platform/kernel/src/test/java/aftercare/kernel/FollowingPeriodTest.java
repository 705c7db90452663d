package aftercare.kernel;

import static aftercare.kernel.Following.DIED;
import static aftercare.kernel.Following.FOLLOWED;
import static aftercare.kernel.Following.IN_HOSPITAL;
import static aftercare.kernel.Following.PAUSED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FollowingPeriodTest {
    private static final Instant DAY_0 = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void whoeverNothingWasRecordedOfIsFollowed() {
        assertThat(FollowingPeriod.at(DAY_0, List.of()).state()).isEqualTo(FOLLOWED);
    }

    @Test
    void aPauseHoldsFromItsFirstInstantToTheOneBeforeItsEnd() {
        List<FollowingPeriod> recorded = List.of(period(PAUSED, 1, 3));
        assertThat(FollowingPeriod.at(day(1).minusMillis(1), recorded).state()).isEqualTo(FOLLOWED);
        assertThat(FollowingPeriod.at(day(1), recorded)).isEqualTo(period(PAUSED, 1, 3));
        assertThat(FollowingPeriod.at(day(3).minusMillis(1), recorded).state()).isEqualTo(PAUSED);
        assertThat(FollowingPeriod.at(day(3), recorded)).isEqualTo(period(FOLLOWED, 3, null));
    }

    @Test
    void whatIsRecordedLaterReplacesWhatWasLeftOfTheOneBefore() {
        List<FollowingPeriod> recorded = List.of(period(PAUSED, 0, 20), period(IN_HOSPITAL, 5, 8));
        assertThat(FollowingPeriod.at(day(4), recorded).state()).isEqualTo(PAUSED);
        assertThat(FollowingPeriod.at(day(5), recorded).state()).isEqualTo(IN_HOSPITAL);
        assertThat(FollowingPeriod.at(day(8), recorded).state()).isEqualTo(FOLLOWED);
    }

    @Test
    void aPauseToComeIsCalledOffByBeingFollowed() {
        List<FollowingPeriod> recorded = List.of(period(PAUSED, 7, null), period(FOLLOWED, 1, null));
        assertThat(FollowingPeriod.at(day(9), recorded).state()).isEqualTo(FOLLOWED);
    }

    @Test
    void aDeathBeforeThePauseEndsThePause() {
        List<FollowingPeriod> recorded = List.of(period(PAUSED, 2, 9), period(DIED, 1, null));
        assertThat(FollowingPeriod.at(day(3), recorded).state()).isEqualTo(DIED);
        assertThat(FollowingPeriod.at(day(400), recorded).state()).isEqualTo(DIED);
    }

    private static FollowingPeriod period(Following state, int from, @Nullable Integer until) {
        return new FollowingPeriod(state, day(from), until == null ? null : day(until));
    }

    private static Instant day(int n) {
        return DAY_0.plus(Duration.ofDays(n));
    }
}
