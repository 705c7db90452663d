package aftercare.followup.rota;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One part of the rota that comes again each week: people who take turns, fixed hours, or turns within fixed hours.
 *
 * @param shifts none: the rotation goes on day and night
 */
record Layer(String name, Scope scope, Optional<Rotation> rotation, List<Shift> shifts) {
    /** Hours that began two days ago may still run: a day has up to 25 hours, and some days are skipped. */
    private static final int DAYS_BACK = 2;

    Layer {
        shifts = List.copyOf(shifts);
    }

    /** Who is on duty by this layer. */
    Set<String> at(Instant now, ZoneId zone) {
        Set<String> people = new LinkedHashSet<>();
        if (shifts.isEmpty()) {
            turn(now, zone).forEach(people::add);
        }
        LocalDate today = now.atZone(zone).toLocalDate();
        for (Shift shift : shifts) {
            if (begins(today)
                    .anyMatch(day -> shift.hours()
                            .on(day, zone)
                            .filter(hours -> hours.has(now))
                            .isPresent())) {
                if (shift.people().isEmpty()) {
                    turn(now, zone).forEach(people::add);
                } else {
                    people.addAll(shift.people());
                }
            }
        }
        return people;
    }

    private Stream<String> turn(Instant now, ZoneId zone) {
        return rotation.flatMap(turns -> turns.at(now, zone)).stream();
    }

    private static Stream<LocalDate> begins(LocalDate today) {
        return today.minusDays(DAYS_BACK).datesUntil(today.plusDays(2));
    }

    /** Every instant within or about the time at which it may change. */
    void changes(Interval within, ZoneId zone, Consumer<Instant> into) {
        LocalDate first = within.from().atZone(zone).toLocalDate().minusDays(DAYS_BACK);
        LocalDate last = within.to().atZone(zone).toLocalDate().plusDays(2);
        for (Shift shift : shifts) {
            first.datesUntil(last)
                    .forEach(day -> shift.hours().on(day, zone).ifPresent(hours -> {
                        into.accept(hours.from());
                        into.accept(hours.to());
                    }));
        }
        rotation.ifPresent(turns -> {
            long turn = Math.max(0, turns.turn(within.from(), zone));
            Instant at = turns.handOver(turn, zone);
            while (at.isBefore(within.to())) {
                into.accept(at);
                turn++;
                at = turns.handOver(turn, zone);
            }
        });
    }
}
