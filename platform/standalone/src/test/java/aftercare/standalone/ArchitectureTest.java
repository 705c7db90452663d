package aftercare.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.testkit.architecture.CodeRules;
import aftercare.testkit.architecture.TestRules;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole product, which only this module has on its class path, keeps the rules of its layout and style. */
class ArchitectureTest {
    private static final List<String> MODULES = List.of(
            "platform/kernel",
            "platform/contracts",
            "platform/messaging",
            "platform/web",
            "platform/operations",
            "platform/backends",
            "platform/testkit",
            "platform/standalone",
            "services/intake",
            "services/session",
            "services/follow-up/clinical",
            "services/follow-up/cases",
            "services/follow-up/service",
            "services/auditor");
    private static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();
    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("aftercare");
    private static final JavaClasses TESTS = new ClassFileImporter()
            .importPaths(MODULES.stream().map(ArchitectureTest::testClasses).toList())
            .that(DescribedPredicate.describe(
                    "are the product's own", type -> type.getPackageName().startsWith("aftercare")));

    static Stream<Map.Entry<String, ArchRule>> codeRules() {
        return CodeRules.under("aftercare").entrySet().stream();
    }

    static Stream<Map.Entry<String, ArchRule>> testRules() {
        return TestRules.all().entrySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("codeRules")
    void theCodeKeepsTheRule(Map.Entry<String, ArchRule> rule) {
        rule.getValue().check(CODE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("testRules")
    void theTestsKeepTheRule(Map.Entry<String, ArchRule> rule) {
        rule.getValue().check(TESTS);
    }

    @Test
    void theTestsOfEveryModuleAreLookedAt() throws IOException {
        for (String module : MODULES) {
            assertThat(TESTS.stream().map(JavaClass::getSource))
                    .as("compiled tests of %s; run the build from the project's root", module)
                    .anyMatch(source -> source.isPresent()
                            && source.get().getUri().getPath().startsWith(testClasses(module) + "/"));
        }
        try (Stream<Path> poms = Files.find(PROJECT, 4, (file, _) -> file.endsWith("pom.xml"))) {
            assertThat(poms.map(pom -> PROJECT.relativize(pom.getParent()).toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(Stream.of(""), MODULES.stream()).toList());
        }
    }

    private static Path testClasses(String module) {
        return PROJECT.resolve(module).resolve("target/test-classes");
    }
}
