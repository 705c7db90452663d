package aftercare.backends;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a query gets at its documents: everything that can match is among {@link #positions}, and more may be.
 *
 * @param cost roughly how many documents will be read
 * @param sorted whether they come in the order the query asks for
 */
record Plan(long cost, boolean sorted, List<Walk> walks, List<Position> exact) {
    /** More starting points than this and a query is better off with fewer fields of the index. */
    private static final int MOST_PREFIXES = 1000;
    /** How many documents a query reads for each that it wants, when it has conditions the index does not know. */
    private static final long UNKNOWN_CONDITIONS = 20;

    record Walk(Access access, KeyRange range, boolean backwards) {}

    /** What a query asks for. */
    record Question(Bounds bounds, Document query, @Nullable Document order, int skip, int limit) {
        boolean wantsOrder() {
            return order != null && !order.isEmpty();
        }
    }

    Stream<Position> positions() {
        return exact.isEmpty()
                ? walks.stream().flatMap(walk -> walk.access.positions(walk.range, walk.backwards))
                : exact.stream();
    }

    /** The cheapest plan, or none when nothing beats reading the whole collection. */
    static Optional<Plan> cheapest(Question question, List<Index<Position>> indexes, long documents) {
        long scan = cost(question, documents, false, 0);
        return indexes.stream()
                .flatMap(index -> plan(question, index).stream())
                .filter(plan -> plan.cost < scan || (plan.sorted && plan.cost <= scan))
                .min(Comparator.comparingLong(Plan::cost));
    }

    private static Optional<Plan> plan(Question question, Index<Position> index) {
        return switch (index) {
            case UniqueIndex unique -> lookup(question.bounds, unique);
            case Access access -> walk(question, access);
            default -> Optional.empty();
        };
    }

    /** A unique index is used when every field of it is known. */
    private static Optional<Plan> lookup(Bounds bounds, UniqueIndex index) {
        List<byte[]> keys = List.of(new byte[0]);
        byte[] nothing = SortableBytes.of(null);
        for (IndexKey field : index.getKeys()) {
            if (!(bounds.field(field.getKey()) instanceof Bound.Points(List<byte[]> values))
                    || keys.size() * values.size() > MOST_PREFIXES
                    || values.stream().anyMatch(value -> Arrays.equals(value, nothing))) {
                return Optional.empty();
            }
            keys = join(keys, values);
        }
        List<Position> found = keys.stream()
                .flatMap(key -> index.find(key).stream())
                .distinct()
                .toList();
        return Optional.of(new Plan(found.size(), false, List.of(), found));
    }

    private static Optional<Plan> walk(Question question, Access access) {
        List<byte[]> prefixes = List.of(new byte[0]);
        @Nullable List<KeyRange> ranges = null;
        int known = 0;
        for (IndexKey field : access.fields()) {
            @Nullable Bound bound = question.bounds.field(field.getKey());
            if (bound instanceof Bound.Points(List<byte[]> values)
                    && prefixes.size() * values.size() <= MOST_PREFIXES) {
                prefixes = join(
                        prefixes,
                        field.isAscending()
                                ? values
                                : values.stream().map(Bound::mirrored).toList());
                known++;
            } else {
                if (bound instanceof Bound.Between between) {
                    ranges = prefixes.stream()
                            .map(prefix -> between.after(prefix, field.isAscending()))
                            .toList();
                }
                break;
            }
        }
        boolean ranged = ranges != null;
        if (ranges == null) {
            ranges = prefixes.stream().map(KeyRange::startingWith).toList();
        }
        if (known == 0 && !ranged && access.unordered().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(finish(question, access, ranges, known, ranged));
    }

    private static Plan finish(Question question, Access access, List<KeyRange> ranges, int known, boolean ranged) {
        Optional<Boolean> backwards = access.inOrder() && (ranges.size() == 1)
                ? direction(question, access.fields(), known)
                : Optional.empty();
        boolean sorted = backwards.isPresent();
        boolean reverse = backwards.orElse(false);
        List<Walk> walks = new ArrayList<>();
        for (KeyRange range : ranges) {
            walks.add(new Walk(access, range, reverse));
        }
        access.unordered().ifPresent(range -> walks.add(new Walk(access, range, false)));
        long inside = walks.stream().mapToLong(walk -> access.count(walk.range)).sum();
        int used = known + (ranged ? 1 : 0);
        return new Plan(cost(question, inside, sorted, used), sorted, walks, List.of());
    }

    private static long cost(Question question, long inside, boolean sorted, int used) {
        if (question.wantsOrder() && !sorted) {
            return 2 * inside;
        }
        if (question.limit == 0) {
            return inside;
        }
        long wanted = (long) question.skip + question.limit;
        boolean allKnown = used == question.bounds.size() && used == question.query.size();
        return Math.min(inside, allKnown ? wanted : wanted * UNKNOWN_CONDITIONS);
    }

    /**
     * Whether the walk must go backwards to give the order asked for; empty when it cannot give it. Fields that have
     * one value only need no order.
     */
    private static Optional<Boolean> direction(Question question, List<IndexKey> fields, int known) {
        if (question.order == null || question.order.isEmpty()) {
            return Optional.empty();
        }
        List<String> constant =
                fields.subList(0, known).stream().map(IndexKey::getKey).toList();
        Set<Boolean> directions = new HashSet<>();
        int next = known;
        for (Entry<String, Object> wanted : question.order.entrySet()) {
            if (constant.contains(wanted.getKey())) {
                continue;
            }
            if (next >= fields.size()
                    || !fields.get(next).getKey().equals(wanted.getKey())
                    || !(wanted.getValue() instanceof Number direction)) {
                return Optional.empty();
            }
            directions.add((direction.intValue() > 0) != fields.get(next).isAscending());
            next++;
        }
        return directions.size() > 1 ? Optional.empty() : Optional.of(directions.contains(true));
    }

    private static List<byte[]> join(List<byte[]> prefixes, List<byte[]> values) {
        if (values.isEmpty()) {
            return Collections.emptyList();
        }
        return prefixes.stream()
                .flatMap(prefix -> values.stream().map(value -> Bound.join(prefix, value)))
                .toList();
    }
}
