package aftercare.followup.rota;

import aftercare.followup.protocol.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A day on which no layer holds.
 *
 * @param cover who has which hours of it instead; none: nobody has any
 */
record Holiday(LocalDate date, String name, Scope scope, List<Shift> cover) {
    Holiday {
        cover = List.copyOf(cover);
    }

    Interval day(ZoneId zone) {
        return new Interval(
                Span.first(date.atStartOfDay(), zone),
                Span.first(date.plusDays(1).atStartOfDay(), zone));
    }

    Set<String> at(Instant now, ZoneId zone) {
        Set<String> people = new LinkedHashSet<>();
        for (Shift shift : cover) {
            if (shift.hours().on(date, zone).filter(hours -> hours.has(now)).isPresent()) {
                people.addAll(shift.people());
            }
        }
        return people;
    }

    void changes(ZoneId zone, Consumer<Instant> into) {
        into.accept(day(zone).from());
        into.accept(day(zone).to());
        for (Shift shift : cover) {
            shift.hours().on(date, zone).ifPresent(hours -> {
                into.accept(hours.from());
                into.accept(hours.to());
            });
        }
    }
}
