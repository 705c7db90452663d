package aftercare.standalone;

import aftercare.followup.rota.Fallback;
import aftercare.followup.rota.Gap;
import aftercare.followup.rota.Roster;
import aftercare.followup.rota.Rota;
import aftercare.followup.rota.Stretch;
import aftercare.kernel.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A rota to be printed.
 *
 * @param file as it was given
 * @param from the first day, on the clinic's calendar
 */
record RotaPage(String file, Rota rota, LocalDate from, int days) {
    private Instant begin() {
        return from.atStartOfDay(rota.zone()).toInstant();
    }

    private Instant end() {
        return from.plusDays(days).atStartOfDay(rota.zone()).toInstant();
    }

    private List<Gap> gaps() {
        return rota.gaps(begin(), end());
    }

    boolean covered() {
        return gaps().isEmpty();
    }

    /** That every minute has somebody, or each time that has nobody. */
    List<String> check() {
        String teams = rota.teams().stream().map(Roster::team).collect(Collectors.joining(", "));
        String when = from + " to " + from.plusDays(days - 1L) + " (" + days + " days, " + rota.zone() + ")";
        List<String> sentences = Gap.sentences(gaps(), rota.zone());
        if (sentences.isEmpty()) {
            return List.of(
                    file + ": every minute from " + when + " has somebody on duty for red, amber and yellow, " + teams);
        }
        List<String> lines = new ArrayList<>();
        lines.add(file + ": nobody is on duty at these times from " + when + ":");
        sentences.forEach(sentence -> lines.add("  " + sentence));
        lines.add(sentences.size() + (sentences.size() == 1 ? " gap" : " gaps") + ". " + fallback());
        return lines;
    }

    private String fallback() {
        return switch (rota.fallback()) {
            case Fallback.Everyone _ -> "All clinicians of the team are told then.";
            case Fallback.People named -> String.join(", ", named.usernames()) + " is told then.";
            case Fallback.None _ -> "A clinic does not start with it: cover them, or name a fallback.";
        };
    }

    /** A line for each stretch of the same people. */
    List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add("Who is on call by " + file);
        lines.add("from " + from + ", " + days + " days, times in " + rota.zone());
        for (Roster roster : rota.rosters(begin(), end())) {
            lines.add("");
            lines.add(roster.what());
            for (Stretch stretch : roster.stretches()) {
                lines.add("  " + time(stretch.from()) + "  to  " + time(stretch.to()) + "  " + who(stretch));
            }
        }
        return lines;
    }

    private String time(Instant at) {
        return SchedulePage.local(at.atZone(rota.zone()).toLocalDateTime());
    }

    private static String who(Stretch stretch) {
        return stretch.covered() ? String.join(", ", stretch.duty().who()) : "nobody";
    }

    /** An event for each stretch, also for those that are nobody's. */
    List<String> ical(Instant now) {
        Calendar calendar = new Calendar("Rota", now);
        for (Roster roster : rota.rosters(begin(), end())) {
            for (Stretch stretch : roster.stretches()) {
                calendar.event(
                        Ids.derive("duty", roster.what(), stretch.from().toString()),
                        stretch.from(),
                        Optional.of(stretch.to()),
                        "On call: " + who(stretch),
                        "For " + roster.what() + ".");
            }
        }
        return calendar.print();
    }
}
