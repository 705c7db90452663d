package aftercare.followup.survey;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A place in the order of a survey: one item, or the items that are repeated together for each ticked box.
 *
 * @param part number of the form part
 * @param partWhen condition of the whole part
 */
record Slot(int part, Optional<String> partWhen, Instrument instrument, Form form, List<Item> items) {

    /** The tick item for whose boxes this is repeated. */
    Optional<String> repeat() {
        return items.getFirst().repeat();
    }

    /**
     * The slots of a survey in the order they are asked: parts as listed, except those that follow a certain question. What two
     * parts ask is asked once.
     */
    static List<Slot> layOut(Instruments instruments, List<FormPart> parts) {
        List<Slot> order = new ArrayList<>();
        Set<String> asked = new HashSet<>();
        List<Slot> inserted = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            FormPart part = parts.get(i);
            if (part.after().isEmpty()) {
                order.addAll(slots(instruments, part, i, asked));
            }
        }
        for (int i = 0; i < parts.size(); i++) {
            FormPart part = parts.get(i);
            if (part.after().isPresent()) {
                List<Slot> more = slots(instruments, part, i, asked);
                order.addAll(positionAfter(order, inserted, part.after().get()), more);
                inserted.addAll(more);
            }
        }
        return List.copyOf(order);
    }

    private static int positionAfter(List<Slot> order, List<Slot> inserted, String question) {
        for (int i = 0; i < order.size(); i++) {
            if (order.get(i).items().getFirst().id().equals(question)) {
                int next = i + 1;
                while (next < order.size() && inserted.contains(order.get(next))) {
                    next++;
                }
                return next;
            }
        }
        throw new IllegalArgumentException("No question " + question + " in this survey to place a form after");
    }

    private static List<Slot> slots(Instruments instruments, FormPart part, int number, Set<String> asked) {
        Instrument instrument = instruments.get(part.instrument(), part.version());
        Form form = instrument.form(part.form());
        List<Slot> slots = new ArrayList<>();
        for (Item item : instrument.items()) {
            if (!form.has(item) || !asked.add(item.id())) {
                continue;
            }
            if (item.repeat().isPresent()
                    && !slots.isEmpty()
                    && slots.getLast().repeat().equals(item.repeat())) {
                List<Item> group = new ArrayList<>(slots.removeLast().items());
                group.add(item);
                slots.add(new Slot(number, part.when(), instrument, form, List.copyOf(group)));
            } else {
                slots.add(new Slot(number, part.when(), instrument, form, List.of(item)));
            }
        }
        return slots;
    }
}
