package aftercare.followup.survey;

import java.util.Optional;

/**
 * A question about to be asked.
 *
 * @param effect the ticked box it is repeated for
 * @param opens true for the first question of its part, which carries the opening words
 */
record Asked(Slot slot, Item item, Optional<String> effect, boolean opens) {
    String id() {
        return effect.map(e -> item.id() + "-" + e).orElseGet(item::id);
    }
}
