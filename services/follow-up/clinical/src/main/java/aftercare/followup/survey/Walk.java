package aftercare.followup.survey;

import aftercare.followup.expression.Facts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One pass over a survey: what is asked and which answers count, each decided by the answers that counted before it. */
final class Walk {
    private final Instruments instruments;
    private final Answers given;
    private final Facts facts;
    private final List<Asked> asked = new ArrayList<>();
    private final Map<String, String> counted = new HashMap<>();
    private final Map<Integer, Boolean> partShown = new HashMap<>();
    private final Set<Integer> opened = new HashSet<>();

    Walk(Instruments instruments, Map<String, Object> occasion, Answers given) {
        this.instruments = instruments;
        this.given = given;
        this.facts = name -> {
            Object fixed = occasion.get(name);
            return fixed != null ? fixed : instruments.value(name, counted);
        };
    }

    List<Asked> asked() {
        return asked;
    }

    Map<String, String> counted() {
        return counted;
    }

    void visit(Slot slot) {
        if (!partShown.computeIfAbsent(slot.part(), p -> holds(slot.partWhen()))) {
            return;
        }
        Optional<String> repeat = slot.repeat();
        if (repeat.isEmpty()) {
            ask(slot, slot.items().getFirst(), Optional.empty());
            return;
        }
        for (String box : Answers.of(counted).ticks(repeat.get())) {
            if (!box.equals(Item.NONE)) {
                slot.items().forEach(item -> ask(slot, item, Optional.of(box)));
            }
        }
    }

    private void ask(Slot slot, Item item, Optional<String> effect) {
        if (holds(item.when())) {
            Asked question = new Asked(slot, item, effect, opened.add(slot.part()));
            asked.add(question);
            String id = question.id();
            given.get(id).ifPresent(value -> counted.put(id, value));
        }
    }

    private boolean holds(Optional<String> condition) {
        return condition.isEmpty() || instruments.condition(condition.get()).holds(facts);
    }
}
