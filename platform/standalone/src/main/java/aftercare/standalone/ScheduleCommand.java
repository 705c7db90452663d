package aftercare.standalone;

import aftercare.followup.course.LinkAhead;
import aftercare.followup.course.LookAhead;
import aftercare.followup.course.MessageAhead;
import aftercare.followup.protocol.Protocol;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lists what would be sent. */
@Command(name = "schedule")
final class ScheduleCommand implements Runnable {
    private static final int MOST_DAYS = 731;
    static final LocalTime EXAMPLE_ENROLLED = LocalTime.of(9, 0);
    static final LocalTime EXAMPLE_SESSION = LocalTime.of(10, 0);

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run()
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: preview");
    }

    @Command(name = "preview")
    int preview(
            @Option(names = "--patient", paramLabel = "ID") @Nullable String patient,
            @Option(names = "--protocol", paramLabel = "FILE") @Nullable Path protocol,
            @Option(names = "--instruments", paramLabel = "DIR") @Nullable Path instruments,
            @Option(names = "--from", paramLabel = "DATE") @Nullable String from,
            @Option(names = "--days", paramLabel = "N", defaultValue = "28") int days,
            @Option(names = "--zone", paramLabel = "Z") @Nullable String zone,
            @Option(names = "--session", paramLabel = "TIME") @Nullable List<String> sessions,
            @Option(names = "--ical") boolean ical,
            @Option(names = "--json") boolean json,
            @Mixin AskedClinic clinic) {
        if (days < 1 || days > MOST_DAYS) {
            throw wrong("--days is a number from 1 to " + MOST_DAYS + ", but was given as " + days);
        }
        if (ical && json) {
            throw wrong("--ical and --json are two ways to print the same: leave out one of the two");
        }
        if (patient != null && (protocol != null || sessions != null)) {
            throw wrong(
                    "--patient is of a clinic's own patient, by the protocol in use there and the sessions that took"
                            + " place: leave out --protocol and --session, or --patient");
        }
        Optional<LocalDate> first = Optional.ofNullable(from).map(this::day);
        Optional<ZoneId> shownIn = Optional.ofNullable(zone).map(this::zone);
        ZoneId exampleZone = shownIn.orElseGet(ZoneId::systemDefault);
        SchedulePage page = patient == null
                ? example(
                        ClinicalFiles.of(protocol, instruments).protocol(),
                        exampleZone,
                        first.orElseGet(() -> LocalDate.now(exampleZone)),
                        days,
                        Optional.ofNullable(sessions).orElse(List.of()))
                : ofPatient(clinic, patient, first, days, shownIn);
        print(ical ? page.ical(Instant.now()) : json ? List.of(page.json()) : page.table());
        return 0;
    }

    private SchedulePage example(Protocol protocol, ZoneId zone, LocalDate from, int days, List<String> given) {
        LocalDateTime enrolled = from.atTime(EXAMPLE_ENROLLED);
        List<LocalDateTime> sessions = new ArrayList<>();
        for (String time : given) {
            sessions.add(session(time));
        }
        if (sessions.isEmpty()) {
            sessions.add(from.plusDays(1).atTime(EXAMPLE_SESSION));
        }
        sessions.stream().filter(time -> !time.isAfter(enrolled)).findFirst().ifPresent(time -> {
            throw wrong("--session is after the enrolment, which is at " + SchedulePage.local(enrolled)
                    + ", but was given as " + time);
        });
        Instant begin = from.atStartOfDay(zone).toInstant();
        Instant end = from.plusDays(days).atStartOfDay(zone).toInstant();
        var ahead = new LookAhead(protocol);
        return new SchedulePage(
                "an example, enrolled " + SchedulePage.local(enrolled) + ", sessions in the clinic "
                        + String.join(
                                ", ",
                                sessions.stream()
                                        .sorted()
                                        .map(SchedulePage::local)
                                        .toList()),
                "",
                protocol.id(),
                protocol.version(),
                zone,
                from,
                days,
                ahead.example(zone, enrolled, sessions, begin, end),
                ahead.exampleMessages(zone, enrolled, sessions, begin, end));
    }

    private SchedulePage ofPatient(
            AskedClinic clinic, String patient, Optional<LocalDate> from, int days, Optional<ZoneId> shownIn) {
        Map<String, String> asked = new LinkedHashMap<>();
        from.ifPresent(day -> asked.put("from", day.toString()));
        asked.put("days", Integer.toString(days));
        String query = String.join(
                "&",
                asked.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .toList());
        JsonNode ahead = clinic.find("/api/follow-up/patients/" + URLEncoder.encode(patient, StandardCharsets.UTF_8)
                        + "/schedule?" + query)
                .orElseThrow(() -> wrong("There is no patient " + patient
                        + ". The patients' list of intake and each chart show the pseudonyms"));
        List<LinkAhead> links = new ArrayList<>();
        ahead.path("links").forEach(link -> links.add(JsonMapper.shared().treeToValue(link, LinkAhead.class)));
        List<MessageAhead> messages = new ArrayList<>();
        ahead.path("messages")
                .forEach(message -> messages.add(JsonMapper.shared().treeToValue(message, MessageAhead.class)));
        ZoneId zone = ZoneId.of(ahead.path("zone").asString());
        return new SchedulePage(
                "patient " + patient,
                patient,
                ahead.path("protocol").asString(),
                ahead.path("version").asString(),
                shownIn.orElse(zone),
                LocalDate.parse(ahead.path("from").asString()),
                days,
                links,
                messages);
    }

    private LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw wrong("--from is a day such as 2027-01-31, but was given as " + text);
        }
    }

    private ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw wrong("--zone is a zone such as America/New_York, but was given as " + text);
        }
    }

    private LocalDateTime session(String text) {
        try {
            return LocalDateTime.parse(text);
        } catch (DateTimeException e) {
            throw wrong("--session is a local time such as 2027-01-31T10:00, but was given as " + text);
        }
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    private void print(List<String> lines) {
        PrintWriter out = spec.commandLine().getOut();
        lines.forEach(out::println);
        out.flush();
    }
}
