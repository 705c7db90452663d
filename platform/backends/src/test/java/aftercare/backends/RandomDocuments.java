package aftercare.backends;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.bson.Document;
import org.bson.types.Decimal128;

/** Documents, filters and updates out of few values, so that they meet. */
final class RandomDocuments {
    static final int IDS = 120;
    private static final List<String> FIELDS = List.of("a", "b", "c", "d.e");

    private final RandomGenerator random;
    private final boolean odd;

    /** @param odd also values that have no place in an index: arrays, documents, decimals, NaN */
    RandomDocuments(RandomGenerator random, boolean odd) {
        this.random = random;
        this.odd = odd;
    }

    boolean odd() {
        return odd;
    }

    Object id() {
        int n = random.nextInt(IDS);
        return n % 3 == 0 ? "id-" + n : n % 3 == 1 ? (Object) n : (Object) (n + 5_000_000_000L);
    }

    Document document(Object id) {
        var document = new Document("_id", id);
        for (String field : List.of("a", "b", "c")) {
            if (random.nextInt(5) > 0) {
                document.append(field, value());
            }
        }
        if (random.nextInt(4) > 0) {
            document.append("d", new Document("e", value()));
        } else if (odd && random.nextBoolean()) {
            document.append("d", List.of(new Document("e", value()), new Document("e", value())));
        }
        return document.append("n", random.nextInt(3));
    }

    Object value() {
        if (odd && random.nextInt(12) == 0) {
            return pick(List.<Supplier<Object>>of(
                            () -> List.of(1, "x", 5),
                            () -> List.of(),
                            () -> List.of(Instant.ofEpochMilli(7), List.of(2)),
                            () -> new Document("k", random.nextInt(2)),
                            () -> new Decimal128(random.nextInt(3)),
                            () -> Double.NaN))
                    .get();
        }
        return plain();
    }

    private Object plain() {
        return pick(List.<Supplier<Object>>of(
                        () -> random.nextInt(-3, 6),
                        () -> random.nextInt(-3, 6),
                        () -> random.nextInt(8) / 2.0,
                        () -> (1L << 53) + random.nextInt(3),
                        () -> pick(List.of("", "x", "xy", "y", "\u0000", "\u0001", "é", "\ud83d\ude00", "\uffee")),
                        () -> random.nextBoolean(),
                        () -> Instant.ofEpochSecond(random.nextInt(-2, 4)),
                        () -> new UUID(random.nextInt(2) - 1, random.nextInt(2)),
                        () -> null))
                .get();
    }

    Document filter() {
        var filter = new Document();
        int conditions = random.nextInt(1, 4);
        for (int i = 0; i < conditions; i++) {
            filter.put(pick(FIELDS), condition());
        }
        switch (random.nextInt(10)) {
            case 0 -> filter.put("$or", List.of(new Document(pick(FIELDS), condition()), new Document("n", 1)));
            case 1 ->
                filter.put("$and", List.of(new Document(pick(FIELDS), condition()), new Document("b", condition())));
            case 2 -> filter.put("_id", random.nextBoolean() ? id() : new Document("$in", List.of(id(), id(), id())));
            case 3 -> filter.put("_id", new Document("$gte", id()));
            default -> filter.remove("none");
        }
        return filter;
    }

    private Object condition() {
        return switch (random.nextInt(14)) {
            case 0, 1, 2 -> value();
            case 3 -> new Document("$eq", value());
            case 4, 5 -> {
                var values = new ArrayList<Object>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    values.add(value());
                }
                yield new Document("$in", values);
            }
            case 6 -> new Document("$lte", value());
            case 7 -> new Document("$gt", value());
            case 8 -> new Document("$gte", value()).append("$lt", value());
            case 9 -> new Document("$gt", value()).append("$lte", value());
            case 10 -> new Document("$ne", value());
            case 11 -> new Document("$exists", random.nextBoolean());
            case 12 -> new Document("$not", new Document("$lt", value()));
            default -> new Document("$type", pick(List.of("int", "string", "date", "null")));
        };
    }

    Document update() {
        return switch (random.nextInt(4)) {
            case 0 -> new Document("$unset", new Document(pick(List.of("a", "b", "c")), ""));
            case 1 -> new Document("$inc", new Document("n", 1));
            case 2 -> new Document("$set", new Document("a", value()).append("c", value()));
            default -> new Document("$set", new Document(pick(List.of("a", "b", "c")), value()));
        };
    }

    /** In one direction mostly, sometimes in two. */
    Document order() {
        var order = new Document();
        int direction = random.nextBoolean() ? 1 : -1;
        for (int i = random.nextInt(1, 3); i > 0; i--) {
            order.put(pick(FIELDS), random.nextInt(5) == 0 ? -direction : direction);
        }
        return order;
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
