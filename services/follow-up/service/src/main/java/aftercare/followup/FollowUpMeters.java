package aftercare.followup;

import aftercare.followup.escalation.EscalationTimes;
import aftercare.followup.escalation.Escalations;
import aftercare.kernel.Tier;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** How fast follow-up acts and how much is open; counts of facts are kept beside the stores. */
final class FollowUpMeters implements EscalationTimes {
    private final Timer firstAttempt;
    private final Timer escalationLateness;
    private final Timer pollLateness;

    FollowUpMeters(MeterRegistry meters, Escalations escalations) {
        this.firstAttempt = Timer.builder("aftercare.escalation.first.attempt")
                .description("From a saved answer to the first attempt to tell somebody; alert on p99 over 250 ms")
                .publishPercentileHistogram()
                .register(meters);
        this.escalationLateness = lateness(meters, "escalations");
        this.pollLateness = lateness(meters, "polls");
        for (Tier tier : List.of(Tier.RED, Tier.AMBER, Tier.YELLOW)) {
            Gauge.builder("aftercare.escalations.standing", escalations, all -> all.countStanding(tier))
                    .description("Escalations that nobody has closed")
                    .tag("tier", tier.name().toLowerCase(Locale.ROOT))
                    .register(meters);
        }
    }

    private static Timer lateness(MeterRegistry meters, String what) {
        return Timer.builder("aftercare.scheduler.lateness")
                .description("From when something was due to when it ran; alert on a maximum over 1 min")
                .tag("of", what)
                .register(meters);
    }

    @Override
    public void firstAttempt(Duration sinceFlag) {
        firstAttempt.record(sinceFlag);
    }

    @Override
    public void lateness(Duration late) {
        escalationLateness.record(late);
    }

    void pollLateness(Duration late) {
        pollLateness.record(late);
    }
}
