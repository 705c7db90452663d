package aftercare.followup.cases;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CtcaeTermsTest {
    private final CtcaeTerms terms = CtcaeTerms.shipped();

    @Test
    void everyRowOfTheReferenceIsThereWithGradesAndCode() {
        assertThat(terms.all()).hasSize(71);
        assertThat(terms.all()).allSatisfy(term -> {
            assertThat(term.code()).matches("10\\d{6}");
            assertThat(term.organClass()).isNotBlank();
            assertThat(term.grades()).isNotEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    10046539 | Urinary frequency              | 1 2
                    10046593 | Urinary urgency                | 1 2
                    10062225 | Urinary tract pain             | 1 2 3
                    10019450 | Hematuria                      | 1 2 3 4 5
                    10069339 | Acute kidney injury            | 3 4 5
                    10036653 | Presyncope                     | 2
                    10042772 | Syncope                        | 3
                    10046571 | Urinary tract infection        | 2 3 4 5
                    """)
    void aTermHasItsGradesAndNoOthers(String code, String name, String grades) {
        CtcaeTerm term = terms.find(code).orElseThrow();
        assertThat(term.name()).isEqualTo(name);
        assertThat(term.levels().stream().sorted().map(String::valueOf)).containsExactly(grades.split(" "));
    }

    @Test
    void whatCtcaeHasNoWordForIsSaidInOnesOwn() {
        assertThat(terms.find(CtcaeTerms.PSYCHIATRIC_OTHER)).hasValueSatisfying(term -> {
            assertThat(term.name()).isEqualTo("Psychiatric disorders - Other, specify");
            assertThat(term.other()).isTrue();
        });
        assertThat(terms.find("10019450").orElseThrow().other()).isFalse();
        assertThat(terms.find("99999999")).isEmpty();
    }
}
