package aftercare.followup.cases;

import aftercare.followup.datafile.DataFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;

/** The terms of CTCAE v5.0 that ketamine follow-up needs, {@code cases/ctcae-v5.csv}. */
public final class CtcaeTerms {
    /**
     * MedDRA code of "Psychiatric disorders - Other, specify": CTCAE has no term for dissociation, dependence or withdrawal.
     */
    public static final String PSYCHIATRIC_OTHER = "10037175";

    private static final CtcaeTerms SHIPPED =
            new CtcaeTerms(Table.read(DataFile.resource("cases/ctcae-v5.csv").text()));
    private static final int HIGHEST = 5;

    private final Map<String, CtcaeTerm> terms = new LinkedHashMap<>();

    private CtcaeTerms(List<CSVRecord> rows) {
        for (CSVRecord row : rows) {
            CtcaeTerm term = term(row);
            if (terms.put(term.code(), term) != null) {
                throw new IllegalStateException("Two terms with the code " + term.code());
            }
        }
    }

    /** Those that come with the product. */
    public static CtcaeTerms shipped() {
        return SHIPPED;
    }

    private static CtcaeTerm term(CSVRecord row) {
        Map<Integer, String> grades = new LinkedHashMap<>();
        for (int grade = 1; grade <= HIGHEST; grade++) {
            String text = row.get("grade" + grade);
            if (!text.equals("-")) {
                grades.put(grade, text);
            }
        }
        String definition = row.get("definition");
        return new CtcaeTerm(
                row.get("meddra_code"),
                row.get("meddra_soc"),
                row.get("ctcae_term"),
                grades,
                definition.equals("-") ? "" : definition,
                row.get("navigational_note"));
    }

    /** The term of a MedDRA code. */
    public Optional<CtcaeTerm> find(String code) {
        return Optional.ofNullable(terms.get(code));
    }

    /** All, in the order of the table: by organ class as the table has them. */
    public List<CtcaeTerm> all() {
        return List.copyOf(terms.values());
    }
}
