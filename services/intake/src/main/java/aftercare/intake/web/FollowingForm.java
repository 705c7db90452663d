package aftercare.intake.web;

import aftercare.intake.patient.ChangeFollowing.Wish;
import aftercare.kernel.Following;
import aftercare.web.FormErrors;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was typed about whether a patient is followed, as it was; a field that was left out is empty.
 *
 * @param state code of what is recorded
 * @param from when it begins; empty: now
 * @param until when a pause or a stay ends by itself; empty: not known
 */
public record FollowingForm(String state, String from, String until, String reason) {
    /** The fields' names, in the order of the form. */
    static final List<String> FIELDS = List.of("state", "from", "until", "reason");

    private static final int LONGEST = 1000;
    private static final Duration A_YEAR = Duration.ofDays(366);

    /** @param typed the value of a field by its name, or null */
    static FollowingForm of(Function<String, @Nullable String> typed) {
        List<String> v = FIELDS.stream()
                .map(field -> {
                    String value = typed.apply(field);
                    return value == null ? "" : value.strip();
                })
                .toList();
        return new FollowingForm(v.get(0), v.get(1), v.get(2), v.get(3));
    }

    /**
     * What the fields mean; empty when one is faulty, and then {@code errors} says which and what to do.
     *
     * @param clinic whose clock a time without an offset is by
     */
    Optional<Wish> read(Instant now, ZoneId clinic, FormErrors errors) {
        Optional<Following> what = Following.of(state);
        errors.check(
                what.isPresent(), "state", "Select what is so now: followed, paused, in-hospital, withdrawn or died");
        boolean passes = what.filter(one -> one == Following.PAUSED || one == Following.IN_HOSPITAL)
                .isPresent();
        Instant begin = time("from", from, clinic, errors);
        if (begin != null) {
            errors.check(
                            !begin.isBefore(now.minus(A_YEAR)),
                            "from",
                            "Enter a beginning of the last 366 days, or leave it out: then it begins now")
                    .check(
                            passes || !begin.isAfter(now),
                            "from",
                            "Enter a beginning that is not in the future, or leave it out: only a pause or a stay in"
                                    + " hospital can be recorded ahead")
                    .check(begin.isBefore(now.plus(A_YEAR)), "from", "Enter a beginning within a year from now");
        }
        errors.check(
                passes || until.isEmpty(),
                "until",
                "Leave the end out: only a pause or a stay in hospital ends by itself");
        Instant end = time("until", until, clinic, errors);
        if (end != null) {
            errors.check(
                            end.isAfter(now) && (begin == null || end.isAfter(begin)),
                            "until",
                            "Enter an end after the beginning that has not passed, or leave it out when it is not known")
                    .check(
                            end.isBefore(now.plus(A_YEAR)),
                            "until",
                            "Enter an end within a year from now, or leave it out");
        }
        errors.check(!reason.isEmpty(), "reason", "Enter the reason: it is kept with your name and the date")
                .check(reason.length() <= LONGEST, "reason", "Enter a reason of at most " + LONGEST + " characters");
        return errors.any() ? Optional.empty() : what.map(one -> new Wish(one, begin, end, reason));
    }

    /** In the hour that comes twice the later one, as everywhere; null when nothing or nothing readable was typed. */
    private static @Nullable Instant time(String field, String typed, ZoneId clinic, FormErrors errors) {
        if (typed.isEmpty()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(typed).toInstant();
        } catch (DateTimeException _) {
            return local(field, typed, clinic, errors);
        }
    }

    private static @Nullable Instant local(String field, String typed, ZoneId clinic, FormErrors errors) {
        try {
            LocalDateTime local = LocalDateTime.parse(typed);
            errors.check(
                    !clinic.getRules().getValidOffsets(local).isEmpty(),
                    field,
                    "Enter another time: the clocks go forward that day and this hour does not exist in " + clinic);
            return local.atZone(clinic).withLaterOffsetAtOverlap().toInstant();
        } catch (DateTimeException _) {
            errors.add(field, "Enter a date and time that exist: 2026-11-24T10:00, or 2026-11-24T10:00:00-05:00");
            return null;
        }
    }

    /** What can be recorded, in the words of the form, by its code. */
    public static Map<String, String> choices() {
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put("", "Choose");
        for (Following one : Following.values()) {
            choices.put(one.code(), label(one));
        }
        return Collections.unmodifiableMap(choices);
    }

    /** As a page says it. */
    public static String label(Following state) {
        return switch (state) {
            case FOLLOWED -> "Followed";
            case PAUSED -> "Paused";
            case IN_HOSPITAL -> "In hospital";
            case WITHDRAWN -> "Took their consent back";
            case DIED -> "Died";
        };
    }

    @Override
    public String toString() {
        return "FollowingForm[hidden]";
    }
}
