package aftercare.contracts;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Compares a schema with the record it describes. */
final class SchemaAndRecord {
    private SchemaAndRecord() {}

    /** What differs, one sentence each; empty when the schema describes exactly this record. */
    static List<String> differences(JsonNode schema, Class<?> fact) {
        List<String> differences = new ArrayList<>();
        JsonNode properties = schema.path("properties");
        Set<String> required = strings(schema.path("required"));
        Set<String> components = new LinkedHashSet<>();
        for (RecordComponent component : fact.getRecordComponents()) {
            String name = component.getName();
            components.add(name);
            if (!properties.has(name)) {
                differences.add("the schema lacks " + name);
                continue;
            }
            Set<String> types = strings(properties.path(name).path("type"));
            if (!types.equals(typesOf(component))) {
                differences.add(name + " is " + types + " in the schema and " + typesOf(component) + " in the record");
            }
            if (required.contains(name) == isNullable(component)) {
                differences.add(name + " is required in one and may be null in the other");
            }
        }
        for (String name : properties.propertyNames()) {
            if (!components.contains(name)) {
                differences.add("the record lacks " + name);
            }
        }
        return differences;
    }

    private static Set<String> typesOf(RecordComponent component) {
        Class<?> type = component.getType();
        String json;
        if (type == String.class || type == Instant.class || type.isEnum()) {
            json = "string";
        } else if (type == int.class || type == Integer.class || type == long.class) {
            json = "integer";
        } else if (type == BigDecimal.class) {
            json = "number";
        } else if (type == boolean.class || type == Boolean.class) {
            json = "boolean";
        } else if (type == List.class) {
            json = "array";
        } else if (type == Map.class) {
            json = "object";
        } else {
            throw new IllegalArgumentException("No JSON type is agreed for " + type + " of " + component.getName());
        }
        return new TreeSet<>(isNullable(component) ? List.of(json, "null") : List.of(json));
    }

    private static boolean isNullable(RecordComponent component) {
        return Arrays.stream(component.getAnnotatedType().getAnnotations())
                .anyMatch(a -> a.annotationType().getSimpleName().equals("Nullable"));
    }

    private static Set<String> strings(JsonNode node) {
        Set<String> strings = new TreeSet<>();
        if (node.isArray()) {
            node.forEach(each -> strings.add(each.asString()));
        } else if (node.isString()) {
            strings.add(node.asString());
        }
        return strings;
    }
}
