package aftercare.followup.survey;

import aftercare.followup.expression.ValueType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One item of an instrument, in all its languages.
 *
 * @param options coded value to label, in the order shown
 * @param when CEL condition over earlier answers; empty: always asked
 * @param decline true when "I'd rather not say" is offered
 * @param repeat id of the tick item for each of whose boxes this one is asked
 * @param named {@code readers} when the people the clinic has named come before the options
 * @param stem true when the instrument's stem stands above it
 * @param ask what to say when nothing was selected
 * @param most how many characters an answer in the patient's own words may have; 0 when it is none
 * @param terms what an answer is called in adverse-event reports: coded value to terms
 */
public record Item(
        String id,
        Question.Kind kind,
        Texts text,
        Map<String, Texts> options,
        Optional<String> when,
        boolean decline,
        Optional<String> repeat,
        Optional<String> named,
        boolean stem,
        Texts ask,
        int most,
        Map<String, List<Term>> terms) {

    /** The tick that clears the others. */
    static final String NONE = "none";

    public Item {
        options = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(options));
        terms = Map.copyOf(terms);
    }

    /** The name of this item in conditions: {@code URI-04} is {@code URI_04}. */
    public String name() {
        return id.replace('-', '_');
    }

    ValueType type() {
        if (kind == Question.Kind.TICK) {
            return ValueType.WORDS;
        }
        boolean numbers = !options.isEmpty() && options.keySet().stream().allMatch(v -> v.matches("\\d+"));
        return numbers ? ValueType.NUMBER : ValueType.WORD;
    }

    List<String> values() {
        return List.copyOf(options.keySet());
    }
}
