package aftercare.standalone;

import aftercare.followup.course.LinkAhead;
import aftercare.followup.course.LookAhead;
import aftercare.followup.flag.Rule;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.protocol.Step;
import aftercare.kernel.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What another version of a protocol changes in what is asked when, before anybody puts it in use. */
final class ProtocolDiff {
    private final Protocol old;
    private final Protocol anew;
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final List<String> lines = new ArrayList<>();

    /**
     * Between two versions of one protocol.
     *
     * @throws Refusal when they are not that
     */
    ProtocolDiff(Protocol old, Protocol anew) {
        if (!old.id().equals(anew.id())) {
            throw new Refusal("OLD is the protocol " + old.id() + " and NEW is " + anew.id()
                    + ": versions of one protocol have the same id");
        }
        if (old.version().equals(anew.version()) && !old.text().equals(anew.text())) {
            throw new Refusal("OLD and NEW are both version " + old.version()
                    + " and say different things: give NEW a version of its own");
        }
        this.old = old;
        this.anew = anew;
        for (String kind : List.of("added", "removed", "moved", "asks other")) {
            counts.put(kind, 0);
        }
        lines.add("Protocol " + old.id() + ": version " + old.version() + " and version " + anew.version());
        listed("steps", old.steps(), anew.steps(), Step::key, ProtocolDiff::schedule);
        listed("rules", old.rules(), anew.rules(), Rule::id, rule -> rule);
        lines.add("");
    }

    /** For an example patient: enrolled on the first day, a session on the next, and nothing else. */
    List<String> example(ZoneId zone, LocalDate from, int days) {
        lines.add("An example patient, enrolled " + SchedulePage.local(from.atTime(ScheduleCommand.EXAMPLE_ENROLLED))
                + ", a session in the clinic "
                + SchedulePage.local(from.plusDays(1).atTime(ScheduleCommand.EXAMPLE_SESSION)) + ", " + days
                + " days, times in " + zone);
        Map<String, LinkAhead> before = links(old, zone, from, days);
        Map<String, LinkAhead> after = links(anew, zone, from, days);
        Map<Instant, List<String>> byTime = new TreeMap<>();
        before.forEach((poll, link) -> {
            if (!after.containsKey(poll)) {
                put(byTime, link.at(), "removed", what(link.step(), link.occurrence()) + "  " + time(link.at(), zone));
            }
        });
        after.forEach((poll, link) -> {
            LinkAhead was = before.get(poll);
            String what = what(link.step(), link.occurrence()) + "  ";
            if (was == null) {
                put(byTime, link.at(), "added", what + time(link.at(), zone));
            } else if (!was.at().equals(link.at()) || !was.closesAt().equals(link.closesAt())) {
                put(
                        byTime,
                        link.at(),
                        "moved",
                        what + moved(was.at(), was.closesAt(), link.at(), link.closesAt(), zone));
            } else if (!was.asks().equals(link.asks())) {
                put(
                        byTime,
                        link.at(),
                        "asks other",
                        what + time(link.at(), zone) + ": " + String.join(", ", was.asks()) + " -> "
                                + String.join(", ", link.asks()));
            }
        });
        byTime.values().forEach(lines::addAll);
        return counted("");
    }

    /** For every patient of a clinic that runs the old one: what happens to their polls when the new one is put in use. */
    List<String> live(AskedClinic clinic) {
        JsonNode inUse = clinic.get("/api/follow-up/protocol");
        if (!inUse.path("sha256").asString().equals(Ids.sha256Hex(old.text()))) {
            throw new Refusal("The clinic runs protocol " + inUse.path("id").asString() + ", version "
                    + inUse.path("version").asString() + ", whose text is not that of OLD: give the file it runs");
        }
        int looked = 0;
        @Nullable String after = "";
        while (after != null) {
            JsonNode page = clinic.post("/api/follow-up/protocol/changes?after=" + after, Map.of("text", anew.text()));
            looked += page.path("looked").asInt();
            page.path("changes").forEach(this::change);
            after = page.path("next").isString() ? page.path("next").asString() : null;
        }
        return counted(" in " + looked + (looked == 1 ? " patient" : " patients")
                + "; what is sent or answered stays as it is");
    }

    private void change(JsonNode change) {
        ZoneId zone = ZoneId.of(change.path("zone").asString());
        Instant due = Instant.parse(change.path("dueAt").asString());
        Instant closes = Instant.parse(change.path("closesAt").asString());
        JsonNode before = change.path("before");
        String kind = change.path("change").asString();
        counts.merge(kind, 1, Integer::sum);
        lines.add(line(
                kind,
                change.path("patient").asString() + "  "
                        + what(
                                change.path("step").asString(),
                                change.path("occurrence").asInt())
                        + "  "
                        + (before.isObject()
                                ? moved(
                                        Instant.parse(before.path("dueAt").asString()),
                                        Instant.parse(before.path("closesAt").asString()),
                                        due,
                                        closes,
                                        zone)
                                : time(due, zone))));
    }

    private List<String> counted(String where) {
        if (counts.values().stream().allMatch(count -> count == 0)) {
            lines.add("  no poll changes" + where);
        } else {
            lines.add("");
            lines.add(counts.entrySet().stream()
                            .filter(count -> !count.getKey().equals("asks other") || count.getValue() > 0)
                            .map(count -> count.getValue() + " " + count.getKey())
                            .collect(Collectors.joining(", "))
                    + where);
        }
        return lines;
    }

    private void put(Map<Instant, List<String>> byTime, Instant at, String kind, String what) {
        counts.merge(kind, 1, Integer::sum);
        byTime.computeIfAbsent(at, _ -> new ArrayList<>()).add(line(kind, what));
    }

    private static String line(String kind, String what) {
        return String.format("  %-10s  %s", kind, what);
    }

    private static String what(String step, int occurrence) {
        return occurrence > 1 ? step + " (" + occurrence + ")" : step;
    }

    private static String moved(Instant wasDue, Instant wasClosing, Instant due, Instant closing, ZoneId zone) {
        return wasDue.equals(due)
                ? time(due, zone) + ", open until " + time(wasClosing, zone) + " -> " + time(closing, zone)
                : time(wasDue, zone) + " -> " + time(due, zone);
    }

    private static String time(Instant at, ZoneId zone) {
        return SchedulePage.local(LocalDateTime.ofInstant(at, zone));
    }

    private static Map<String, LinkAhead> links(Protocol protocol, ZoneId zone, LocalDate from, int days) {
        Map<String, LinkAhead> links = new LinkedHashMap<>();
        new LookAhead(protocol)
                .example(
                        zone,
                        from.atTime(ScheduleCommand.EXAMPLE_ENROLLED),
                        List.of(from.plusDays(1).atTime(ScheduleCommand.EXAMPLE_SESSION)),
                        from.atStartOfDay(zone).toInstant(),
                        from.plusDays(days).atStartOfDay(zone).toInstant())
                .forEach(link -> links.put(link.poll(), link));
        return links;
    }

    /** What of a step decides who is asked what when. */
    private static List<Object> schedule(Step step) {
        return List.of(
                step.anchor(),
                step.flags(),
                step.asks(),
                step.offset(),
                step.every(),
                step.window(),
                step.reminders(),
                step.urgent(),
                step.baseline(),
                step.once(),
                step.plans().stream()
                        .map(plan -> List.of(plan.part(), plan.every(), plan.except(), plan.first()))
                        .toList());
    }

    private <T> void listed(
            String name, List<T> before, List<T> after, Function<T, String> key, Function<T, Object> content) {
        Map<String, T> was = before.stream().collect(Collectors.toMap(key, Function.identity()));
        Map<String, T> is = after.stream().collect(Collectors.toMap(key, Function.identity()));
        List<String> said = new ArrayList<>();
        before.stream().map(key).filter(k -> !is.containsKey(k)).forEach(k -> said.add("without " + k));
        for (T one : after) {
            Optional.ofNullable(was.get(key.apply(one)))
                    .ifPresentOrElse(
                            then -> {
                                if (!Objects.equals(content.apply(then), content.apply(one))) {
                                    said.add(key.apply(one) + " changed");
                                }
                            },
                            () -> said.add("new " + key.apply(one)));
        }
        lines.add("  " + name + ": " + (said.isEmpty() ? "the same" : String.join(", ", said)));
    }
}
