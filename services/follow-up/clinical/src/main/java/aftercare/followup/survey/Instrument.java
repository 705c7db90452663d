package aftercare.followup.survey;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A questionnaire: what it says about itself, and its items.
 *
 * @param intro opening words above the first question
 * @param stem phrase above each item that wants it
 * @param forms selections for certain occasions, by name; {@code all} always works
 */
public record Instrument(
        Heading heading, Optional<Texts> intro, Optional<Texts> stem, Map<String, Form> forms, List<Item> items) {

    public Instrument {
        forms = Map.copyOf(forms);
        items = List.copyOf(items);
    }

    public String id() {
        return heading.id();
    }

    public String version() {
        return heading.version();
    }

    public String title() {
        return heading.title();
    }

    /** Who reviewed it; empty: nobody, and every clinician's page says so. */
    public Optional<Review> reviewed() {
        return heading.reviewed();
    }

    /**
     * A selection by name.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    public Form form(String name) {
        if (name.equals("all")) {
            return Form.ALL;
        }
        Form found = forms.get(name);
        if (found == null) {
            throw new IllegalArgumentException(id() + " has no form '" + name + "', only all"
                    + forms.keySet().stream().sorted().map(n -> ", " + n).reduce("", String::concat));
        }
        return found;
    }
}
