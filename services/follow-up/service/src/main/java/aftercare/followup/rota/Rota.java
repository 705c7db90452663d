package aftercare.followup.rota;

import aftercare.kernel.Tier;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Who is on duty when. Of the layers everybody who has the hour is, in the order of the file; a holiday takes the place of
 * the layers, and covers change what comes of that, the later over the earlier.
 *
 * @param zone of the clinic; every local time of the rota is on its clock
 * @param people usernames that may be named
 * @param careTeams the teams of the clinic; none: those named, and all others as one
 */
public record Rota(
        ZoneId zone,
        List<String> people,
        List<String> careTeams,
        List<Layer> layers,
        List<Holiday> holidays,
        List<Cover> covers,
        Fallback fallback) {
    /** Stands for all teams, in a rota that names none. */
    public static final String EVERY_TEAM = "";

    /** Stands for all teams that a rota does not name. */
    public static final String OTHER_TEAMS = "*";

    /** How far ahead a rota has to cover every minute, at least. */
    public static final Duration LOOKED_AHEAD = Duration.ofDays(400);

    private static final Duration AFTER_THE_LAST_DATE = Duration.ofDays(14);

    public Rota {
        people = List.copyOf(people);
        careTeams = List.copyOf(careTeams);
        layers = List.copyOf(layers);
        holidays = List.copyOf(holidays);
        covers = List.copyOf(covers);
    }

    /** The same with more covers, over those it has. */
    public Rota with(List<Cover> more) {
        return new Rota(
                zone,
                people,
                careTeams,
                layers,
                holidays,
                Stream.concat(covers.stream(), more.stream()).toList(),
                fallback);
    }

    /** Who is on duty at that instant for a flag of this tier, of a patient of this team. */
    public Duty onCall(Tier tier, String careTeam, Instant at) {
        Set<String> people = new LinkedHashSet<>();
        List<Holiday> today = holidays.stream()
                .filter(holiday -> holiday.scope().holds(tier, careTeam)
                        && holiday.day(zone).has(at))
                .toList();
        if (today.isEmpty()) {
            layers.stream()
                    .filter(layer -> layer.scope().holds(tier, careTeam))
                    .forEach(layer -> people.addAll(layer.at(at, zone)));
        }
        today.forEach(holiday -> people.addAll(holiday.at(at, zone)));
        Set<String> now = people;
        for (Cover cover : covers) {
            if (cover.scope().holds(tier, careTeam) && cover.holds(at)) {
                now = cover.over(now);
            }
        }
        return Duty.of(now);
    }

    /** Who is on duty from one instant to the other, without a break between the stretches. */
    public List<Stretch> stretches(Tier tier, String careTeam, Instant from, Instant to) {
        List<Stretch> stretches = new ArrayList<>();
        NavigableSet<Instant> changes = changes(tier, careTeam, new Interval(from, to));
        for (Instant at : changes) {
            Instant until = Optional.ofNullable(changes.higher(at)).orElse(to);
            Duty duty = onCall(tier, careTeam, at);
            boolean goesOn = !stretches.isEmpty() && stretches.getLast().duty().equals(duty);
            Instant begin = goesOn ? stretches.removeLast().from() : at;
            stretches.add(new Stretch(begin, until, duty));
        }
        return List.copyOf(stretches);
    }

    private NavigableSet<Instant> changes(Tier tier, String careTeam, Interval within) {
        NavigableSet<Instant> changes = new TreeSet<>();
        if (!within.from().isBefore(within.to())) {
            return changes;
        }
        changes.add(within.from());
        layers.stream()
                .filter(layer -> layer.scope().holds(tier, careTeam))
                .forEach(layer -> layer.changes(within, zone, changes::add));
        holidays.forEach(holiday -> holiday.changes(zone, changes::add));
        covers.forEach(cover -> {
            changes.add(cover.from());
            changes.add(cover.to());
        });
        return new TreeSet<>(changes.subSet(within.from(), within.to()));
    }

    /** Every time in between at which nobody is on duty for a tier of a team. */
    public List<Gap> gaps(Instant from, Instant to) {
        List<Gap> gaps = new ArrayList<>();
        for (String team : teams()) {
            for (Tier tier : Scope.TOLD) {
                stretches(tier, team, from, to).stream()
                        .filter(stretch -> !stretch.covered())
                        .forEach(stretch -> gaps.add(new Gap(tier, team, stretch.from(), stretch.to())));
            }
        }
        return List.copyOf(gaps);
    }

    /** The same for all teams, with the tiers together for which the same people are on duty. */
    public List<Roster> rosters(Instant from, Instant to) {
        List<Roster> rosters = new ArrayList<>();
        for (String team : teams()) {
            Map<List<Stretch>, List<Tier>> alike = new LinkedHashMap<>();
            for (Tier tier : Scope.TOLD) {
                alike.computeIfAbsent(stretches(tier, team, from, to), _ -> new ArrayList<>())
                        .add(tier);
            }
            alike.forEach((stretches, tiers) -> rosters.add(new Roster(tiers, team, stretches)));
        }
        return List.copyOf(rosters);
    }

    /** The teams to be covered, {@link #EVERY_TEAM} or {@link #OTHER_TEAMS} among them where the clinic's are not all named. */
    public List<String> teams() {
        List<String> named = namedTeams();
        return careTeams.isEmpty()
                ? Stream.concat(named.stream(), Stream.of(named.isEmpty() ? EVERY_TEAM : OTHER_TEAMS))
                        .toList()
                : careTeams;
    }

    /** Those that have a name. */
    public List<String> namedTeams() {
        return Stream.concat(
                        careTeams.stream(),
                        Stream.of(
                                        layers.stream().map(Layer::scope),
                                        holidays.stream().map(Holiday::scope),
                                        covers.stream().map(Cover::scope))
                                .flatMap(scopes -> scopes)
                                .flatMap(scope -> scope.careTeam().stream()))
                .distinct()
                .toList();
    }

    /**
     * Until when a rota is looked at before it is taken into use. Beyond it nothing is left that has a date, so that one that
     * was taken once has no gap at a later start.
     */
    public Instant lookedAtUntil(Instant now) {
        Instant last = Stream.concat(
                        holidays.stream().map(holiday -> holiday.day(zone).to()),
                        Stream.concat(
                                covers.stream().map(Cover::to),
                                layers.stream()
                                        .flatMap(layer -> layer.rotation().stream())
                                        .map(turns -> turns.handOver(0, zone))))
                .max(Instant::compareTo)
                .orElse(now)
                .plus(AFTER_THE_LAST_DATE);
        Instant least = now.plus(LOOKED_AHEAD);
        return last.isAfter(least) ? last : least;
    }
}
