package aftercare.followup.notice;

import aftercare.followup.escalation.Escalation.Held;
import aftercare.kernel.Tier;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * When somebody is told of something later. Never of red. All numbers are our own proposal: a person who is told of more than they
 * can read reads none of it (shared practice of on-call engineers).
 *
 * @param mostPerHour notices one person gets within an hour, besides red ones, before the rest is told together
 * @param digestAfter how long the first of those waits
 * @param quietFrom from when yellow waits for the morning, by the clinic's clock
 * @param quietTo until when; the same as {@code quietFrom}: yellow never waits for the morning
 * @param daily when yellow is told together once a day, by the clinic's clock; empty: each by itself
 * @param zone the clinic's
 */
public record HoldBack(
        int mostPerHour,
        Duration digestAfter,
        LocalTime quietFrom,
        LocalTime quietTo,
        Optional<LocalTime> daily,
        ZoneId zone) {
    static final String RATE_LIMIT = "rate-limit";
    private static final String DIGEST = "digest";
    private static final String QUIET_HOURS = "quiet-hours";

    public HoldBack {
        if (mostPerHour < 1) {
            throw new IllegalStateException("aftercare.notices.most-per-hour is " + mostPerHour + ": give 1 or more");
        }
        if (digestAfter.isNegative() || digestAfter.isZero() || digestAfter.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalStateException(
                    "aftercare.notices.digest-after is " + digestAfter + ": give more than 0s and at most 1h");
        }
    }

    /** Why, and until when, the time alone makes a tier wait; empty when it does not. */
    Optional<Held> byTime(Tier tier, Instant now) {
        if (tier != Tier.YELLOW && tier != Tier.BLUE) {
            return Optional.empty();
        }
        if (daily.isPresent()) {
            return Optional.of(new Held(DIGEST, next(daily.get(), now)));
        }
        return quiet(now) ? Optional.of(new Held(QUIET_HOURS, next(quietTo, now))) : Optional.empty();
    }

    private boolean quiet(Instant now) {
        LocalTime time = now.atZone(zone).toLocalTime();
        return quietFrom.isAfter(quietTo)
                ? !time.isBefore(quietFrom) || time.isBefore(quietTo)
                : !time.isBefore(quietFrom) && time.isBefore(quietTo);
    }

    /** A time that a change of clocks skips is the first instant after it; one that comes twice is the first of the two. */
    private Instant next(LocalTime time, Instant now) {
        ZonedDateTime local = now.atZone(zone);
        Instant today = local.toLocalDate()
                .atTime(time)
                .atZone(zone)
                .withEarlierOffsetAtOverlap()
                .toInstant();
        return today.isAfter(now)
                ? today
                : local.toLocalDate()
                        .plusDays(1)
                        .atTime(time)
                        .atZone(zone)
                        .withEarlierOffsetAtOverlap()
                        .toInstant();
    }
}
