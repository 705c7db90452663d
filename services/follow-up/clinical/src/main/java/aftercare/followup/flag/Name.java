package aftercare.followup.flag;

import aftercare.followup.expression.Domain;
import aftercare.followup.expression.ValueType;
import java.util.Set;
import java.util.function.Function;

/**
 * A name that rules may use.
 *
 * @param domain the values it can have
 * @param items ids of the items whose change can change it; empty: only the history or the end of the survey does
 */
record Name(String name, Domain domain, Set<String> items, Function<Situation, Object> value) {
    /** True when its value may come from this accepted level: an item, a grade, a total or the ASQ pattern. */
    boolean comparesWith(String level) {
        String ofPatient = name.startsWith("previous.") ? name.substring("previous.".length()) : name;
        return switch (ofPatient) {
            case "urinary.above_at_2", "urinary.above_at_3" -> level.startsWith("urinary-");
            case "urinary.risen" -> level.startsWith("URI-");
            case "phq9.baseline" -> level.equals("phq-9");
            case "gad7.baseline" -> level.equals("gad-7");
            case "asq.worse_than_recorded" -> level.equals(Acceptable.ASQ);
            default -> name.equals("baseline." + level.replace('-', '_'));
        };
    }

    ValueType type() {
        return domain.type();
    }
}
