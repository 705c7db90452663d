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
    ValueType type() {
        return domain.type();
    }
}
