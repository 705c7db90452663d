package aftercare.standalone;

import aftercare.followup.course.LinkAhead;
import aftercare.followup.course.MessageAhead;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Links that would go out, to be printed.
 *
 * @param whose in words
 * @param patient the pseudonym; empty for an example
 * @param zone in which times are shown
 * @param from the first day
 * @param messages those before planned sessions, which ask nothing
 */
record SchedulePage(
        String whose,
        String patient,
        String protocol,
        String version,
        ZoneId zone,
        LocalDate from,
        int days,
        List<LinkAhead> links,
        List<MessageAhead> messages) {
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", Locale.US);
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.US);
    private static final int LONGEST_LINE = 75;

    static String local(LocalDateTime time) {
        return DAY_AND_TIME.format(time);
    }

    /** A line for each link, and their number. */
    List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add("What would be sent to " + whose);
        lines.add("from " + from + ", " + days + " days, times in " + zone + "; protocol " + protocol + ", version "
                + version);
        lines.add("");
        lines.addAll(goingOut());
        int reminders = links.stream().mapToInt(link -> link.reminders().size()).sum();
        lines.add("");
        lines.add(links.size() + (links.size() == 1 ? " link" : " links") + ", and up to " + reminders
                + " reminders while they are not answered; " + messages.size()
                + (messages.size() == 1 ? " message" : " messages")
                + " before sessions. What follows sessions and flags that are not known yet is not"
                + " in it.");
        return lines;
    }

    /** Links and messages, in the order they go out. */
    private List<String> goingOut() {
        if (links.isEmpty() && messages.isEmpty()) {
            return List.of("  nothing");
        }
        int longest = Stream.concat(
                        links.stream().map(SchedulePage::what),
                        messages.stream().map(MessageAhead::template))
                .mapToInt(String::length)
                .max()
                .orElse(0);
        NavigableMap<Instant, List<String>> out = new TreeMap<>();
        messages.forEach(message -> line(
                out,
                message.at(),
                pad(message.template(), longest) + "  before a session" + (message.ifAtHome() ? " at home" : "")
                        + "; asks nothing"));
        links.forEach(link -> line(
                out,
                link.at(),
                pad(what(link), longest) + "  " + String.join(", ", link.asks()) + "; until " + time(link.closesAt())
                        + reminders(link)));
        return out.values().stream().flatMap(List::stream).toList();
    }

    private void line(NavigableMap<Instant, List<String>> out, Instant at, String what) {
        out.computeIfAbsent(at, _ -> new ArrayList<>()).add("  " + time(at) + "  " + what);
    }

    private static String what(LinkAhead link) {
        List<String> steps = new ArrayList<>();
        steps.add(link.occurrence() > 1 ? link.step() + " (" + link.occurrence() + ")" : link.step());
        steps.addAll(link.together());
        return String.join(" + ", steps) + (link.monitor() ? ", to the adult who stays" : "");
    }

    private String reminders(LinkAhead link) {
        return link.reminders().isEmpty()
                ? ""
                : "; reminders " + link.reminders().stream().map(this::time).collect(Collectors.joining(", "));
    }

    private String time(Instant at) {
        return local(LocalDateTime.ofInstant(at, zone));
    }

    /** The same as one line of JSON. */
    String json() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("patient", patient);
        values.put("protocol", protocol);
        values.put("version", version);
        values.put("zone", zone.getId());
        values.put("from", from.toString());
        values.put("days", days);
        values.put("links", links);
        values.put("messages", messages);
        return JsonMapper.shared().writeValueAsString(values);
    }

    /**
     * The same as a calendar (RFC 5545), an event for each link and message; it says nothing about anybody's health.
     *
     * @param now when it is made
     */
    List<String> ical(Instant now) {
        List<String> lines = new ArrayList<>();
        lines.add("BEGIN:VCALENDAR");
        lines.add("VERSION:2.0");
        lines.add("PRODID:-//Aftercare//Schedule//EN");
        for (LinkAhead link : links) {
            lines.add("BEGIN:VEVENT");
            lines.add("UID:" + link.poll() + "@aftercare");
            lines.add("DTSTAMP:" + stamp(now));
            lines.add("DTSTART:" + stamp(link.at()));
            lines.add("DTEND:" + stamp(link.closesAt()));
            lines.add("SUMMARY:" + escaped("Link: " + what(link)));
            lines.add("DESCRIPTION:"
                    + escaped((patient.isEmpty() ? "" : "Patient " + patient + ". ") + "An answer is in time until "
                            + time(link.closesAt()) + reminders(link) + "."));
            lines.add("TRANSP:TRANSPARENT");
            lines.add("END:VEVENT");
        }
        for (MessageAhead message : messages) {
            lines.add("BEGIN:VEVENT");
            lines.add("UID:" + message.session() + "-" + message.template() + "-" + stamp(message.at()) + "@aftercare");
            lines.add("DTSTAMP:" + stamp(now));
            lines.add("DTSTART:" + stamp(message.at()));
            lines.add("SUMMARY:" + escaped("Message: " + message.template()));
            lines.add("DESCRIPTION:"
                    + escaped((patient.isEmpty() ? "" : "Patient " + patient + ". ") + "Before a session"
                            + (message.ifAtHome() ? " at home" : "") + ". It asks nothing."));
            lines.add("TRANSP:TRANSPARENT");
            lines.add("END:VEVENT");
        }
        lines.add("END:VCALENDAR");
        // Lines of RFC 5545 end in CR and LF, and printing adds the LF.
        return lines.stream()
                .flatMap(line -> folded(line).stream())
                .map(line -> line + "\r")
                .toList();
    }

    private static String stamp(Instant at) {
        return STAMP.format(at.atOffset(ZoneOffset.UTC));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,");
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

    private static String pad(String text, int to) {
        return text + " ".repeat(to - text.length());
    }
}
