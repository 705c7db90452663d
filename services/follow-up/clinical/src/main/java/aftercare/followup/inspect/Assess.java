package aftercare.followup.inspect;

import aftercare.followup.datafile.DataFileException;
import aftercare.followup.datafile.JsonFile;
import aftercare.followup.datafile.Node;
import aftercare.followup.flag.Assessment;
import aftercare.followup.flag.AssessmentInput;
import aftercare.followup.flag.Flag;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.survey.Instruments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The command {@code assess}: one JSON document or one a line in, one assessment a line out. */
public final class Assess {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Protocol protocol;
    private final AssessDocument documents;

    public Assess(Protocol protocol, Instruments instruments) {
        this.protocol = protocol;
        this.documents = new AssessDocument(protocol, instruments);
    }

    /**
     * What came of a file.
     *
     * @param lines one JSON object each, for every document that could be read
     * @param problems file, line, field and fix, for every other
     */
    public record Result(List<String> lines, List<String> problems) {
        public Result {
            lines = List.copyOf(lines);
            problems = List.copyOf(problems);
        }
    }

    /**
     * Assesses a whole file.
     *
     * @param name as shown in errors
     */
    public Result run(String name, String text) {
        List<String> lines = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        if (linewise(text)) {
            List<String> written = text.lines().toList();
            for (int i = 0; i < written.size(); i++) {
                if (!written.get(i).isBlank()) {
                    add(name, written.get(i), i + 1, lines, problems);
                }
            }
        } else {
            add(name, text, 1, lines, problems);
        }
        return new Result(lines, problems);
    }

    /** True when the first line is a whole document and more follow. */
    private static boolean linewise(String text) {
        List<String> written = text.lines().filter(line -> !line.isBlank()).toList();
        if (written.size() < 2) {
            return false;
        }
        try {
            JsonFile.read("first line", written.getFirst(), 1);
            return true;
        } catch (DataFileException e) {
            return written.stream()
                    .allMatch(
                            line -> line.strip().startsWith("{") && line.strip().endsWith("}"));
        }
    }

    private void add(String name, String text, int line, List<String> lines, List<String> problems) {
        try {
            Node node = JsonFile.read(name, text, line);
            AssessmentInput input = documents.read(node, "line-" + line);
            lines.add(JSON.writeValueAsString(
                    values(input.cause(), protocol.assessor().assess(input))));
        } catch (DataFileException e) {
            problems.add(e.getMessage());
        }
    }

    private Map<String, Object> values(String cause, Assessment assessment) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("cause", cause);
        values.put("protocol", protocol.id());
        values.put("version", protocol.version());
        values.put("scores", assessment.scores());
        values.put("flags", assessment.flags().stream().map(Assess::values).toList());
        values.put("pages", assessment.pages());
        return values;
    }

    private static Map<String, Object> values(Flag flag) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", flag.id());
        values.put("rule", flag.rule());
        values.put("tier", flag.tier().name().toLowerCase(Locale.ROOT));
        values.put("hold", flag.hold().name().toLowerCase(Locale.ROOT));
        values.put("concern", flag.concern());
        flag.page().ifPresent(page -> values.put("page", page));
        flag.routing().ifPresent(routing -> values.put("routing", routing));
        values.put("inputs", flag.inputs());
        values.put("sentence", flag.sentence());
        return values;
    }
}
