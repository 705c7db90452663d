package aftercare.followup.rota;

import aftercare.followup.protocol.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * People who take turns.
 *
 * @param people in the order of their turns
 * @param first day of the first turn; before it nobody has one
 * @param at when they hand over, on the clinic's clock
 * @param days that a turn lasts
 */
record Rotation(List<String> people, LocalDate first, LocalTime at, int days) {
    Rotation {
        people = List.copyOf(people);
    }

    /** Whose turn it is. */
    Optional<String> at(Instant now, ZoneId zone) {
        long turn = turn(now, zone);
        return turn < 0 ? Optional.empty() : Optional.of(people.get((int) (turn % people.size())));
    }

    /** When the turn begins; turns count from 0. */
    Instant handOver(long turn, ZoneId zone) {
        return Span.first(first.plusDays(Math.multiplyExact(turn, days)).atTime(at), zone);
    }

    /** The turn that runs; below 0 before the first. Looked for from the one after what the calendar says. */
    long turn(Instant now, ZoneId zone) {
        long turn = 1
                + Math.floorDiv(ChronoUnit.DAYS.between(first, now.atZone(zone).toLocalDate()), days);
        while (turn >= 0 && handOver(turn, zone).isAfter(now)) {
            turn--;
        }
        return turn;
    }
}
