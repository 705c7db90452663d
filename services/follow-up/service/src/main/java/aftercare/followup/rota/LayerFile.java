package aftercare.followup.rota;

import aftercare.followup.datafile.Node;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the part of a rota file that comes again each week. */
record LayerFile(Names names) {
    private static final int MOST_WEEKS = 52;
    private static final int WEEK = 7;

    Layer layer(Node node) {
        node.only("name", "tiers", "care-team", "rotation", "shifts");
        Optional<Rotation> rotation = node.find("rotation").map(this::rotation);
        List<Shift> shifts = node.list("shifts").stream()
                .map(shift -> shift(shift, rotation.isPresent()))
                .toList();
        if (rotation.isEmpty() && shifts.isEmpty()) {
            throw node.wrong("'" + node.text("name") + "' has neither rotation nor shifts", "Add one of the two");
        }
        return new Layer(node.text("name"), names.scope(node), rotation, shifts);
    }

    private Rotation rotation(Node node) {
        node.only("people", "from", "at", "weeks", "days", "hand-over");
        if (node.find("weeks").isPresent() == node.find("days").isPresent()) {
            throw node.wrong("does not say how long a turn is", "Add weeks: 1, or days: 1, one of the two");
        }
        Node length = node.find("weeks").orElseGet(() -> node.need("days"));
        int number = length.number();
        if (number < 1 || number > MOST_WEEKS) {
            throw length.wrong("is " + number, "Write a number from 1 to " + MOST_WEEKS);
        }
        LocalDate first = date(node.need("from"));
        node.find("hand-over")
                .map(LayerFile::day)
                .filter(day -> day != first.getDayOfWeek())
                .ifPresent(day -> {
                    throw node.need("from")
                            .wrong(
                                    "is a " + word(first.getDayOfWeek()) + ", and hand-over is on " + word(day),
                                    "Write the date of a " + word(day) + ", or correct hand-over");
                });
        if (node.find("hand-over").isPresent() && node.find("weeks").isEmpty()) {
            throw node.need("hand-over").wrong("is for turns of weeks", "Leave it out where a turn lasts days");
        }
        return new Rotation(
                names.peopleOf(node.need("people")),
                first,
                node.need("at").time(),
                node.find("weeks").isPresent() ? WEEK * number : number);
    }

    private Shift shift(Node node, boolean turns) {
        node.only("days", "from", "to", "person", "people");
        Set<DayOfWeek> days = days(node.need("days"));
        LocalTime from = node.need("from").time();
        LocalTime to = node.need("to").time();
        List<String> people = people(node);
        if (people.isEmpty() && !turns) {
            throw node.wrong("names nobody", "Add person: who has it, or give the layer a rotation");
        }
        return new Shift(new WeeklyHours(days, from, to), people);
    }

    List<String> people(Node node) {
        if (node.find("person").isPresent() && node.find("people").isPresent()) {
            throw node.need("people").wrong("stands beside person", "Keep one of the two");
        }
        return node.find("person")
                .or(() -> node.find("people"))
                .map(names::peopleOf)
                .orElse(List.of());
    }

    static LocalDate date(Node node) {
        try {
            return LocalDate.parse(node.text());
        } catch (DateTimeException e) {
            throw node.wrong("is '" + node.text() + "', not a date", "Write it as 2026-11-30");
        }
    }

    /** {@code every-day}, {@code monday}, {@code monday-friday}, or a list of such. */
    private static Set<DayOfWeek> days(Node node) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (Node one : node.isList() ? node.items() : List.of(node)) {
            String[] ends = one.text().split("-", -1);
            if (one.isText("every-day")) {
                days.addAll(EnumSet.allOf(DayOfWeek.class));
            } else if (ends.length == 2) {
                DayOfWeek last = day(one, ends[1]);
                for (DayOfWeek day = day(one, ends[0]); day != last; day = day.plus(1)) {
                    days.add(day);
                }
                days.add(last);
            } else {
                days.add(day(one));
            }
        }
        if (days.isEmpty()) {
            throw node.wrong("has none", "Write every-day, monday, monday-friday, or a list");
        }
        return days;
    }

    private static DayOfWeek day(Node node) {
        return day(node, node.text());
    }

    private static DayOfWeek day(Node node, String text) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (word(day).equalsIgnoreCase(text)) {
                return day;
            }
        }
        throw node.wrong(
                "is '" + node.text() + "', not a day of the week",
                Names.fix(text, List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")));
    }

    private static String word(DayOfWeek day) {
        return day.getDisplayName(java.time.format.TextStyle.FULL, Locale.US);
    }
}
