package aftercare.followup.survey;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a patient has answered so far: item id to coded value. {@code declined} is a value and never the same as a missing
 * one; ticked boxes are joined by commas in the item's order. Two sets of answers with the same values are equal, in
 * whatever order they were given. Immutable and thread-safe.
 */
public final class Answers {
    /** The coded value of "I'd rather not say". */
    public static final String DECLINED = "declined";

    private static final Answers NONE = new Answers(Map.of());

    private final Map<String, String> byItem;
    /** In order of item, made when first asked for. */
    private @Nullable SortedMap<String, String> sorted;

    private Answers(Map<String, String> byItem) {
        this.byItem = byItem;
    }

    public static Answers none() {
        return NONE;
    }

    public static Answers of(Map<String, String> values) {
        return new Answers(new HashMap<>(values));
    }

    /** All of them in order of item id; cannot be changed. */
    public SortedMap<String, String> values() {
        SortedMap<String, String> values = sorted;
        if (values == null) {
            values = Collections.unmodifiableSortedMap(new TreeMap<>(byItem));
            sorted = values;
        }
        return values;
    }

    /** Ids of what is answered, in no order; cannot be changed. */
    public Set<String> items() {
        return Collections.unmodifiableSet(byItem.keySet());
    }

    /** The coded value, or null when unanswered. */
    public @Nullable String value(String item) {
        return byItem.get(item);
    }

    public Optional<String> get(String item) {
        return Optional.ofNullable(byItem.get(item));
    }

    public boolean has(String item) {
        return byItem.containsKey(item);
    }

    public boolean is(String item, String value) {
        return value.equals(byItem.get(item));
    }

    public boolean declined(String item) {
        return is(item, DECLINED);
    }

    /** The number behind the answer; empty when unanswered, declined or not a number. */
    public OptionalInt number(String item) {
        String value = byItem.get(item);
        if (value == null || value.isEmpty()) {
            return OptionalInt.empty();
        }
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return OptionalInt.empty();
            }
        }
        return OptionalInt.of(Integer.parseInt(value));
    }

    /** The ticked boxes; empty when unanswered or declined. */
    public List<String> ticks(String item) {
        String value = byItem.get(item);
        return value == null || value.equals(DECLINED) ? List.of() : Arrays.asList(value.split(","));
    }

    /** These answers with one more; an earlier answer to the same item is replaced. */
    public Answers with(String item, String value) {
        return withAll(Map.of(item, value));
    }

    /** These answers with those of the page; earlier answers to the same items are replaced. */
    public Answers withAll(Map<String, String> page) {
        Map<String, String> more = new HashMap<>(byItem);
        more.putAll(page);
        return new Answers(more);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Answers that && byItem.equals(that.byItem);
    }

    @Override
    public int hashCode() {
        return byItem.hashCode();
    }

    @Override
    public String toString() {
        return "Answers" + values();
    }
}
