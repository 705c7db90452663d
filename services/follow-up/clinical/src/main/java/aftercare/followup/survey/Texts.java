package aftercare.followup.survey;

import aftercare.followup.datafile.Node;
import java.util.LinkedHashMap;
import java.util.Map;

/** A wording in one or more languages; English is always there. */
public record Texts(Map<String, String> byLanguage) {
    public Texts {
        byLanguage = Map.copyOf(byLanguage);
    }

    static Texts read(Node node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.entries().forEach((language, text) -> texts.put(language, text.text()));
        if (!texts.containsKey("en")) {
            throw node.wrong("has no English wording", "Add en: \"...\"");
        }
        return new Texts(texts);
    }

    /** The wording in a language, else in English. */
    public String in(String language) {
        String exact = byLanguage.get(language);
        if (exact != null) {
            return exact;
        }
        String base = byLanguage.get(language.split("-", 2)[0]);
        return base != null ? base : byLanguage.getOrDefault("en", "");
    }
}
