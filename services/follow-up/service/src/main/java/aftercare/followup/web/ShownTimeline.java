package aftercare.followup.web;

import aftercare.web.Clinic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A part of what happened to a patient.
 *
 * @param show the kind that is shown; {@code all} for every one
 * @param counts of each kind
 * @param entries newest first
 * @param older where the list goes on; empty at its end
 */
public record ShownTimeline(String show, List<Count> counts, List<Entry> entries, String older) {
    /** Entries of one page. */
    static final int PAGE = 100;

    private static final String ALL = "all";

    /** How many there are of a kind. */
    public record Count(String code, String label, int count) {}

    /**
     * One thing that happened.
     *
     * @param at for programs
     * @param time for people
     * @param tier in lower case; empty for what is no flag
     */
    public record Entry(String at, String time, String kind, String tier, String words, String link) {}

    /**
     * A page of it.
     *
     * @param all newest first
     * @param show code of a kind; anything else: every kind
     * @param before cursor of the last entry of the page before; anything that is none: from the beginning
     */
    static ShownTimeline of(List<Happened> all, String show, String before, Clinic clinic) {
        Optional<Happened.Kind> kind = Happened.Kind.ofCode(show);
        List<Happened> of = all.stream()
                .filter(one -> kind.isEmpty() || kind.get() == one.kind())
                .toList();
        int from = start(of, before);
        int to = Math.min(of.size(), from + PAGE);
        List<Count> counts = new ArrayList<>();
        counts.add(new Count(ALL, "All", all.size()));
        Arrays.stream(Happened.Kind.values())
                .map(one -> new Count(one.code(), one.label(), (int)
                        all.stream().filter(entry -> entry.kind() == one).count()))
                .filter(count -> count.count() > 0)
                .forEach(counts::add);
        return new ShownTimeline(
                kind.map(Happened.Kind::code).orElse(ALL),
                List.copyOf(counts),
                of.subList(from, to).stream().map(one -> entry(one, clinic)).toList(),
                to < of.size() ? of.get(to - 1).cursor() : "");
    }

    private static int start(List<Happened> of, String before) {
        for (int i = 0; i < of.size(); i++) {
            if (of.get(i).cursor().equals(before)) {
                return i + 1;
            }
        }
        return 0;
    }

    private static Entry entry(Happened one, Clinic clinic) {
        return new Entry(
                one.at().toString(),
                clinic.time(one.at()),
                one.kind().label(),
                one.tier() == null ? "" : one.tier().name().toLowerCase(Locale.ROOT),
                one.words(),
                one.link());
    }
}
