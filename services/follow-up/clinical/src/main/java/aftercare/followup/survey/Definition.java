package aftercare.followup.survey;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An instrument without its words: what may be answered and what it adds up to. Those that are shipped as definitions only
 * have no words in this product; a clinic's own text file makes one askable.
 *
 * @param open prefix of item ids when the number of items is not published; empty otherwise
 * @param items those that are scored, in the order of the form
 * @param scoring the first is the score people mean when they name the instrument
 */
public record Definition(Heading heading, Optional<String> open, List<Coded> items, List<ScoreRule> scoring) {
    public Definition {
        items = List.copyOf(items);
        scoring = List.copyOf(scoring);
    }

    public String id() {
        return heading.id();
    }

    /** A score by its name. */
    public Optional<ScoreRule> score(String name) {
        return scoring.stream().filter(s -> s.name().equals(name)).findFirst();
    }

    /**
     * What a score comes to. That no item is answered yes is known only of a complete form.
     *
     * @param rule one of {@link #scoring()}
     */
    public OptionalInt value(ScoreRule rule, Answers answers) {
        OptionalInt value = rule.value(answers);
        boolean noneYet = rule instanceof ScoreRule.MostSevereYes
                && value.orElse(1) == 0
                && !missing(answers).isEmpty();
        return noneYet ? OptionalInt.empty() : value;
    }

    /** An item by its id. */
    Optional<Coded> item(String id) {
        return items.stream().filter(i -> i.id().equals(id)).findFirst();
    }

    /** True when this may be the id of an item whose number is not published. */
    boolean names(String id) {
        return open.filter(prefix -> id.matches(prefix + "-\\d{1,3}")).isPresent();
    }

    /** True when a form may do without the item: an attribute that a graded symptom does not have. */
    boolean mayLack(String id) {
        return scoring.stream()
                .anyMatch(s -> s instanceof ScoreRule.Composite && s.items().contains(id));
    }

    /** Ids of the items without an answer, or declined, that a complete form has. */
    List<String> missing(Answers answers) {
        return items.stream()
                .filter(i -> i.asked(answers))
                .map(Coded::id)
                .filter(i -> answers.get(i).isEmpty() || answers.declined(i))
                .toList();
    }
}
