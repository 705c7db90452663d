package aftercare.followup.web;

import aftercare.followup.course.Course;
import aftercare.followup.course.LiftedHold;
import aftercare.followup.course.PastSession;
import aftercare.followup.course.StandingHold;
import aftercare.followup.course.Visits;
import aftercare.followup.escalation.Escalation;
import aftercare.followup.escalation.Happening;
import aftercare.followup.escalation.Matter;
import aftercare.followup.escalation.RaisedFlag;
import aftercare.followup.poll.Poll;
import aftercare.followup.web.TimelineEntry.Kind;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that happened to a patient, newest first, as far as one reader may see it.
 *
 * @param entries by {@link TimelineEntry#NEWEST_FIRST}
 */
record Timeline(List<TimelineEntry> entries) {
    /** Longer lists go on, on older pages. */
    static final int PAGE = 40;

    Timeline {
        entries = List.copyOf(entries);
    }

    /**
     * What a reader sees. Of an escalation there is what people did; whom the ladder told is on its own page.
     *
     * @param seen whether the reader may see a flag; what hangs on one that they may not see is left out with it
     * @param seenEscalation whether they may see an escalation
     */
    static Timeline of(
            Course course,
            List<Poll> polls,
            List<Escalation> escalations,
            Predicate<RaisedFlag> seen,
            Predicate<Escalation> seenEscalation,
            Instant now) {
        List<RaisedFlag> flags = flags(course, polls, escalations);
        Set<String> hidden =
                flags.stream().filter(seen.negate()).map(RaisedFlag::id).collect(Collectors.toUnmodifiableSet());
        Stream<TimelineEntry> common = Stream.of(
                        flags.stream().filter(seen).map(TimelineEntry.Flagged::new),
                        polls.stream().map(TimelineEntry.Survey::new),
                        escalations.stream().filter(seenEscalation).flatMap(Timeline::escalated),
                        sessions(course))
                .flatMap(all -> all);
        Stream<TimelineEntry> own = switch (course) {
            case Course.Waiting _ -> Stream.of();
            case Course.Followed followed -> own(followed, hidden, now);
        };
        return new Timeline(
                Stream.concat(common, own).sorted(TimelineEntry.NEWEST_FIRST).toList());
    }

    /** Every flag once, wherever it is kept. */
    private static List<RaisedFlag> flags(Course course, List<Poll> polls, List<Escalation> escalations) {
        Stream<RaisedFlag> ofCourse = switch (course) {
            case Course.Waiting waiting -> waiting.flags().stream();
            case Course.Followed followed -> followed.flags().stream();
        };
        Map<String, RaisedFlag> flags = new HashMap<>();
        Stream.of(
                        polls.stream().flatMap(poll -> poll.flags().stream()),
                        ofCourse,
                        escalations.stream().flatMap(one -> one.matter().flags().stream()))
                .flatMap(all -> all)
                .forEach(flag -> flags.putIfAbsent(flag.id(), flag));
        return List.copyOf(flags.values());
    }

    private static Stream<TimelineEntry> escalated(Escalation escalation) {
        Matter matter = escalation.matter();
        List<Happening> history = matter.history();
        return IntStream.range(0, history.size())
                .filter(i -> byPeople(history.get(i)))
                .mapToObj(i -> new TimelineEntry.Escalated(matter, history.get(i), i));
    }

    private static boolean byPeople(Happening happening) {
        return switch (happening.what()) {
            case FLAG_ATTACHED, NOTIFIED, NOTIFICATION_FAILED, NOBODY_TO_NOTIFY, HELD, DELIVERED -> false;
            case OPENED,
                    ACKNOWLEDGED,
                    CALLED,
                    HANDED_OVER,
                    SNOOZED,
                    RESOLUTION_PROPOSED,
                    RESOLUTION_REFUSED,
                    REOPENED,
                    RESOLVED -> true;
        };
    }

    private static Stream<TimelineEntry> sessions(Course course) {
        Set<String> held = course.sessions().stream().map(PastSession::id).collect(Collectors.toSet());
        Visits visits = course.visits();
        return Stream.concat(
                course.sessions().stream().map(TimelineEntry.Held::new),
                visits.planned().stream()
                        .filter(planned -> !held.contains(planned.session()))
                        .map(planned -> new TimelineEntry.Planned(
                                planned, visits.voided().contains(planned.session()))));
    }

    private static Stream<TimelineEntry> own(Course.Followed course, Set<String> hidden, Instant now) {
        Stream<StandingHold> placed = Stream.concat(
                course.holds().standing().stream(),
                course.holds().lifted().stream().map(Timeline::placed));
        Stream<LiftedHold> lifted = course.holds().lifted().stream();
        List<TimelineEntry> told = new ArrayList<>();
        told.add(new TimelineEntry.Enrolled(course.enrolment().at()));
        Instant clearedAt = course.clearedAt();
        if (clearedAt != null) {
            told.add(new TimelineEntry.Cleared(clearedAt));
        }
        for (int i = 0; i < course.following().size(); i++) {
            told.add(new TimelineEntry.Followed(course.following().get(i), i));
        }
        return Stream.of(
                        told.stream(),
                        placed.filter(hold -> !hidden.contains(hold.cause())).map(TimelineEntry.HoldPlaced::new),
                        lifted.filter(hold -> !hidden.contains(hold.cause())).map(TimelineEntry.HoldLifted::new),
                        course.accepted().stream().map(TimelineEntry.LevelAccepted::new),
                        course.accepted().stream()
                                .filter(level -> !level.counts(now))
                                .map(TimelineEntry.LevelExpired::new))
                .flatMap(all -> all);
    }

    private static StandingHold placed(LiftedHold hold) {
        return new StandingHold(hold.cause(), hold.rule(), hold.hold(), hold.placedAt());
    }

    /** What is still to come, soonest first. */
    List<TimelineEntry> ahead(Instant now) {
        return entries.stream()
                .filter(entry -> entry.at().isAfter(now))
                .sorted(Comparator.comparing(TimelineEntry::at).thenComparing(TimelineEntry.NEWEST_FIRST))
                .toList();
    }

    /** What happened by now. */
    Timeline happened(Instant now) {
        return new Timeline(
                entries.stream().filter(entry -> !entry.at().isAfter(now)).toList());
    }

    /** How many there are of each kind; a kind without one is not in it. */
    Map<Kind, Long> counts() {
        return entries.stream()
                .collect(Collectors.groupingBy(
                        TimelineEntry::kind, () -> new EnumMap<>(Kind.class), Collectors.counting()));
    }

    /**
     * A page of the list.
     *
     * @param older where the next page begins; empty on the last one
     */
    record Page(List<TimelineEntry> entries, Optional<Position> older) {}

    /**
     * A page.
     *
     * @param kind the only one to show; null shows all
     * @param before shows what comes after this place; null shows the newest
     */
    Page page(@Nullable Kind kind, @Nullable Position before) {
        List<TimelineEntry> left = entries.stream()
                .filter(entry -> kind == null || entry.kind() == kind)
                .filter(entry -> before == null || before.comesBefore(entry))
                .toList();
        List<TimelineEntry> page = left.size() > PAGE ? left.subList(0, PAGE) : left;
        return new Page(page, left.size() > PAGE ? Optional.of(Position.of(page.getLast())) : Optional.empty());
    }

    /** A place in the list: just after an entry, whether or not it still is there. */
    record Position(Instant at, Kind kind, String key) {
        private static final Comparator<Position> ORDER = Comparator.comparing(Position::at)
                .reversed()
                .thenComparing(Position::kind)
                .thenComparing(Position::key);

        static Position of(TimelineEntry entry) {
            return new Position(entry.at(), entry.kind(), entry.key());
        }

        /** Reads what {@link #text} wrote; empty for anything else. */
        static Optional<Position> read(String text) {
            String[] parts = text.split("~", 3);
            try {
                return parts.length < 3
                        ? Optional.empty()
                        : Kind.ofCode(parts[1]).map(kind -> new Position(Instant.parse(parts[0]), kind, parts[2]));
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        }

        /** As an address carries it. */
        String text() {
            return at + "~" + kind.code() + "~" + key;
        }

        boolean comesBefore(TimelineEntry entry) {
            return ORDER.compare(this, of(entry)) < 0;
        }
    }
}
