package aftercare.followup.survey;

import java.util.List;
import java.util.Map;

/**
 * A selection of an instrument's items for one occasion.
 *
 * @param items ids; empty: all
 * @param replace phrases to replace in the wording, by language
 * @param words placeholders this occasion fills, by language
 */
public record Form(
        List<String> items, Map<String, Map<String, String>> replace, Map<String, Map<String, String>> words) {

    /** Everything, as written. */
    static final Form ALL = new Form(List.of(), Map.of(), Map.of());

    public Form {
        items = List.copyOf(items);
        replace = Map.copyOf(replace);
        words = Map.copyOf(words);
    }

    boolean has(Item item) {
        return items.isEmpty() || items.contains(item.id());
    }
}
