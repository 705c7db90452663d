package aftercare.followup.protocol;

import aftercare.kernel.Tier;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * How fast a tier is acted on, and who is told.
 *
 * @param contactWithin a first contact attempt is recorded within this; empty for blue: before the next session
 * @param overnightUntil what comes due at night is due by this local time instead
 * @param acknowledgedFor how long an acknowledgement lasts before the ladder climbs again
 * @param ladder who is told, in order; empty: nobody is called
 * @param source where its times come from
 */
public record Response(
        Tier tier,
        Optional<Duration> contactWithin,
        Optional<LocalTime> overnightUntil,
        Optional<Duration> acknowledgedFor,
        List<Rung> ladder,
        String source) {

    /**
     * @param after from the opening of the escalation
     * @param tell {@code on-call}, {@code care-team}, {@code safety-officer} or {@code coordinator}
     * @param by by what: {@code pager}, {@code voice}, {@code sms}, {@code email}, {@code webhook}; empty: as is usual for the tier
     */
    public record Rung(Duration after, String tell, List<String> by) {
        public Rung {
            by = List.copyOf(by);
        }
    }

    public Response {
        ladder = List.copyOf(ladder);
    }
}
