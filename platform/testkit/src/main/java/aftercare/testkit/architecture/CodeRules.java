package aftercare.testkit.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.NullMarked;

/**
 * What holds for the product's code. Every rule fails when it finds nothing to look at.
 *
 * <p>The machine's clock is read in two places only: {@code kernel.RealClock}, and the command line ({@code
 * standalone}, which starts things). Who needs wall time for leases and health gets an {@code InstantSource} from the
 * configuration that puts its service together.
 */
public final class CodeRules {
    private static final String[] TECHNOLOGY = {
        "org.springframework..",
        "org.apache.kafka..",
        "com.mongodb..",
        "org.bson..",
        "jakarta..",
        "gg.jte..",
        "io.micrometer.."
    };
    /** Hashing a password is a pure function, wherever it comes from. */
    private static final DescribedPredicate<JavaClass> TECHNOLOGIES = resideInAnyPackage(TECHNOLOGY)
            .and(DescribedPredicate.not(resideInAnyPackage("org.springframework.security.crypto..")));

    private static final String CLOCKS =
            "java\\.time\\.(Instant|LocalDate|LocalTime|LocalDateTime|ZonedDateTime|OffsetDateTime|OffsetTime|Year"
                    + "|YearMonth)\\.now\\(.*\\)|java\\.lang\\.System\\.currentTimeMillis\\(\\)|java\\.util\\.Date\\.<init>\\(\\)";
    private static final String CLOCK_SOURCES =
            "java\\.time\\.InstantSource\\.system\\(\\)|java\\.time\\.Clock\\.(system|tick).*\\(.*\\)";
    private static final String CHANCE =
            "java\\.util\\.UUID\\.randomUUID\\(\\)|java\\.lang\\.Math\\.random\\(\\)|java\\.util\\.Random\\.<init>\\(\\)"
                    + "|java\\.security\\.SecureRandom\\.<init>\\(.*\\)|java\\.util\\.concurrent\\.ThreadLocalRandom\\.current\\(\\)";
    private static final String VAGUE =
            ".*(Impl|Manager|Helper|Helpers|Util|Utils|Common|Base)|(Base|Common|Abstract)[A-Z].*";

    private final String root;
    private final Reach reach;

    private CodeRules(String root) {
        this.root = root;
        this.reach = new Reach(root);
    }

    /** The rules by name, for the code under a root package. */
    public static Map<String, ArchRule> under(String root) {
        CodeRules code = new CodeRules(root);
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        code.layout(rules);
        code.dependencies(rules);
        code.style(rules);
        return rules;
    }

    private void layout(Map<String, ArchRule> rules) {
        rules.put(
                "every-service-is-there",
                classes()
                        .should(reach.showEveryService())
                        .because("a rule whose package pattern matches nothing watches over nothing"));
        rules.put(
                "features-know-no-edge",
                classes()
                        .that(reach.at("are features", Place::isFeature))
                        .should(reach.notReach("an edge", (from, to) -> to.isEdge()))
                        .because(
                                "a feature is plain Java and owns the interface of its store; the arrow points inwards"));
        rules.put(
                "features-are-plain",
                noClasses()
                        .that(reach.at("are features", Place::isFeature))
                        .should()
                        .dependOnClassesThat(TECHNOLOGIES)
                        .because("decisions are tested without a framework, a broker or a database"));
        rules.put(
                "edges-stand-apart",
                classes()
                        .that(reach.at("are edges", Place::isEdge))
                        .should(reach.notReach(
                                "another edge",
                                (from, to) -> to.isEdge() && !from.slice().equals(to.slice())))
                        .because("each edge holds one technology; what two of them share belongs to a feature"));
        rules.put(
                "nobody-knows-the-wiring",
                classes()
                        .that(reach.at("are features or edges", place -> place.isFeature() || place.isEdge()))
                        .should(reach.notReach("the service's own package", (from, to) -> to.isWiring()))
                        .because(
                                "a service is put together in one place, which knows everybody and is known by nobody"));
        rules.put(
                "no-cycles",
                slices().assignedFrom(featuresAndEdges())
                        .should()
                        .beFreeOfCycles()
                        .because("packages that need each other cannot be understood or changed one at a time"));
    }

    private void dependencies(Map<String, ArchRule> rules) {
        rules.put(
                "services-stand-apart",
                classes()
                        .that(reach.at("belong to a service", Place::isService))
                        .should(reach.notReach(
                                "another service",
                                (from, to) -> to.isService() && !from.area().equals(to.area())))
                        .because("services talk by facts only; each can be deployed, stopped and replaced alone"));
        rules.put(
                "auditor-checks-with-its-own-code",
                classes()
                        .that(reach.at(
                                "belong to the auditor", place -> place.area().equals("auditor")))
                        .should(reach.notReach(
                                "follow-up or the messaging that follow-up uses",
                                (from, to) -> to.area().equals("followup")
                                        || to.area().equals("messaging")))
                        .because("a mistake in shared code would hide itself from the check"));
        rules.put(
                "auditor-reads-with-the-bare-client",
                noClasses()
                        .that(reach.at(
                                "belong to the auditor", place -> place.area().equals("auditor")))
                        .should()
                        .dependOnClassesThat(
                                resideInAnyPackage("org.springframework.cloud..", "org.springframework.kafka.."))
                        .because("the auditor must not inherit a fault of the consumers it checks"));
        rules.put(
                "platform-knows-no-service",
                classes()
                        .that(reach.at("belong to the platform", Place::isPlatform))
                        .should(reach.notReach(
                                "a service or standalone",
                                (from, to) -> to.isService() || to.area().equals("standalone")))
                        .because(
                                "the platform holds no domain type; only standalone, which runs them, knows the services"));
        rules.put(
                "kernel-and-contracts-are-plain",
                noClasses()
                        .that(reach.at(
                                "are kernel or contracts",
                                place -> place.area().equals("kernel")
                                        || place.area().equals("contracts")))
                        .should()
                        .dependOnClassesThat(resideInAnyPackage(TECHNOLOGY))
                        .because("everybody depends on them, so what they depend on everybody gets"));
        rules.put(
                "one-document-one-write",
                noClasses()
                        .should()
                        .dependOnClassesThat(
                                nameMatching("com\\.mongodb\\.(client|reactivestreams\\.client)\\.ClientSession"
                                        + "|com\\.mongodb\\.client\\.ChangeStreamIterable"
                                        + "|org\\.springframework\\.data\\.mongodb\\.MongoTransactionManager"
                                        + "|org\\.springframework\\.transaction\\.annotation\\.Transactional"
                                        + "|org\\.springframework\\.transaction\\.support\\.TransactionTemplate"))
                        .because(
                                "state and facts are one write; the embedded store has no transactions and no change streams"));
    }

    private void style(Map<String, ArchRule> rules) {
        rules.put(
                "time-is-an-argument",
                noClasses()
                        .that(are("not the real clock nor the command line", type -> !readsTheMachinesClock(type)))
                        .should()
                        .callCodeUnitWhere(calls(CLOCKS))
                        .because("a deadline that reads the machine's clock cannot be tested, simulated or replayed"));
        rules.put(
                "clocks-come-from-the-wiring",
                noClasses()
                        .that(are(
                                "neither the real clock, a configuration nor the command line",
                                type -> !readsTheMachinesClock(type) && !isConfiguration(type)))
                        .should()
                        .callCodeUnitWhere(calls(CLOCK_SOURCES))
                        .because("who needs wall time is given a source of it, so that a test can give another"));
        rules.put(
                "no-chance-in-features",
                noClasses()
                        .that(reach.at("are features", Place::isFeature))
                        .should()
                        .callCodeUnitWhere(calls(CHANCE))
                        .because("ids come in as arguments or are derived: doing a thing twice is doing it once"));
        rules.put(
                "names-say-something",
                noClasses()
                        .should(haveSimpleNameMatching(VAGUE))
                        .because("such names say how a class was made, not what it is for"));
        rules.put(
                "packages-say-what-they-are-for",
                classes()
                        .that(are(
                                "written by hand",
                                type -> !type.getPackageName().endsWith(".templates")))
                        .should(haveNullMarkedPackageInfo())
                        .because(
                                "a package without a sentence has no purpose, and without @NullMarked no null checks"));
        rules.put(
                "constructor-injection",
                fields().should()
                        .notBeAnnotatedWith(named("org.springframework.beans.factory.annotation.Autowired"))
                        .andShould()
                        .notBeAnnotatedWith(named("org.springframework.beans.factory.annotation.Value"))
                        .because("what a class needs stands in its constructor, where a test can give it"));
    }

    private boolean readsTheMachinesClock(JavaClass type) {
        return type.getFullName().equals(root + ".kernel.RealClock")
                || Place.of(root, type)
                        .filter(place -> place.area().equals("standalone"))
                        .isPresent();
    }

    private static boolean isConfiguration(JavaClass type) {
        return type.isAnnotatedWith("org.springframework.context.annotation.Configuration");
    }

    private SliceAssignment featuresAndEdges() {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return Place.of(root, type)
                        .map(place -> place.isService()
                                ? SliceIdentifier.of(place.area(), place.slice())
                                : SliceIdentifier.of(place.area()))
                        .orElseGet(SliceIdentifier::ignore);
            }

            @Override
            public String getDescription() {
                return "features, edges and parts of the platform";
            }
        };
    }

    private static DescribedPredicate<JavaClass> are(String description, Predicate<JavaClass> which) {
        return describe("are " + description, which);
    }

    private static DescribedPredicate<JavaAnnotation<?>> named(String annotation) {
        return describe(
                "@" + annotation, each -> each.getRawType().getFullName().equals(annotation));
    }

    private static DescribedPredicate<JavaCall<?>> calls(String fullNames) {
        return describe(
                "it reaches " + fullNames,
                call -> call.getTarget().getFullName().matches(fullNames));
    }

    private static ArchCondition<JavaClass> haveSimpleNameMatching(String pattern) {
        return new ArchCondition<>("have a simple name like " + pattern) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean matches = type.getSimpleName().matches(pattern);
                events.add(new SimpleConditionEvent(type, matches, type.getFullName() + " has such a name"));
            }
        };
    }

    private static ArchCondition<JavaClass> haveNullMarkedPackageInfo() {
        return new ArchCondition<>("have a package-info with @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage()
                        .tryGetPackageInfo()
                        .filter(info -> info.isAnnotatedWith(NullMarked.class))
                        .isPresent();
                events.add(new SimpleConditionEvent(
                        type,
                        marked,
                        "the package of " + type.getFullName() + " has no package-info with @NullMarked"));
            }
        };
    }
}
