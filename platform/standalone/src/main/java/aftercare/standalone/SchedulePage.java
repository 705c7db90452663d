package aftercare.standalone;

import aftercare.followup.course.LinkAhead;
import aftercare.followup.course.MessageAhead;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
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
        Calendar calendar = new Calendar("Schedule", now);
        String whom = patient.isEmpty() ? "" : "Patient " + patient + ". ";
        for (LinkAhead link : links) {
            calendar.event(
                    link.poll(),
                    link.at(),
                    Optional.of(link.closesAt()),
                    "Link: " + what(link),
                    whom + "An answer is in time until " + time(link.closesAt()) + reminders(link) + ".");
        }
        for (MessageAhead message : messages) {
            calendar.event(
                    message.session() + "-" + message.template() + "-" + Calendar.stamp(message.at()),
                    message.at(),
                    Optional.empty(),
                    "Message: " + message.template(),
                    whom + "Before a session" + (message.ifAtHome() ? " at home" : "") + ". It asks nothing.");
        }
        return calendar.print();
    }

    private static String pad(String text, int to) {
        return text + " ".repeat(to - text.length());
    }
}
