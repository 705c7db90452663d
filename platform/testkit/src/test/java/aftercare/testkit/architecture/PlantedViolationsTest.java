package aftercare.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule catches what was planted for it, says why, and does not pass for want of something to look at. */
class PlantedViolationsTest {
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("planted");
    private static final JavaClasses NOTHING = PLANTED.that(DescribedPredicate.alwaysFalse());
    private static final Map<String, ArchRule> RULES = rules();

    private static Map<String, ArchRule> rules() {
        Map<String, ArchRule> rules = new HashMap<>(CodeRules.under("planted"));
        rules.putAll(TestRules.all());
        return rules;
    }

    static Stream<String> names() {
        return RULES.keySet().stream().sorted();
    }

    @ParameterizedTest
    @CsvSource({
        "every-service-is-there, found no features of session",
        "features-know-no-edge, FeatureKnowsEdge",
        "features-are-plain, FeatureKnowsTechnology",
        "edges-stand-apart, EdgeKnowsEdge",
        "nobody-knows-the-wiring, EdgeKnowsWiring",
        "no-cycles, Slice followup - flag",
        "services-stand-apart, ServiceKnowsService",
        "auditor-checks-with-its-own-code, AuditorKnowsFollowUp",
        "auditor-checks-with-its-own-code, AuditorKnowsMessaging",
        "auditor-reads-with-the-bare-client, AuditorUsesListener",
        "platform-knows-no-service, PlatformKnowsService",
        "kernel-and-contracts-are-plain, ContractKnowsTechnology",
        "one-document-one-write, UsesTransaction",
        "time-is-an-argument, ReadsClock",
        "clocks-come-from-the-wiring, OpensClock",
        "no-chance-in-features, DrawsId",
        "names-say-something, PatientManager",
        "packages-say-what-they-are-for, planted.intake.patient.Patient",
        "constructor-injection, FieldInjected",
        "no-sleep-in-tests, Sleeps",
        "no-test-is-switched-off, SwitchedOff",
        "no-test-is-switched-off, OnlyOnLinux",
        "no-test-excuses-itself, ExcusesItself"
    })
    void ruleCatchesWhatWasPlanted(String rule, String planted) {
        assertThatThrownBy(() -> rule(rule).check(PLANTED))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(planted)
                .hasMessageContaining("because");
    }

    @Test
    void everyRuleHasItsPlantedViolation() throws NoSuchMethodException {
        Set<String> planted = new HashSet<>();
        CsvSource table = PlantedViolationsTest.class
                .getDeclaredMethod("ruleCatchesWhatWasPlanted", String.class, String.class)
                .getAnnotation(CsvSource.class);
        for (String line : table.value()) {
            planted.add(line.substring(0, line.indexOf(',')));
        }

        assertThat(planted).isEqualTo(RULES.keySet());
    }

    @ParameterizedTest
    @MethodSource("names")
    void ruleFailsWhenItFindsNothingToLookAt(String rule) {
        assertThatThrownBy(() -> rule(rule).check(NOTHING)).isInstanceOf(AssertionError.class);
    }

    private static ArchRule rule(String name) {
        return Objects.requireNonNull(RULES.get(name), () -> "No rule is named " + name);
    }
}
