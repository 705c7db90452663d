package aftercare.testkit.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** Predicates and conditions by {@link Place}. */
final class Reach {
    private final String root;

    Reach(String root) {
        this.root = root;
    }

    /** Classes that stand at such a place. */
    DescribedPredicate<JavaClass> at(String description, Predicate<Place> place) {
        return DescribedPredicate.describe(
                description, type -> Place.of(root, type).filter(place).isPresent());
    }

    /** No dependency leads from one place to such another. */
    ArchCondition<JavaClass> notReach(String description, BiPredicate<Place, Place> forbidden) {
        return new ArchCondition<>("not depend on " + description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Place from = Place.of(root, type).orElseThrow();
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    boolean bad = Place.of(root, dependency.getTargetClass())
                            .filter(to -> forbidden.test(from, to))
                            .isPresent();
                    if (bad) {
                        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                    }
                }
            }
        };
    }

    /** Every service that the rules name has features and edges; else a rule would watch over nothing. */
    ArchCondition<JavaClass> showEveryService() {
        return new ArchCondition<>("include features and edges of every service that the rules name") {
            private final Set<String> found = new HashSet<>();

            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Place.of(root, type).ifPresent(place -> {
                    if (place.isFeature()) {
                        found.add("features of " + place.area());
                    } else if (place.isEdge()) {
                        found.add("edges of " + place.area());
                    }
                });
            }

            @Override
            public void finish(ConditionEvents events) {
                for (String service : new TreeSet<>(Place.SERVICES)) {
                    for (String part : Set.of("features of " + service, "edges of " + service)) {
                        if (!found.contains(part)) {
                            events.add(SimpleConditionEvent.violated(root, "found no " + part + " under " + root));
                        }
                    }
                }
            }
        };
    }
}
