package aftercare.followup.rota;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.kernel.Tier;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The rota against another way to work it out, minute by minute, in all zones. The other way has one clock that is never set
 * back: it shows the latest local time that there has been. A hand-over happens when that clock first reaches it.
 */
class RotaSweepTest {
    private static final Instant FROM = Instant.parse("2026-10-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2028-01-01T00:00:00Z");
    private static final Duration AROUND = Duration.ofHours(4);

    /** Hands over at hours that clocks skip and repeat. */
    private static Rota rota(ZoneId zone) {
        return Rotas.of("""
                zone: %s
                people: [ann, bob, cat, dan]
                layers:
                  - name: nights
                    tiers: [red]
                    rotation: {people: [ann, bob, cat], days: 1, from: 2010-01-04, at: "02:30"}
                    shifts:
                      - {days: every-day, from: "21:15", to: "02:45"}
                      - {days: [sunday], from: "01:30", to: "02:15", person: dan}
                  - name: weeks
                    tiers: [amber]
                    rotation: {people: [bob, cat], weeks: 1, from: 2010-01-03, hand-over: sunday, at: "01:59"}
                holidays:
                  - {date: 2027-03-28, name: A, tiers: [red], cover: [{from: "02:10", to: "03:20", person: cat}]}
                  - {date: 2026-11-01, name: B, tiers: [amber], cover: nobody}
                covers:
                  - {from: "2027-10-31T01:20", to: "2027-10-31T02:40", person: dan, tiers: [red], reason: Test}
                """.formatted(zone));
    }

    /** The latest time that a wall clock has shown until then; a hand-over at it has happened. */
    private static LocalDateTime latestShown(Instant at, ZoneRules rules) {
        LocalDateTime shown = LocalDateTime.ofInstant(at, rules.getOffset(at));
        ZoneOffsetTransition last = rules.previousTransition(at.plusNanos(1));
        while (last != null && last.getInstant().isAfter(at.minus(Duration.ofDays(3)))) {
            LocalDateTime before = last.getDateTimeBefore().minusNanos(1);
            shown = before.isAfter(shown) ? before : shown;
            last = rules.previousTransition(last.getInstant());
        }
        return shown;
    }

    private static List<String> expected(Tier tier, LocalDateTime shown) {
        return tier == Tier.RED ? red(shown) : tier == Tier.AMBER ? amber(shown) : List.of();
    }

    private static List<String> red(LocalDateTime shown) {
        LocalDate day = shown.toLocalDate();
        LocalTime time = shown.toLocalTime();
        if (within(shown, "2027-10-31T01:20", "2027-10-31T02:40")) {
            return List.of("dan");
        }
        if (day.equals(LocalDate.parse("2027-03-28"))) {
            return within(shown, "2027-03-28T02:10", "2027-03-28T03:20") ? List.of("cat") : List.of();
        }
        Set<String> people = new LinkedHashSet<>();
        if (!time.isBefore(LocalTime.of(21, 15)) || time.isBefore(LocalTime.of(2, 45))) {
            long turn = Duration.between(LocalDateTime.parse("2010-01-04T02:30"), shown)
                    .toDays();
            people.add(List.of("ann", "bob", "cat").get((int) (turn % 3)));
        }
        if (day.getDayOfWeek() == DayOfWeek.SUNDAY
                && !time.isBefore(LocalTime.of(1, 30))
                && time.isBefore(LocalTime.of(2, 15))) {
            people.add("dan");
        }
        return List.copyOf(people);
    }

    private static List<String> amber(LocalDateTime shown) {
        if (shown.toLocalDate().equals(LocalDate.parse("2026-11-01"))) {
            return List.of();
        }
        long turn =
                Duration.between(LocalDateTime.parse("2010-01-03T01:59"), shown).toDays() / 7;
        return List.of(turn % 2 == 0 ? "bob" : "cat");
    }

    private static boolean within(LocalDateTime at, String from, String to) {
        return !at.isBefore(LocalDateTime.parse(from)) && at.isBefore(LocalDateTime.parse(to));
    }

    private static Map<ZoneRules, ZoneId> zones() {
        Map<ZoneRules, ZoneId> zones = new LinkedHashMap<>();
        new TreeSet<>(ZoneId.getAvailableZoneIds())
                .forEach(id -> zones.putIfAbsent(ZoneId.of(id).getRules(), ZoneId.of(id)));
        return zones;
    }

    /** About every change of clocks, about the dated parts of the rota, and somewhere. */
    private static List<Instant> places(ZoneRules rules, SplittableRandom random) {
        List<Instant> places = new ArrayList<>();
        ZoneOffsetTransition next = rules.nextTransition(FROM);
        while (next != null && next.getInstant().isBefore(TO)) {
            places.add(next.getInstant());
            next = rules.nextTransition(next.getInstant());
        }
        for (String date : List.of("2026-11-01T00:00", "2027-03-28T02:30", "2027-10-31T02:00")) {
            places.add(LocalDateTime.parse(date).toInstant(rules.getOffset(FROM)));
        }
        places.add(somewhere(random));
        return places;
    }

    private static Instant somewhere(SplittableRandom random) {
        return FROM.plusSeconds(60 * random.nextLong(Duration.between(FROM, TO).toMinutes()));
    }

    @Test
    void eachMinuteIsAsWorkedOutMinuteByMinuteInAllZones() {
        SplittableRandom random = new SplittableRandom(7);
        Map<ZoneRules, ZoneId> zones = zones();
        assertThat(zones).hasSizeGreaterThan(200);
        zones.forEach((rules, zone) -> {
            Rota rota = rota(zone);
            for (Instant place : places(rules, random)) {
                sweep(rota, rules, place);
            }
        });
    }

    /** Samoa and Tokelau had no 30 December 2011. */
    @Test
    void aDayThatNeverWasIsNobodysDuty() {
        for (String id : List.of("Pacific/Apia", "Pacific/Fakaofo")) {
            ZoneId zone = ZoneId.of(id);
            Instant skipped = LocalDateTime.parse("2011-12-30T00:00")
                    .toInstant(zone.getRules().getOffset(Instant.parse("2011-12-29T00:00:00Z")));
            for (int hours = -36; hours <= 36; hours += 4) {
                sweep(rota(zone), zone.getRules(), skipped.plus(Duration.ofHours(hours)));
            }
        }
    }

    private static void sweep(Rota rota, ZoneRules rules, Instant place) {
        Instant from = place.minus(AROUND);
        Instant to = place.plus(AROUND);
        for (Tier tier : List.of(Tier.RED, Tier.AMBER)) {
            List<Stretch> stretches = rota.stretches(tier, Rota.EVERY_TEAM, from, to);
            assertThat(stretches.getFirst().from()).isEqualTo(from);
            assertThat(stretches.getLast().to()).isEqualTo(to);
            int index = 0;
            for (Instant at = from; at.isBefore(to); at = at.plusSeconds(60)) {
                while (!stretches.get(index).to().isAfter(at)) {
                    index++;
                    if (!stretches
                            .get(index)
                            .from()
                            .equals(stretches.get(index - 1).to())) {
                        throw new AssertionError("Between stretches there is time: " + stretches);
                    }
                }
                List<String> expected = expected(tier, latestShown(at, rules));
                List<String> found = rota.onCall(tier, Rota.EVERY_TEAM, at).who();
                if (!found.equals(expected)
                        || !stretches.get(index).duty().who().equals(expected)) {
                    throw new AssertionError(rota.zone() + " " + tier + " at " + at + ": expected " + expected
                            + ", on call " + found + ", stretch " + stretches.get(index));
                }
            }
        }
    }

    /** A rota over the whole week out of shifts that meet, at random. */
    private static String covered(SplittableRandom random, ZoneId zone, int shortenedShift) {
        StringBuilder shifts = new StringBuilder();
        List<String> people = List.of("ann", "bob", "cat");
        LocalTime[] cuts = new TreeSet<>(
                        random.ints(3 + random.nextInt(3), 0, 288).boxed().toList())
                .stream().map(five -> LocalTime.ofSecondOfDay(300L * five)).toArray(LocalTime[]::new);
        for (int i = 0; i < cuts.length; i++) {
            LocalTime to = cuts[(i + 1) % cuts.length];
            shifts.append("      - {days: every-day, from: \"%s\", to: \"%s\", person: %s}%n"
                    .formatted(
                            cuts[i],
                            shortenedShift >= 0 && i == shortenedShift % cuts.length ? to.minusMinutes(1) : to,
                            people.get(random.nextInt(people.size()))));
        }
        return """
                zone: %s
                people: [ann, bob, cat]
                layers:
                  - name: all
                    shifts:
                """.formatted(zone) + shifts;
    }

    @Test
    void aPlantedMinuteIsAlwaysFound() {
        List<ZoneId> zones = List.copyOf(zones().values());
        for (int seed = 0; seed < 150; seed++) {
            ZoneId zone = zones.get(seed % zones.size());
            Instant from = somewhere(new SplittableRandom(seed));
            Instant to = from.plus(Duration.ofDays(20));
            assertThat(Rotas.of(covered(new SplittableRandom(seed), zone, -1)).gaps(from, to))
                    .as("%s, seed %d", zone, seed)
                    .isEmpty();
            List<Gap> found = Rotas.of(covered(new SplittableRandom(seed), zone, seed)).gaps(from, to).stream()
                    .filter(gap -> gap.tier() == Tier.RED)
                    .toList();
            assertThat(found).as("%s, seed %d", zone, seed).hasSizeBetween(18, 21);
            assertThat(found)
                    .allSatisfy(gap -> assertThat(Duration.between(gap.from(), gap.to()))
                            .as("%s, %s", zone, gap)
                            .isBetween(Duration.ofSeconds(1), Duration.ofMinutes(61)));
        }
    }

    @Test
    void aMinuteAwayIsAGapOfThatMinute() {
        List<ZoneId> zones = List.copyOf(zones().values());
        for (int seed = 0; seed < 150; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            ZoneId zone = zones.get(seed % zones.size());
            Instant minute = somewhere(random);
            Rota rota = Rotas.of(covered(random, zone, -1));
            String person = rota.onCall(Tier.RED, Rota.EVERY_TEAM, minute).who().getFirst();
            List<Cover> away = List.of(new Cover(
                    minute, minute.plusSeconds(60), Scope.all(), Optional.empty(), Optional.of(person), "Away"));
            List<Gap> gaps = rota.with(away).gaps(minute.minus(Duration.ofDays(3)), minute.plus(Duration.ofDays(3)));
            assertThat(gaps).as("%s, seed %d", zone, seed).isNotEmpty();
            assertThat(gaps).allSatisfy(gap -> {
                assertThat(gap.from()).isEqualTo(minute);
                assertThat(gap.to()).isBeforeOrEqualTo(minute.plusSeconds(60));
            });
        }
    }

    @Test
    void offsetsWithoutRulesAreZonesToo() {
        Rota rota = rota(ZoneOffset.ofHours(5));
        assertThat(rota.onCall(Tier.AMBER, "any", Instant.parse("2026-12-01T00:00:00Z")))
                .isInstanceOf(Duty.Covered.class);
    }
}
