package aftercare.backends;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a query says about its fields. Every document that matches lies within; not every one that lies within matches,
 * so the matcher still has the last word.
 */
final class Bounds {
    private final Map<String, Bound> fields = new HashMap<>();

    static Bounds of(Document query) {
        var bounds = new Bounds();
        bounds.read(query);
        return bounds;
    }

    @Nullable Bound field(String name) {
        return fields.get(name);
    }

    /** How many fields are bound. */
    int size() {
        return fields.size();
    }

    private void read(Document query) {
        for (Entry<String, Object> entry : query.entrySet()) {
            String name = entry.getKey();
            Object value = entry.getValue();
            if (name.equals("$and") && value instanceof Collection<?> parts) {
                for (Object part : parts) {
                    if (part instanceof Document condition) {
                        read(condition);
                    }
                }
            } else if (!name.startsWith("$")) {
                readField(name, value);
            }
        }
    }

    private void readField(String name, @Nullable Object value) {
        if (value instanceof Document condition && isCondition(condition)) {
            for (Entry<String, Object> operator : condition.entrySet()) {
                add(name, bound(name, operator.getKey(), operator.getValue()));
            }
        } else if (usable(name, value)) {
            add(name, point(value));
        }
    }

    private static boolean isCondition(Document value) {
        return !value.isEmpty() && value.keySet().stream().allMatch(key -> key.startsWith("$"));
    }

    private void add(String name, @Nullable Bound bound) {
        if (bound != null) {
            fields.merge(name, bound, Bound::and);
        }
    }

    private static @Nullable Bound bound(String name, String operator, @Nullable Object value) {
        return switch (operator) {
            case "$eq" -> usable(name, value) ? point(value) : null;
            case "$in" -> value instanceof Collection<?> values ? points(name, values) : null;
            case "$gt" -> lower(value, false);
            case "$gte" -> lower(value, true);
            case "$lt" -> upper(value, false);
            case "$lte" -> upper(value, true);
            default -> null;
        };
    }

    /** Ids are found by the bytes of any value; other fields only by values that the index keeps in order. */
    private static boolean usable(String name, @Nullable Object value) {
        if (name.equals("_id")) {
            return !(value instanceof Collection<?>)
                    && !(value instanceof BsonRegularExpression)
                    && !(value instanceof Document document && document.isEmpty())
                    && !(value instanceof Document mixed
                            && mixed.keySet().stream().anyMatch(key -> key.startsWith("$")));
        }
        return SortableBytes.ordered(value);
    }

    private static Bound point(@Nullable Object value) {
        return new Bound.Points(List.of(SortableBytes.of(value)));
    }

    private static @Nullable Bound points(String name, Collection<?> values) {
        var points = new TreeSet<byte[]>(Arrays::compareUnsigned);
        for (Object value : values) {
            if (!usable(name, value)) {
                return null;
            }
            points.add(SortableBytes.of(value));
        }
        return new Bound.Points(List.copyOf(points));
    }

    private static @Nullable Bound lower(@Nullable Object value, boolean inclusive) {
        if (value == null || !SortableBytes.ordered(value)) {
            return null;
        }
        byte[] encoded = SortableBytes.of(value);
        return new Bound.Between(
                new Bound.Edge(encoded, inclusive), new Bound.Edge(SortableBytes.typeOf(encoded), true));
    }

    private static @Nullable Bound upper(@Nullable Object value, boolean inclusive) {
        if (value == null || !SortableBytes.ordered(value)) {
            return null;
        }
        byte[] encoded = SortableBytes.of(value);
        return new Bound.Between(
                new Bound.Edge(SortableBytes.typeOf(encoded), true), new Bound.Edge(encoded, inclusive));
    }
}
