package aftercare.followup.survey;

import java.util.List;
import java.util.Optional;

/**
 * An item as scoring sees it: no words, only the values an answer may have.
 *
 * @param values in order; empty: any whole number from 0, because its range is not published
 * @param tick true when several values may be given at once
 * @param onlyIf the answer that opens it; empty when it is always asked or a skip rule in CEL decides
 * @param skippable true when it may be left out of a complete form
 */
public record Coded(String id, List<String> values, boolean tick, Optional<Opener> onlyIf, boolean skippable) {

    /** The answer that opens an item: {@code value} to {@code item}. */
    public record Opener(String item, String value) {
        boolean holds(Answers answers) {
            return answers.is(item, value);
        }
    }

    public Coded {
        values = List.copyOf(values);
    }

    /** True when its values are whole numbers. */
    boolean number() {
        return values.stream().allMatch(v -> v.matches("\\d+"));
    }

    /** True when a complete form has to have it. */
    boolean asked(Answers answers) {
        return onlyIf.map(o -> o.holds(answers)).orElse(!skippable);
    }
}
