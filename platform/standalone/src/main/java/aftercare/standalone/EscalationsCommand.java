package aftercare.standalone;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Lists what nobody has closed, and tells the whole story of one. */
@Command(
        name = "escalations",
        subcommands = {EscalationsCommand.ListOpen.class, EscalationsCommand.Explain.class})
final class EscalationsCommand implements Callable<Integer> {
    private static final String ALL = "/api/follow-up/escalations";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Say what to do: list or explain");
    }

    /** Those that are open, the most urgent first. */
    @Command(name = "list")
    static final class ListOpen extends OperatorCommand {
        @Option(names = "--json")
        private boolean json;

        @Override
        int ask() {
            JsonNode open = clinic.get(ALL);
            if (json) {
                out().println(open);
                return 0;
            }
            for (JsonNode one : open) {
                out().printf(
                                "%-6s %-20s act by %s  %-20s %s%n",
                                one.path("tier").asString().toLowerCase(Locale.ROOT),
                                one.path("concern").asString(),
                                one.path("actBy").asString(),
                                one.path("state").asString(),
                                one.path("id").asString());
            }
            out().println(open.isEmpty() ? "Nothing is open." : open.size() + " open, the most urgent first.");
            return 0;
        }
    }

    /** Everything about one: what worried, who was told and what was not told by itself, and what comes next. */
    @Command(name = "explain")
    static final class Explain extends OperatorCommand {
        @Parameters(paramLabel = "ID")
        private String id = "";

        @Option(names = "--json")
        private boolean json;

        @Override
        int ask() {
            JsonNode story = clinic.find(ALL + "/" + URLEncoder.encode(id, StandardCharsets.UTF_8) + "/story")
                    .orElseThrow(() -> new ParameterException(
                            commandLine(),
                            "There is no escalation " + id
                                    + ". ./aftercare escalations list shows those that are open"));
            if (json) {
                out().println(story);
                return 0;
            }
            out().println(story.path("id").asString() + " of patient "
                    + story.path("patient").asString());
            out().println(story.path("about").asString());
            out().println("Now: " + story.path("state").asString());
            out().println("Next: " + story.path("next").asString());
            out().println();
            out().println("Flags");
            story.path("flags").forEach(line -> out().println("  " + line.asString()));
            out().println();
            out().println("What happened");
            story.path("happened").forEach(line -> out().println("  " + line.asString()));
            return 0;
        }
    }
}
