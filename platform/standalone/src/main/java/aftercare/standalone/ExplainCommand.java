package aftercare.standalone;

import aftercare.followup.datafile.DataFileException;
import aftercare.followup.flag.StoredFlag;
import aftercare.followup.inspect.Explanation;
import aftercare.followup.protocol.Protocol;
import aftercare.kernel.Hold;
import aftercare.kernel.Tier;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Shows why a stored flag was raised, and works it out again from the values that were stored with it. */
@Command(name = "explain")
final class ExplainCommand extends OperatorCommand {
    @Parameters(paramLabel = "FLAG")
    private String id = "";

    @Option(names = "--protocol", paramLabel = "FILE")
    private @Nullable Path protocol;

    @Option(names = "--instruments", paramLabel = "DIR")
    private @Nullable Path instruments;

    @Option(names = "--json")
    private boolean json;

    @Override
    int ask() {
        JsonNode found = clinic.find("/api/follow-up/flags/" + URLEncoder.encode(id, StandardCharsets.UTF_8))
                .orElseThrow(() -> badInput("There is no flag " + id
                        + ". An escalation's page and the patient's chart name the flags with their ids"));
        StoredFlag stored = stored(found);
        Protocol loaded = loaded();
        if (!loaded.version().equals(stored.protocolVersion())) {
            throw badInput(
                    "The flag was raised by version " + stored.protocolVersion() + " of the protocol, and this is "
                            + loaded.id() + " " + loaded.version() + ": give that version's file with --protocol FILE");
        }
        Explanation explanation = Explanation.of(stored, text(found, "digest"), loaded);
        if (json) {
            out().println(JsonMapper.shared().writeValueAsString(values(explanation)));
        } else {
            out().println("patient     " + found.path("patient").asString());
            out().println("raised      " + found.path("at").asString());
            explanation.lines().forEach(out()::println);
        }
        return explanation.same() ? 0 : 1;
    }

    private Protocol loaded() {
        try {
            return ClinicalFiles.of(protocol, instruments).protocol();
        } catch (DataFileException | Refusal e) {
            throw badInput(e.getMessage() == null ? "The protocol cannot be read" : e.getMessage());
        }
    }

    private static StoredFlag stored(JsonNode flag) {
        Map<String, String> inputs = new LinkedHashMap<>();
        flag.path("inputs")
                .properties()
                .forEach(input -> inputs.put(input.getKey(), input.getValue().asString()));
        return new StoredFlag(
                flag.path("id").asString(),
                flag.path("cause").asString(),
                flag.path("rule").asString(),
                flag.path("protocolVersion").asString(),
                Tier.valueOf(flag.path("tier").asString()),
                Hold.valueOf(flag.path("hold").asString()),
                flag.path("concern").asString(),
                flag.path("sentence").asString(),
                inputs,
                text(flag, "routing"));
    }

    private static Optional<String> text(JsonNode flag, String field) {
        JsonNode value = flag.path(field);
        return value.isString() ? Optional.of(value.asString()) : Optional.empty();
    }

    private static Map<String, Object> values(Explanation explanation) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("stored", explanation.stored().json());
        explanation.recomputed().ifPresent(again -> values.put("recomputed", again.json()));
        explanation.rule().ifPresent(rule -> values.put("source", rule.source()));
        values.put("protocol", explanation.protocol());
        values.put("same", explanation.same());
        values.put("verdict", explanation.verdict());
        return values;
    }

    private ParameterException badInput(String message) {
        return new ParameterException(commandLine(), message);
    }
}
