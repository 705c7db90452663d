package aftercare.followup.survey;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a patient sees around the questions: opening words, crisis pages, thanks. Texts of the clinical reference. */
@SuppressWarnings({"DoNotCallSuggester", "UnusedVariable"})
public final class PatientPages {
    private PatientPages() {}

    /** The pages that come with the product. */
    public static PatientPages shipped() {
        return new PatientPages();
    }

    /**
     * A page with its placeholders filled.
     *
     * @param id such as {@code RED-S}, {@code INTRO-ALL} or {@code DONE}
     * @param words every placeholder the page has; {@code rota} is what {@link #rota} returned
     * @throws IllegalArgumentException when a placeholder has no word: a patient never reads a brace
     */
    public Page page(String id, String language, Map<String, String> words) {
        throw new UnsupportedOperationException();
    }

    /**
     * The sentence about who will call, for {@code {rota}}.
     *
     * @param covered true when someone is on call now
     */
    public String rota(boolean covered, String language, Map<String, String> words) {
        throw new UnsupportedOperationException();
    }

    /**
     * A page ready to show.
     *
     * @param heading bold first sentence
     * @param text paragraphs
     * @param fields what the patient may fill in
     * @param buttons what the patient may press
     * @param closing last line
     */
    public record Page(
            String id,
            Optional<String> heading,
            List<String> text,
            List<Field> fields,
            List<Button> buttons,
            Optional<String> closing) {}

    /** A field: {@code name}, label, and {@code kind}: {@code phone}, {@code address}, {@code yes-no}, {@code text}, {@code date}. */
    public record Field(String name, String label, String kind) {}

    /** A button with the address it leads to: {@code tel:988}, {@code sms:988}, or {@code answer-now}. */
    public record Button(String label, String target) {}
}
