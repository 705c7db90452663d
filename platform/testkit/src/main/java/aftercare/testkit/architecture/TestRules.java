package aftercare.testkit.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** What holds for the product's tests. Every rule fails when it finds nothing to look at. */
public final class TestRules {
    private static final String SKIPS =
            "org\\.junit\\.jupiter\\.api\\.Disabled|org\\.junit\\.jupiter\\.api\\.condition\\..*";

    private TestRules() {}

    /** The rules by name. */
    public static Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put(
                "no-sleep-in-tests",
                noClasses()
                        .should()
                        .callMethodWhere(sleeps())
                        .because(
                                "a sleep is too short on a slow machine and wasted on a fast one; wait for what you mean"));
        rules.put(
                "no-test-is-switched-off",
                classes().should(notBeSwitchedOff()).because("a skipped test looks like a passed one"));
        rules.put(
                "no-test-excuses-itself",
                noClasses()
                        .should()
                        .dependOnClassesThat(nameMatching(
                                "org\\.junit\\.jupiter\\.api\\.Assumptions|org\\.assertj\\.core\\.api\\.(BDD)?Assumptions"
                                        + "|org\\.opentest4j\\.TestAbortedException"))
                        .because("what a test needs and does not find is a failure with a clear message, not a skip"));
        return rules;
    }

    private static DescribedPredicate<JavaCall<?>> sleeps() {
        return describe(
                "a thread sleeps",
                call -> call.getTarget()
                        .getFullName()
                        .matches(
                                "java\\.lang\\.Thread\\.sleep\\(.*\\)|java\\.util\\.concurrent\\.TimeUnit\\.sleep\\(.*\\)"));
    }

    private static ArchCondition<JavaClass> notBeSwitchedOff() {
        return new ArchCondition<>("not be disabled, nor enabled under a condition") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Stream<JavaAnnotation<?>> onMethods = type.getMethods().stream()
                        .map(JavaMethod::getAnnotations)
                        .flatMap(each -> each.stream());
                Stream.concat(type.getAnnotations().stream(), onMethods)
                        .map(annotation -> annotation.getRawType().getFullName())
                        .filter(name -> name.matches(SKIPS))
                        .forEach(name -> events.add(
                                SimpleConditionEvent.violated(type, type.getFullName() + " is subject to " + name)));
            }
        };
    }
}
