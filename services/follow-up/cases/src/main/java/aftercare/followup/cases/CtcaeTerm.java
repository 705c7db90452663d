package aftercare.followup.cases;

import java.util.Map;
import java.util.Set;

/**
 * A term of CTCAE v5.0.
 *
 * @param code MedDRA code as CTCAE prints it
 * @param organClass MedDRA system organ class
 * @param grades the grades that the term has, 1 to 5, each with what defines it
 * @param definition empty where CTCAE gives none
 * @param note navigational note of CTCAE; mostly empty
 */
public record CtcaeTerm(
        String code, String organClass, String name, Map<Integer, String> grades, String definition, String note) {
    private static final String OTHER = " - Other, specify";

    public CtcaeTerm {
        grades = Map.copyOf(grades);
    }

    /** True when CTCAE has no word for it: then it must be said in one's own words what it is. */
    public boolean other() {
        return name.endsWith(OTHER);
    }

    /** True when CTCAE gives the term this grade: urinary frequency, for one, stops at 2. */
    public boolean has(int grade) {
        return grades.containsKey(grade);
    }

    /** The grades that the term has. */
    public Set<Integer> levels() {
        return grades.keySet();
    }
}
