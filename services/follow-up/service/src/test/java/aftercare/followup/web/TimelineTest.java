package aftercare.followup.web;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.followup.course.AcceptedLevel;
import aftercare.followup.course.Course;
import aftercare.followup.course.Enrolment;
import aftercare.followup.course.Holds;
import aftercare.followup.course.LiftedHold;
import aftercare.followup.course.PastSession;
import aftercare.followup.course.StandingHold;
import aftercare.followup.course.Visits;
import aftercare.followup.escalation.Escalation;
import aftercare.followup.escalation.Ladder;
import aftercare.followup.escalation.RaisedFlag;
import aftercare.followup.poll.Asking;
import aftercare.followup.poll.Origin;
import aftercare.followup.poll.Poll;
import aftercare.followup.web.TimelineEntry.Kind;
import aftercare.kernel.Cursors;
import aftercare.kernel.Following;
import aftercare.kernel.FollowingPeriod;
import aftercare.kernel.Hold;
import aftercare.kernel.Tier;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineTest {
    private static final Instant NOW = Instant.parse("2026-11-23T15:00:00Z");
    private static final Ladder LADDER = new Ladder(
            List.of(new Ladder.Rung(Duration.ZERO, "on-call")),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofMinutes(5));
    private static final RaisedFlag PLAIN = flag("flag-1", null, at(-10), "bladder");
    private static final RaisedFlag ROUTED = flag("flag-2", "named-reader", at(-9), "unsafe");
    private static final RaisedFlag SILENT = flag("flag-3", null, at(-8), "silence-unopened");

    private static Instant at(int hours) {
        return NOW.plus(Duration.ofHours(hours));
    }

    @Test
    void everythingIsOneListNewestFirst() {
        assertThat(keys(timeline(true)))
                .containsExactly(
                        "survey-poll-2",
                        "planned-ses-2",
                        "following-999999",
                        "expired-level-1-" + at(-6),
                        "lifted-flag-2",
                        "accepted-level-1-" + at(-6),
                        "lifted-flag-1",
                        "flag-flag-3",
                        "flag-flag-2",
                        "escalation-" + escalation(ROUTED).matter().id() + "-999999",
                        "placed-flag-2",
                        "flag-flag-1",
                        "escalation-" + escalation(PLAIN).matter().id() + "-999998",
                        "escalation-" + escalation(PLAIN).matter().id() + "-999999",
                        "placed-flag-1",
                        "held-ses-1",
                        "survey-poll-1",
                        "cleared",
                        "enrolled");
    }

    @Test
    void whatHangsOnAHiddenFlagIsNeitherListedNorCounted() {
        Timeline seen = timeline(false);
        assertThat(keys(seen))
                .noneMatch(key -> key.contains("flag-2"))
                .noneMatch(key -> key.contains(escalation(ROUTED).matter().id()));
        assertThat(seen.counts())
                .containsEntry(Kind.FLAGS, 1L)
                .containsEntry(Kind.ESCALATIONS, 2L)
                .containsEntry(Kind.HOLDS, 2L)
                .containsEntry(Kind.SILENCE, 1L);
        assertThat(timeline(true).counts())
                .containsEntry(Kind.FLAGS, 2L)
                .containsEntry(Kind.ESCALATIONS, 3L)
                .containsEntry(Kind.HOLDS, 4L);
    }

    @Test
    void whatIsToComeIsApartAndSoonestFirst() {
        Timeline all = timeline(true);
        assertThat(all.ahead(NOW)).extracting(TimelineEntry::key).containsExactly("planned-ses-2", "survey-poll-2");
        assertThat(all.happened(NOW).entries()).noneMatch(entry -> entry.at().isAfter(NOW));
        assertThat(all.ahead(NOW).size() + all.happened(NOW).entries().size())
                .isEqualTo(all.entries().size());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void equalInstantsKeepOneOrderHoweverTheyCome(long seed) {
        List<TimelineEntry> entries = new ArrayList<>(List.of(
                new TimelineEntry.Enrolled(NOW),
                new TimelineEntry.Cleared(NOW),
                new TimelineEntry.Flagged(flag("b", null, NOW, "x")),
                new TimelineEntry.Flagged(flag("a", null, NOW, "x")),
                new TimelineEntry.HoldPlaced(new StandingHold("a", "R", Hold.STOP, NOW))));
        Collections.shuffle(entries, new Random(seed));
        entries.sort(TimelineEntry.NEWEST_FIRST);
        assertThat(entries)
                .extracting(TimelineEntry::key)
                .containsExactly("flag-a", "flag-b", "placed-a", "cleared", "enrolled");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 39, 40, 41, 80, 81})
    void pagesHaveEveryEntryOnceThoughAllAreOfOneInstant(int count) {
        Timeline all = new Timeline(IntStream.range(0, count)
                .<TimelineEntry>mapToObj(i -> new TimelineEntry.Flagged(flag(String.format("%03d", i), null, NOW, "x")))
                .toList());
        List<TimelineEntry> read = new ArrayList<>();
        Timeline.Page page = all.page(null, null);
        read.addAll(page.entries());
        while (page.older().isPresent()) {
            String text = page.older().get().text();
            page = all.page(null, Timeline.Position.read(text).orElseThrow());
            assertThat(page.entries()).isNotEmpty();
            read.addAll(page.entries());
        }
        assertThat(read).isEqualTo(all.entries());
    }

    @Test
    void aPageGoesOnWhereItWasThoughItsEntryIsGone() {
        Timeline all = timeline(true);
        TimelineEntry last = all.entries().get(5);
        List<TimelineEntry> left = new ArrayList<>(all.entries());
        left.remove(last);
        assertThat(new Timeline(left).page(null, Timeline.Position.of(last)).entries())
                .isEqualTo(all.entries().subList(6, all.entries().size()));
    }

    @Test
    void oneKindIsShownByItself() {
        assertThat(timeline(true).page(Kind.HOLDS, null).entries())
                .extracting(TimelineEntry::key)
                .containsExactly("lifted-flag-2", "lifted-flag-1", "placed-flag-2", "placed-flag-1");
        assertThat(Kind.ofCode("holds")).contains(Kind.HOLDS);
        assertThat(Kind.ofCode("everything")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "2026-11-23T15:00:00Z", "yesterday~flags~x", "2026-11-23T15:00:00Z~nothing~x"})
    void aPlaceThatNobodyWroteIsNotRead(String text) {
        assertThat(Timeline.Position.read(text)).isEmpty();
    }

    @Test
    void aWaitingCourseShowsItsSessions() {
        Course waiting = new Course.Waiting(
                "pat-1",
                Cursors.none(),
                List.of(SESSION),
                at(-20),
                List.of(SILENT),
                new Visits(List.of(), List.of(), List.of()));
        assertThat(keys(Timeline.of(waiting, List.of(), List.of(), _ -> true, _ -> true, NOW)))
                .containsExactly("flag-flag-3", "held-ses-1");
    }

    private static final PastSession SESSION =
            new PastSession("ses-1", "clinic", "esketamine", new BigDecimal("84"), "intranasal", at(-20), at(-18));

    private static List<String> keys(Timeline timeline) {
        return timeline.entries().stream().map(TimelineEntry::key).toList();
    }

    /** @param named whether the reader sees what only a named reader sees */
    private static Timeline timeline(boolean named) {
        Course.Followed course = new Course.Followed(
                "pat-1",
                Cursors.none(),
                new Enrolment("UTC", "en", "US", "team", false, at(-100)),
                at(-90),
                List.of(SESSION),
                new Holds(
                        4,
                        List.of(),
                        List.of(
                                new LiftedHold("flag-1", "R", Hold.STOP, at(-10), "ada", "fine", at(-7)),
                                new LiftedHold("flag-2", "R", Hold.STOP, at(-9), "ada", "fine", at(-5)))),
                List.of(),
                Map.of(),
                null,
                List.of(),
                List.of(),
                List.of(PLAIN, ROUTED, SILENT),
                null,
                List.of(new AcceptedLevel("level-1", "phq-9", Map.of("phq-9", 12), "ada", "known", at(-6), at(-4))),
                List.of(),
                new Visits(
                        List.of(
                                new Visits.Planned("ses-1", at(-20), Visits.State.BEGUN),
                                new Visits.Planned("ses-2", at(20), Visits.State.AHEAD)),
                        List.of(),
                        List.of()),
                List.of(new FollowingPeriod(Following.PAUSED, at(-3), null)));
        Escalation plain = ((Escalation.Open) escalation(PLAIN))
                .acknowledge("ada", LADDER, at(-10))
                .state();
        return Timeline.of(
                course,
                List.of(planned("poll-1", at(-40)), planned("poll-2", at(40))),
                List.of(plain, escalation(ROUTED)),
                flag -> named || !flag.routed(),
                escalation -> named || escalation.matter().flags().stream().noneMatch(RaisedFlag::routed),
                NOW);
    }

    private static Escalation escalation(RaisedFlag flag) {
        return Escalation.open("pat-1", "team", 1, flag, LADDER, flag.at()).state();
    }

    private static Poll planned(String id, Instant due) {
        return new Poll.Planned(new Asking(
                id,
                "pat-1",
                "team",
                "default",
                "1",
                "weekly",
                "ses-1",
                1,
                Origin.at(due, ZoneOffset.UTC),
                due,
                due.plus(Duration.ofDays(3)),
                due.plus(Duration.ofDays(33))));
    }

    private static RaisedFlag flag(String id, @Nullable String routing, Instant at, String concern) {
        return new RaisedFlag(
                id, "poll-1", "R", "1", Tier.AMBER, Hold.STOP, concern, "Worry", Map.of(), routing, at, null);
    }
}
