package aftercare.standalone.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * What the people of the demo mean to do, by time. Of one person's deeds at one time the order is by name, since the mails that
 * cause them come in any order; only then is it the order they came in.
 */
final class Agenda {

    /**
     * Something somebody will do.
     *
     * @param person what one person does is done one after the other, and what it led to in between; persons do not wait for each
     *     other
     * @param name what is done
     */
    record Entry(Instant at, int person, String name, long order, Runnable deed) {}

    private final PriorityQueue<Entry> entries = new PriorityQueue<>(Comparator.comparing(Entry::at)
            .thenComparingInt(Entry::person)
            .thenComparing(Entry::name)
            .thenComparingLong(Entry::order));
    private long order;

    synchronized void plan(Instant at, int person, String name, Runnable deed) {
        entries.add(new Entry(at, person, name, order++, deed));
    }

    synchronized Optional<Instant> next() {
        return Optional.ofNullable(entries.peek()).map(Entry::at);
    }

    /** Takes out what is due by now, of each person the first deed: the next one is to find what that one led to. */
    synchronized List<Entry> due(Instant now) {
        Map<Integer, Entry> due = new LinkedHashMap<>();
        List<Entry> later = new ArrayList<>();
        while (!entries.isEmpty() && !entries.peek().at().isAfter(now)) {
            Entry next = entries.remove();
            if (due.putIfAbsent(next.person(), next) != null) {
                later.add(next);
            }
        }
        entries.addAll(later);
        return List.copyOf(due.values());
    }
}
