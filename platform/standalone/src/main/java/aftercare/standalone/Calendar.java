package aftercare.standalone;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A calendar (RFC 5545) to be printed. */
final class Calendar {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.US);
    private static final int LONGEST_LINE = 75;

    private final Instant now;
    private final List<String> lines = new ArrayList<>();

    /**
     * An empty one.
     *
     * @param product a word for what made it
     * @param now when it is made
     */
    Calendar(String product, Instant now) {
        this.now = now;
        lines.add("BEGIN:VCALENDAR");
        lines.add("VERSION:2.0");
        lines.add("PRODID:-//Aftercare//" + product + "//EN");
    }

    /**
     * Adds an event, which takes up nobody's time.
     *
     * @param id the same each time the same event is made
     * @param to empty for an event that is at one instant
     */
    Calendar event(String id, Instant from, Optional<Instant> to, String summary, String description) {
        lines.add("BEGIN:VEVENT");
        lines.add("UID:" + id + "@aftercare");
        lines.add("DTSTAMP:" + stamp(now));
        lines.add("DTSTART:" + stamp(from));
        to.ifPresent(end -> lines.add("DTEND:" + stamp(end)));
        lines.add("SUMMARY:" + escaped(summary));
        lines.add("DESCRIPTION:" + escaped(description));
        lines.add("TRANSP:TRANSPARENT");
        lines.add("END:VEVENT");
        return this;
    }

    /** Lines of RFC 5545 end in CR and LF, and printing adds the LF. */
    List<String> print() {
        lines.add("END:VCALENDAR");
        return lines.stream()
                .flatMap(line -> folded(line).stream())
                .map(line -> line + "\r")
                .toList();
    }

    /** An instant as part of an id. */
    static String stamp(Instant at) {
        return STAMP.format(at.atOffset(ZoneOffset.UTC));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\n", "\\n");
    }

    /** No line has more than 75 octets; what goes on begins with a space. */
    private static List<String> folded(String line) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int point : line.codePoints().toArray()) {
            String character = Character.toString(point);
            int octets = (part + character).getBytes(StandardCharsets.UTF_8).length;
            if (octets > LONGEST_LINE) {
                parts.add(part.toString());
                part = new StringBuilder(" ");
            }
            part.append(character);
        }
        parts.add(part.toString());
        return parts;
    }
}
