package aftercare.followup.survey;

import aftercare.followup.datafile.DataFile;
import aftercare.followup.datafile.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a patient sees around the questions: opening words, crisis pages, thanks. Texts of the clinical reference. */
public final class PatientPages {
    private final Map<String, Template> pages = new LinkedHashMap<>();
    private final Map<String, Texts> phrases;

    private PatientPages(DataFile file) {
        Node root = file.root().only("phrases", "pages");
        phrases = InstrumentFile.texts(root.need("phrases"));
        root.need("pages").entries().forEach((id, page) -> pages.put(id, Template.read(page)));
    }

    /** The pages that come with the product. */
    public static PatientPages shipped() {
        return new PatientPages(DataFile.resource("protocol/pages.yaml"));
    }

    /** Ids of all pages. */
    public Set<String> ids() {
        return Set.copyOf(pages.keySet());
    }

    /**
     * A page with its placeholders filled.
     *
     * @param id such as {@code RED-S}, {@code INTRO-ALL} or {@code DONE}
     * @param numbers of the patient's country of residence
     * @param words every other placeholder of the page; "rota" is what {@link #rota} returned; "drug" is "ketamine" unless
     *     given
     * @throws IllegalArgumentException when a placeholder has no word: a patient never reads a brace
     */
    public Page page(String id, String language, CrisisNumbers numbers, Map<String, String> words) {
        Template template = pages.get(id);
        if (template == null) {
            throw new IllegalArgumentException("No page " + id + " among " + pages.keySet());
        }
        return template.fill(id, language, numbers, words(numbers, words));
    }

    /**
     * The sentence about who will call, for the placeholder "rota".
     *
     * @param covered true when someone is on call now: needs on_call_role and time; else clinic and time
     */
    public String rota(boolean covered, String language, CrisisNumbers numbers, Map<String, String> words) {
        Texts phrase = phrases.get(covered ? "rota-covered" : "rota-uncovered");
        if (phrase == null) {
            throw new IllegalStateException("The pages have no words about the rota");
        }
        return Placeholders.fill(phrase.in(language), words(numbers, words));
    }

    private static Map<String, String> words(CrisisNumbers numbers, Map<String, String> words) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("drug", "ketamine");
        all.put("crisis_number", numbers.crisis());
        all.put("emergency_number", numbers.emergency());
        all.putAll(words);
        return all;
    }

    /**
     * A page ready to show.
     *
     * @param heading bold first sentence
     * @param text paragraphs
     * @param fields what the patient may fill in
     * @param buttons what the patient may press; those whose number is unknown are left out
     * @param closing last line
     */
    public record Page(
            String id,
            Optional<String> heading,
            List<String> text,
            List<Field> fields,
            List<Button> buttons,
            Optional<String> closing) {}

    /** A field: name, label, and kind: {@code phone}, {@code address}, {@code yes-no}, {@code text} or {@code date}. */
    public record Field(String name, String label, String kind) {}

    /** A button and where it leads: {@code tel:988}, {@code sms:988}, or {@code answer-now} for a form of the page. */
    public record Button(String label, String target) {}

    private record Template(
            Optional<Texts> heading,
            List<Texts> text,
            List<FieldTemplate> fields,
            List<ButtonTemplate> buttons,
            Optional<Texts> closing) {

        static Template read(Node node) {
            node.only("heading", "text", "fields", "buttons", "closing");
            return new Template(
                    node.find("heading").map(Texts::read),
                    node.need("text").items().stream().map(Texts::read).toList(),
                    node.list("fields").stream()
                            .map(f -> new FieldTemplate(f.text("name"), f.text("kind"), Texts.read(f.need("label"))))
                            .toList(),
                    node.list("buttons").stream()
                            .map(b -> new ButtonTemplate(b.text("target"), Texts.read(b.need("label"))))
                            .toList(),
                    node.find("closing").map(Texts::read));
        }

        Page fill(String id, String language, CrisisNumbers numbers, Map<String, String> words) {
            return new Page(
                    id,
                    heading.map(h -> Placeholders.fill(h.in(language), words)),
                    text.stream()
                            .map(t -> Placeholders.fill(t.in(language), words))
                            .toList(),
                    fields.stream()
                            .map(f -> new Field(f.name, f.label.in(language), f.kind))
                            .toList(),
                    buttons.stream()
                            .flatMap(b -> numbers.target(b.target).stream()
                                    .map(t -> new Button(Placeholders.fill(b.label.in(language), words), t)))
                            .toList(),
                    closing.map(c -> Placeholders.fill(c.in(language), words)));
        }
    }

    private record FieldTemplate(String name, String kind, Texts label) {}

    private record ButtonTemplate(String target, Texts label) {}
}
