package aftercare.followup.flag;

import aftercare.followup.expression.ValueType;
import java.util.Set;
import java.util.function.Function;

/**
 * A name that rules may use.
 *
 * @param items ids of the items whose change can change it; empty: only the history or the end of the survey does
 */
record Name(String name, ValueType type, Set<String> items, Function<Situation, Object> value) {}
