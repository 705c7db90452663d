package aftercare.followup.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The values a name can have, so that a condition can be tried before it is used.
 *
 * @param least of the ordinary numbers; only for numbers
 * @param most of the ordinary numbers; only for numbers
 * @param special numbers with a meaning of their own, such as "not asked"; only for numbers
 * @param words coded values or ticks; only for words
 */
public record Domain(ValueType type, long least, long most, List<Long> special, List<String> words) {
    public Domain {
        special = List.copyOf(special);
        words = List.copyOf(words);
    }

    /** Numbers from least to most, or a special one. */
    public static Domain numbers(long least, long most, Long... special) {
        return new Domain(ValueType.NUMBER, least, most, List.of(special), List.of());
    }

    /** One of these words. */
    public static Domain word(List<String> words) {
        return new Domain(ValueType.WORD, 0, 0, List.of(), words);
    }

    /** Any word at all: nothing about it can be tried. */
    public static Domain anyWord() {
        return new Domain(ValueType.WORD, 0, 0, List.of(), List.of());
    }

    /** True when its values are not known. */
    boolean open() {
        return type == ValueType.WORD && words.isEmpty();
    }

    /** Any of these ticks. */
    public static Domain ticks(List<String> words) {
        return new Domain(ValueType.WORDS, 0, 0, List.of(), words);
    }

    public static Domain yesNo() {
        return new Domain(ValueType.YES_NO, 0, 0, List.of(), List.of());
    }

    /** The values at which something can change, when a number is compared with these. */
    List<Object> boundaries(Iterable<Long> thresholds) {
        return switch (type) {
            case NUMBER -> numbers(thresholds);
            case WORD -> List.copyOf(words);
            case WORDS -> {
                List<Object> sets = new ArrayList<>();
                sets.add(List.of());
                words.forEach(word -> sets.add(List.of(word)));
                sets.add(words);
                yield sets;
            }
            case YES_NO -> List.of(true, false);
        };
    }

    private List<Object> numbers(Iterable<Long> thresholds) {
        SortedSet<Long> values = new TreeSet<>(special);
        values.add(least);
        values.add(most);
        for (long threshold : thresholds) {
            for (long value = threshold - 1; value <= threshold + 1; value++) {
                if (value >= least && value <= most) {
                    values.add(value);
                }
            }
        }
        return List.copyOf(values);
    }

    /** In words, for the fix of an error: "0 to 4". */
    String described() {
        return switch (type) {
            case NUMBER -> least == most && special.isEmpty() ? Long.toString(least) : least + " to " + most;
            case WORD, WORDS ->
                "one of "
                        + String.join(
                                ", ", words.stream().filter(w -> !w.isEmpty()).toList());
            case YES_NO -> "true or false";
        };
    }
}
