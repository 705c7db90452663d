package aftercare.followup.cases;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Whether the event is serious, by criterion and independent of its grade.
 *
 * @param criteria those that are met, in order; empty when it was judged not serious
 */
public record Seriousness(List<Criterion> criteria) {
    public Seriousness {
        criteria = criteria.stream().distinct().sorted().toList();
    }

    /** With these criteria met. */
    public static Seriousness of(Criterion... criteria) {
        return new Seriousness(List.of(criteria));
    }

    /** True when any criterion is met. */
    public boolean serious() {
        return !criteria.isEmpty();
    }

    /** True when fatal or life-threatening, which has the shortest deadline. */
    public boolean fatalOrLifeThreatening() {
        return !Collections.disjoint(criteria, Set.of(Criterion.DEATH, Criterion.LIFE_THREATENING));
    }

    /** True when this one lacks a criterion that was met before. */
    public boolean lacksAnyOf(Collection<Criterion> before) {
        return !criteria.containsAll(before);
    }

    /** With the criteria of both. */
    public Seriousness with(Seriousness other) {
        EnumSet<Criterion> both = EnumSet.noneOf(Criterion.class);
        both.addAll(criteria);
        both.addAll(other.criteria);
        return new Seriousness(List.copyOf(both));
    }
}
