package aftercare.followup.survey;

import aftercare.followup.datafile.DataFile;
import aftercare.followup.datafile.Nearest;
import aftercare.followup.datafile.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads what can be scored of an instrument from its YAML file, whether or not the file has its words. */
final class DefinitionFile {
    private final Map<String, List<String>> scales;

    /** @param scales coded values of the scales that items may name */
    DefinitionFile(Map<String, List<String>> scales) {
        this.scales = scales;
    }

    Definition read(DataFile file) {
        Node root = file.root();
        List<Coded> items = new ArrayList<>();
        for (Node item : root.need("items").items()) {
            if (item.flag("scored", true) && item.find("repeat").isEmpty() && !InstrumentFile.isText(item)) {
                items.add(coded(item));
            }
        }
        List<String> ids = items.stream().map(Coded::id).toList();
        List<ScoreRule> scoring =
                root.list("scoring").stream().map(s -> rule(s, ids)).toList();
        return new Definition(
                Heading.read(root),
                root.optionalText("open"),
                items,
                scoring.isEmpty() ? List.of(new ScoreRule.Each("answers", ids)) : scoring);
    }

    private Coded coded(Node node) {
        Optional<Coded.Opener> onlyIf = node.find("only-if").map(o -> {
            var entry = o.entries().entrySet().iterator().next();
            return new Coded.Opener(entry.getKey(), entry.getValue().text());
        });
        return new Coded(
                node.text("id"),
                values(node),
                node.find("kind").filter(k -> k.isText("tick")).isPresent(),
                onlyIf,
                onlyIf.isPresent() || node.find("when").isPresent());
    }

    private List<String> values(Node node) {
        if (node.find("from").isPresent()) {
            return IntStream.rangeClosed(node.number("from", 0), node.number("to", 0))
                    .mapToObj(Integer::toString)
                    .toList();
        }
        if (node.find("values").isPresent()) {
            return node.list("values").stream().map(Node::text).toList();
        }
        if (node.find("scale").isPresent()) {
            return scales.getOrDefault(node.text("scale"), List.of());
        }
        return List.copyOf(node.need("options").entries().keySet());
    }

    private static ScoreRule rule(Node node, List<String> all) {
        node.only("name", "sum", "bands", "composite", "most-severe-yes", "each");
        String name = node.text("name");
        if (node.find("sum").isPresent()) {
            return new ScoreRule.Sum(
                    name,
                    ids(node.need("sum"), all),
                    node.list("bands").stream().map(DefinitionFile::band).toList());
        }
        if (node.find("composite").isPresent()) {
            Node parts = node.need("composite").only("frequency", "severity", "interference");
            return new ScoreRule.Composite(
                    name,
                    id(parts.need("frequency"), all),
                    id(parts.need("severity"), all),
                    id(parts.need("interference"), all));
        }
        if (node.find("most-severe-yes").isPresent()) {
            return new ScoreRule.MostSevereYes(
                    name,
                    ids(node.need("most-severe-yes"), all),
                    node.list("bands").stream()
                            .map(b -> new ScoreRule.Level(ids(b.need("any-yes"), all), b.text("band")))
                            .toList());
        }
        if (node.find("each").isPresent()) {
            return new ScoreRule.Each(name, ids(node.need("each"), all));
        }
        throw node.wrong("does not say how " + name + " is computed", "Add sum, composite, most-severe-yes or each");
    }

    private static ScoreRule.Band band(Node node) {
        node.only("from", "to", "band");
        return new ScoreRule.Band(node.number("from", 0), node.number("to", 0), node.text("band"));
    }

    private static List<String> ids(Node node, List<String> all) {
        return node.isText("all")
                ? all
                : node.items().stream().map(i -> id(i, all)).toList();
    }

    private static String id(Node node, List<String> all) {
        String id = node.text();
        if (!all.contains(id)) {
            throw node.wrong(
                    "names '" + id + "', which is no item here",
                    Nearest.hint(id, all).orElse("Use one of " + String.join(", ", all)));
        }
        return id;
    }
}
