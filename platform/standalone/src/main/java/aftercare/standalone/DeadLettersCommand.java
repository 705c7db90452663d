package aftercare.standalone;

import aftercare.standalone.clinic.ServiceName;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Facts that were set aside, and the acts that bring them back. */
@Command(
        name = "dead-letters",
        subcommands = {
            DeadLettersCommand.ListAll.class,
            DeadLettersCommand.Show.class,
            DeadLettersCommand.Replay.class,
            DeadLettersCommand.Quarantine.class
        })
final class DeadLettersCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(), "dead-letters needs one of list, show ID, replay PATIENT|ID, quarantine ID");
    }

    /** The services that read facts. */
    private static Stream<String> readers() {
        return Stream.of(ServiceName.INTAKE, ServiceName.SESSION, ServiceName.FOLLOW_UP)
                .map(ServiceName::key);
    }

    private static String path(String service) {
        return "/api/operations/" + service + "/dead-letters";
    }

    /** An id begins with its consumer group, which is named after its service. */
    private static String serviceOf(String id) {
        String group = id.substring(0, Math.max(0, id.indexOf('|')));
        return readers()
                .filter(group::equals)
                .findFirst()
                .orElseThrow(
                        () -> new Refusal(
                                "There is no dead letter " + id
                                        + ". An id is group|topic|partition|offset, as dead-letters list prints it; quote it in the shell"));
    }

    private static boolean isId(String word) {
        return word.contains("|");
    }

    @Command(name = "list")
    static final class ListAll extends OperatorCommand {
        @Option(names = "--json")
        private boolean json;

        @Override
        int ask() {
            List<JsonNode> letters = new ArrayList<>();
            readers().forEach(service -> clinic.get(path(service)).forEach(letters::add));
            if (json) {
                letters.forEach(letter -> out().println(letter));
                return 0;
            }
            if (letters.isEmpty()) {
                out().println("No dead letters: every fact that was read was applied.");
                return 0;
            }
            out().printf("%-44s %-11s %-30s %-8s %s%n", "ID", "STATE", "PATIENT", "ATTEMPTS", "CAUSE");
            for (JsonNode letter : letters) {
                out().printf(
                                "%-44s %-11s %-30s %-8d %s%n",
                                letter.path("id").asString(),
                                letter.path("state").asString(),
                                letter.path("key").asString("-"),
                                letter.path("attempts").asInt(),
                                letter.path("cause").asString());
            }
            return 0;
        }
    }

    @Command(name = "show")
    static final class Show extends OperatorCommand {
        @Parameters(paramLabel = "ID")
        private String id = "";

        @Override
        int ask() {
            JsonNode letter =
                    clinic.get(path(serviceOf(id)) + "/one?id=" + URLEncoder.encode(id, StandardCharsets.UTF_8));
            for (String field :
                    List.of("id", "state", "cause", "attempts", "topic", "partition", "offset", "key", "at")) {
                out().printf("%-10s %s%n", field, letter.path(field).asString("-"));
            }
            letter.path("headers")
                    .properties()
                    .forEach(header -> out().printf(
                                    "%-10s %s: %s%n",
                                    "header", header.getKey(), header.getValue().asString()));
            return 0;
        }
    }

    @Command(name = "replay")
    static final class Replay extends OperatorCommand {
        @Parameters(paramLabel = "PATIENT|ID")
        private String of = "";

        @Option(names = "--dry-run")
        private boolean dryRun;

        @Override
        int ask() {
            int drained = 0;
            int remaining = 0;
            List<String> services = isId(of) ? List.of(serviceOf(of)) : waitingFor(of);
            for (String service : services) {
                JsonNode report = clinic.post(path(service) + "/replay", Map.of("of", of, "dryRun", dryRun));
                drained += report.path("drained").size();
                remaining += report.path("remaining").size();
                report.path("drained")
                        .forEach(id -> out().println((dryRun ? "readable " : "applied  ") + id.asString()));
                report.path("remaining").forEach(id -> out().println("waits    " + id.asString()));
                if (!report.path("cause").asString().isEmpty()) {
                    out().println("because: " + report.path("cause").asString());
                }
            }
            out().printf("%d %s, %d still waiting%n", drained, dryRun ? "could be replayed" : "replayed", remaining);
            return remaining == 0 ? 0 : 1;
        }

        private List<String> waitingFor(String patient) {
            List<String> services = readers()
                    .filter(service -> {
                        for (JsonNode letter : clinic.get(path(service))) {
                            if (patient.equals(letter.path("key").asString())
                                    && !letter.path("state").asString().equals("QUARANTINED")) {
                                return true;
                            }
                        }
                        return false;
                    })
                    .toList();
            if (services.isEmpty()) {
                throw new Refusal("Nothing waits for " + patient + ". dead-letters list shows what does");
            }
            return services;
        }
    }

    @Command(name = "quarantine")
    static final class Quarantine extends OperatorCommand {
        @Parameters(paramLabel = "ID")
        private String id = "";

        @Option(names = "--reason", paramLabel = "WORDS", required = true)
        private String reason = "";

        @Option(names = "--dry-run")
        private boolean dryRun;

        @Override
        int ask() {
            JsonNode done = clinic.post(
                    path(serviceOf(id)) + "/quarantine", Map.of("id", id, "reason", reason, "dryRun", dryRun));
            out().println((dryRun ? "would take out " : "took out ") + id);
            done.path("freed").forEach(freed -> out().println((dryRun ? "would free " : "freed ") + freed.asString()));
            return 0;
        }
    }
}
