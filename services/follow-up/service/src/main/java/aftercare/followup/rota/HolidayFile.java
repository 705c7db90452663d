package aftercare.followup.rota;

import aftercare.followup.datafile.Node;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;

/** Reads the holidays of a rota file. */
record HolidayFile(Names names) {
    Holiday holiday(Node node) {
        node.only("date", "name", "tiers", "care-team", "cover");
        LocalDate date = LayerFile.date(node.need("date"));
        return new Holiday(date, node.text("name"), names.scope(node), cover(node.need("cover"), date));
    }

    /** {@code nobody}, somebody for the whole day, or a list of hours. */
    private List<Shift> cover(Node node, LocalDate date) {
        if (node.isList()) {
            return node.items().stream().map(part -> hours(part, date)).toList();
        }
        return node.isText("nobody")
                ? List.of()
                : List.of(new Shift(WeeklyHours.wholeDay(date.getDayOfWeek()), List.of(names.person(node))));
    }

    private Shift hours(Node node, LocalDate date) {
        node.only("from", "to", "person", "people");
        LocalTime from = node.need("from").time();
        LocalTime to = node.need("to").time();
        if (!to.isAfter(from) && !to.equals(LocalTime.MIDNIGHT)) {
            throw node.need("to").wrong("is not after from", "Write hours of the one day; its end is \"00:00\"");
        }
        List<String> people = new LayerFile(names).people(node);
        if (people.isEmpty()) {
            throw node.wrong("names nobody", "Add person: who has these hours, or leave the hours out");
        }
        return new Shift(new WeeklyHours(Set.of(date.getDayOfWeek()), from, to), people);
    }
}
