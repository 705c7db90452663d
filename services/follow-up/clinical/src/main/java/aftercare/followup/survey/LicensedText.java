package aftercare.followup.survey;

import aftercare.followup.datafile.DataFile;
import aftercare.followup.datafile.Nearest;
import aftercare.followup.datafile.Node;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The words of a licensed instrument in one language, from a file of the clinic. Together with the definition that is
 * shipped it becomes askable; several files give it several languages.
 *
 * @param definition what is shipped: items, values, scoring
 * @param licence the clinic's own note about its right to use the words
 */
record LicensedText(
        Definition definition,
        String language,
        String licence,
        Optional<String> intro,
        Optional<String> stem,
        Map<String, ItemText> items,
        Node root) {

    /** The words of one item: question, answers by coded value, and what to say when nothing was selected. */
    record ItemText(String text, Map<String, String> options, String ask) {}

    static LicensedText read(DataFile file) {
        Node root =
                file.root().only("instrument", "version", "language", "licence", "intro", "stem", "options", "items");
        Definition definition = definition(root.need("instrument"));
        String version = definition.heading().version();
        if (!root.text("version").equals(version)) {
            throw root.need("version")
                    .wrong(
                            "is " + root.text("version") + ", but " + definition.id() + " is defined in version "
                                    + version,
                            "Compare the form with the definition and write version: \"" + version + "\"");
        }
        if (root.text("licence").isBlank()) {
            throw root.need("licence")
                    .wrong("is empty", "Write who allows the clinic to use these words, and until when");
        }
        Map<String, ItemText> items = new LinkedHashMap<>();
        root.need("items").entries().forEach((id, item) -> items.put(id, item(definition, root, id, item)));
        List<String> lacking = definition.items().stream()
                .map(Coded::id)
                .filter(id -> !items.containsKey(id) && !definition.mayLack(id))
                .toList();
        if (!lacking.isEmpty() || items.isEmpty()) {
            throw root.need("items")
                    .wrong(
                            "has no words for " + (lacking.isEmpty() ? "any item" : String.join(", ", lacking)),
                            "Add the text of every item of " + definition.id());
        }
        return new LicensedText(
                definition,
                root.text("language"),
                root.text("licence"),
                root.optionalText("intro"),
                root.optionalText("stem"),
                items,
                root);
    }

    private static Definition definition(Node node) {
        String id = node.text();
        if (Definitions.WITH_WORDS.contains(id)) {
            throw node.wrong("is " + id + ", which ships with its words", "Use one of " + known());
        }
        return Definitions.find(id)
                .orElseThrow(() -> node.wrong(
                        "is '" + id + "', which is not defined",
                        Nearest.hint(id, Definitions.SCORE_ONLY).orElse("Use one of " + known())));
    }

    private static String known() {
        return String.join(", ", Definitions.SCORE_ONLY);
    }

    private static ItemText item(Definition definition, Node root, String id, Node node) {
        node.only("text", "options", "ask");
        Coded coded = definition.item(id).orElse(null);
        if (coded == null && !definition.names(id)) {
            List<String> ids = definition.items().stream().map(Coded::id).toList();
            throw node.wrong(
                    "is no item of " + definition.id(),
                    definition
                            .open()
                            .map(prefix -> "Name its items " + prefix + "-1, " + prefix + "-2")
                            .or(() -> Nearest.hint(id, ids))
                            .orElse("Use " + String.join(", ", ids)));
        }
        Node options = node.find("options")
                .or(() -> root.find("options"))
                .orElseThrow(() -> node.wrong(
                        "has no options", "Add options: here, or once at the top when all items share them"));
        Map<String, String> labels = new LinkedHashMap<>();
        options.entries().forEach((value, label) -> labels.put(value, label.text()));
        if (coded == null) {
            requireNumbers(options, labels);
        } else if (!List.copyOf(labels.keySet()).equals(coded.values())) {
            throw options.wrong(
                    "of " + id + " are " + String.join(", ", labels.keySet()),
                    "Write them in this order: " + String.join(", ", coded.values()));
        }
        return new ItemText(node.text("text"), labels, node.textOr("ask", node.text("text")));
    }

    private static void requireNumbers(Node options, Map<String, String> labels) {
        labels.keySet().stream().filter(v -> !v.matches("\\d{1,3}")).findFirst().ifPresent(value -> {
            throw options.wrong("has the value '" + value + "'", "Number the answers from 0");
        });
    }

    /**
     * The instrument in all its languages.
     *
     * @param files of the clinic; one instrument may have several
     */
    static List<Instrument> instruments(List<DataFile> files) {
        return files.stream()
                .map(LicensedText::read)
                .collect(Collectors.groupingBy(t -> t.definition().id(), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(LicensedText::joined)
                .toList();
    }

    private static Instrument joined(List<LicensedText> texts) {
        LicensedText first = texts.getFirst();
        Map<String, LicensedText> byLanguage = new LinkedHashMap<>();
        for (LicensedText text : texts) {
            if (byLanguage.put(text.language, text) != null) {
                throw text.root
                        .need("language")
                        .wrong(
                                "is " + text.language + ", which another file of " + text.definition.id() + " has too",
                                "Keep one of them");
            }
            if (!text.items.keySet().equals(first.items.keySet())) {
                throw text.root
                        .need("items")
                        .wrong(
                                "are not those of the file in " + first.language,
                                "Give the same items in every language");
            }
        }
        Heading heading = first.definition.heading();
        return new Instrument(
                new Heading(
                        heading.id(),
                        heading.version(),
                        heading.title(),
                        texts.stream().map(t -> t.licence).distinct().collect(Collectors.joining("; ")),
                        heading.source(),
                        heading.recall(),
                        heading.reviewed()),
                first.intro.map(own -> words(texts, t -> t.intro.orElse(own))),
                first.stem.map(own -> words(texts, t -> t.stem.orElse(own))),
                Map.of(),
                first.items.keySet().stream()
                        .map(id -> item(first.definition, id, texts))
                        .toList());
    }

    private static Item item(Definition definition, String id, List<LicensedText> texts) {
        Map<String, Texts> options = new LinkedHashMap<>();
        for (String value : textOf(texts.getFirst(), id).options.keySet()) {
            options.put(value, words(texts, t -> textOf(t, id).options.getOrDefault(value, value)));
        }
        return new Item(
                id,
                Question.Kind.CHOICE,
                words(texts, t -> textOf(t, id).text),
                options,
                definition.item(id).flatMap(Coded::onlyIf).map(LicensedText::condition),
                true,
                Optional.empty(),
                Optional.empty(),
                texts.getFirst().stem.isPresent(),
                words(texts, t -> textOf(t, id).ask),
                0,
                Map.of());
    }

    private static ItemText textOf(LicensedText text, String id) {
        ItemText found = text.items.get(id);
        if (found == null) {
            throw new IllegalStateException("No words for " + id);
        }
        return found;
    }

    private static String condition(Coded.Opener opener) {
        return opener.item().replace('-', '_') + " == \"" + opener.value() + "\"";
    }

    /** A wording in every language; English readers get the first language when there is no English file. */
    private static Texts words(List<LicensedText> texts, Function<LicensedText, String> part) {
        Map<String, String> words = new HashMap<>();
        texts.forEach(t -> words.put(t.language, part.apply(t)));
        words.putIfAbsent("en", part.apply(texts.getFirst()));
        return new Texts(words);
    }
}
