package aftercare.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Whether facts of one version of a schema can be read by who knows the other: a field that was there stays, with its type
 * and as sure to be there as before; a field that is new may be absent. Anything else is a new version of the fact.
 */
final class Compatibility {
    private Compatibility() {}

    /** What breaks, one sentence each; empty when both versions can live side by side. */
    static List<String> breaks(JsonNode released, JsonNode present) {
        List<String> breaks = new ArrayList<>();
        Set<String> wasRequired = strings(released.path("required"));
        Set<String> isRequired = strings(present.path("required"));
        for (String field : released.path("properties").propertyNames()) {
            JsonNode before = released.path("properties").path(field);
            JsonNode now = present.path("properties").path(field);
            if (now.isMissingNode()) {
                breaks.add(field + " is gone");
                continue;
            }
            if (!strings(before.path("type")).equals(strings(now.path("type")))) {
                breaks.add(field + " was " + strings(before.path("type")) + " and is " + strings(now.path("type")));
            }
            if (wasRequired.contains(field) && !isRequired.contains(field)) {
                breaks.add(field + " was always there and may be absent now");
            }
            if (!strings(now.path("enum")).containsAll(strings(before.path("enum")))) {
                breaks.add(field + " no longer has all values of " + strings(before.path("enum")));
            }
        }
        for (String field : isRequired) {
            if (!wasRequired.contains(field)) {
                breaks.add(field + " is required and was not: older facts lack it");
            }
        }
        return breaks;
    }

    private static Set<String> strings(JsonNode node) {
        Set<String> strings = new TreeSet<>();
        if (node.isArray()) {
            node.forEach(one -> strings.add(one.asString()));
        } else if (!node.isMissingNode()) {
            strings.add(node.asString());
        }
        return strings;
    }
}
