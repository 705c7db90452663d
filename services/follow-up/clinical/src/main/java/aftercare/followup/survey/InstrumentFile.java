package aftercare.followup.survey;

import aftercare.followup.datafile.DataFile;
import aftercare.followup.datafile.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one instrument from its YAML file. */
final class InstrumentFile {
    private static final int LONGEST = 2000;

    private final Map<String, Map<String, Texts>> scales;

    InstrumentFile(Map<String, Map<String, Texts>> scales) {
        this.scales = scales;
    }

    Instrument read(DataFile file) {
        Node root = file.root()
                .only(
                        "id",
                        "version",
                        "title",
                        "licence",
                        "source",
                        "recall",
                        "reviewed",
                        "intro",
                        "stem",
                        "scoring",
                        "forms",
                        "items");
        Map<String, Form> forms = new LinkedHashMap<>();
        root.find("forms").ifPresent(f -> f.entries().forEach((name, form) -> forms.put(name, form(form))));
        return new Instrument(
                Heading.read(root),
                root.find("intro").map(Texts::read),
                root.find("stem").map(Texts::read),
                forms,
                root.need("items").items().stream().map(this::item).toList());
    }

    private static Form form(Node node) {
        node.only("items", "replace", "words");
        Node items = node.need("items");
        List<String> ids = node.find("items").filter(n -> n.isText("all")).isPresent()
                ? List.of()
                : items.items().stream().map(Node::text).toList();
        return new Form(ids, phrases(node, "replace"), phrases(node, "words"));
    }

    private static Map<String, Map<String, String>> phrases(Node node, String name) {
        Map<String, Map<String, String>> byLanguage = new LinkedHashMap<>();
        node.find(name)
                .ifPresent(found -> found.entries().forEach((language, phrases) -> {
                    Map<String, String> map = new LinkedHashMap<>();
                    phrases.entries().forEach((from, to) -> map.put(from, to.text()));
                    byLanguage.put(language, map);
                }));
        return byLanguage;
    }

    private Item item(Node node) {
        node.only(
                "id", "text", "kind", "scale", "options", "most", "when", "repeat", "named", "decline", "stem",
                "scored", "loinc", "ctcae", "ask");
        boolean text = isText(node);
        return new Item(
                node.text("id"),
                node.find("kind").map(k -> k.oneOf(Question.Kind.class)).orElse(Question.Kind.CHOICE),
                Texts.read(node.need("text")),
                text ? Map.of() : options(node),
                node.optionalText("when"),
                node.flag("decline", true),
                node.optionalText("repeat"),
                node.optionalText("named"),
                node.flag("stem", false),
                Texts.read(node.need("ask")),
                text ? most(node) : 0,
                terms(node));
    }

    /** True for an item that is answered in the patient's own words. */
    static boolean isText(Node item) {
        return item.find("kind").filter(kind -> kind.isText("text")).isPresent();
    }

    private static int most(Node node) {
        int most = node.need("most").number();
        if (most < 1 || most > LONGEST) {
            throw node.need("most").wrong("is " + most, "Write how many characters fit, 1 to " + LONGEST);
        }
        return most;
    }

    private static Map<String, List<Term>> terms(Node node) {
        Map<String, List<Term>> terms = new LinkedHashMap<>();
        node.find("ctcae")
                .ifPresent(found -> found.entries()
                        .forEach((value, list) -> terms.put(
                                value,
                                list.items().stream()
                                        .map(t -> t.only("term", "code"))
                                        .map(t -> new Term(t.text("term"), t.text("code")))
                                        .toList())));
        return terms;
    }

    private Map<String, Texts> options(Node node) {
        if (node.find("scale").isPresent()) {
            Map<String, Texts> scale = scales.get(node.text("scale"));
            if (scale == null) {
                throw node.need("scale").wrong("is unknown", "Use one of " + String.join(", ", scales.keySet()));
            }
            return scale;
        }
        return texts(node.need("options"));
    }

    static Map<String, Texts> texts(Node node) {
        Map<String, Texts> texts = new LinkedHashMap<>();
        node.entries().forEach((value, text) -> texts.put(value, Texts.read(text)));
        return texts;
    }
}
