package aftercare.followup.survey;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a patient has answered so far: item id to coded value. {@code declined} is a value and never the same as a missing
 * one; ticked boxes are joined by commas in the item's order. Two sets of answers with the same values are equal, in
 * whatever order they were given.
 */
public record Answers(SortedMap<String, String> values) {
    /** The coded value of "I'd rather not say". */
    public static final String DECLINED = "declined";

    private static final Answers NONE = new Answers(new TreeMap<>());

    public Answers {
        values = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    public static Answers none() {
        return NONE;
    }

    public static Answers of(Map<String, String> values) {
        return new Answers(new TreeMap<>(values));
    }

    public Optional<String> get(String item) {
        return Optional.ofNullable(values.get(item));
    }

    public boolean has(String item) {
        return values.containsKey(item);
    }

    public boolean is(String item, String value) {
        return value.equals(values.get(item));
    }

    public boolean declined(String item) {
        return is(item, DECLINED);
    }

    /** The number behind the answer; empty when unanswered, declined or not a number. */
    public OptionalInt number(String item) {
        String value = values.get(item);
        if (value == null || value.isEmpty() || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(Integer.parseInt(value));
    }

    /** The ticked boxes; empty when unanswered or declined. */
    public List<String> ticks(String item) {
        String value = values.get(item);
        return value == null || value.equals(DECLINED) ? List.of() : Arrays.asList(value.split(","));
    }

    /** These answers with one more; an earlier answer to the same item is replaced. */
    public Answers with(String item, String value) {
        TreeMap<String, String> more = new TreeMap<>(values);
        more.put(item, value);
        return new Answers(more);
    }

    /** These answers with those of the page; earlier answers to the same items are replaced. */
    public Answers withAll(Map<String, String> page) {
        TreeMap<String, String> more = new TreeMap<>(values);
        more.putAll(page);
        return new Answers(more);
    }
}
