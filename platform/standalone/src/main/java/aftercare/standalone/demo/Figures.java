package aftercare.standalone.demo;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What came of a play, as the auditor counted it from the raw events.
 *
 * @param applied effects of facts that all services stored
 * @param delays to acknowledgement, shortest first
 */
public record Figures(JsonNode ledger, long applied, List<Duration> delays, Duration took) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public static Figures of(String ledger, long applied, List<Duration> delays, Duration took) {
        return new Figures(JSON.readTree(ledger), applied, List.copyOf(delays), took);
    }

    /** How many things do not add up. */
    public long imbalance() {
        return ledger.path("imbalance").asLong(-1);
    }

    /** Facts that all services published, each once: one that was sent again by a relay is the same fact. */
    private long published() {
        return ledger.path("facts").asLong();
    }

    /** One object on one line. */
    public String json() {
        ObjectNode root = JSON.createObjectNode();
        copy(root, "polls", ledger.path("polls"), "sent", "answered", "late", "missed");
        copy(root, "flags", ledger.path("flags").path("raised"), "red", "amber", "yellow", "blue");
        copy(root, "escalations", ledger.path("escalations"), "opened", "acknowledged", "resolved");
        root.putObject("events").put("published", published()).put("applied", applied);
        root.put("imbalance", imbalance());
        root.put("seconds", Math.round(took.toMillis() / 100.0) / 10.0);
        return root.toString();
    }

    private static void copy(ObjectNode root, String name, JsonNode from, String... fields) {
        ObjectNode into = root.putObject(name);
        for (String field : fields) {
            into.put(field, from.path(field).asLong());
        }
    }

    /** For people. */
    public String table() {
        StringBuilder table = new StringBuilder();
        row(table, "polls", ledger.path("polls"), "sent", "answered", "late", "missed");
        row(table, "flags", ledger.path("flags").path("raised"), "red", "amber", "yellow", "blue");
        row(table, "escalations", ledger.path("escalations"), "opened", "acknowledged", "resolved");
        if (!delays.isEmpty()) {
            line(
                    table,
                    "acknowledged",
                    "half within " + minutes(0.5) + ", nine in ten within " + minutes(0.9) + ", all within "
                            + minutes(1));
        }
        line(table, "events", published() + " published   " + applied + " applied");
        line(table, "imbalance", String.valueOf(imbalance()));
        line(table, "seconds", String.format(Locale.ROOT, "%.1f", took.toMillis() / 1000.0));
        return table.toString();
    }

    private String minutes(double share) {
        int index = (int) Math.ceil(share * delays.size()) - 1;
        return delays.get(Math.max(0, index)).toMinutes() + " min";
    }

    private static void row(StringBuilder table, String name, JsonNode from, String... fields) {
        StringBuilder figures = new StringBuilder();
        for (String field : fields) {
            figures.append(String.format(Locale.ROOT, "%-18s", from.path(field).asLong() + " " + field));
        }
        line(table, name, figures.toString().stripTrailing());
    }

    private static void line(StringBuilder table, String name, String text) {
        table.append(String.format(Locale.ROOT, "  %-14s %s%n", name, text));
    }
}
