package aftercare.session.web;

import aftercare.web.FormErrors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Reads JSON into the fields of a form, naming every field of the wrong type or name. Nested fields are dotted. */
final class Body {
    private Body() {}

    /** Text, numbers as they were written, and {@code yes} or {@code no} for true and false; by field. */
    static Map<String, String> read(JsonNode body, List<String> fields, FormErrors errors) {
        return read(body, fields, List.of(), errors);
    }

    /** @param lists fields that may hold a list of texts, which are joined by commas */
    static Map<String, String> read(JsonNode body, List<String> fields, List<String> lists, FormErrors errors) {
        Map<String, String> typed = new HashMap<>();
        if (body.isObject()) {
            read("", body, fields, lists, typed, errors);
        } else {
            errors.add("body", "Send one JSON object with the fields " + String.join(", ", fields));
        }
        return typed;
    }

    private static void read(
            String prefix,
            JsonNode object,
            List<String> fields,
            List<String> lists,
            Map<String, String> typed,
            FormErrors errors) {
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            String field = prefix + entry.getKey();
            JsonNode value = entry.getValue();
            List<String> parts =
                    fields.stream().filter(f -> f.startsWith(field + ".")).toList();
            if (value.isObject() && !parts.isEmpty()) {
                read(field + ".", value, fields, lists, typed, errors);
            } else if (!parts.isEmpty()) {
                errors.check(value.isNull(), field, "Give this field an object with " + String.join(" and ", parts));
            } else if (!fields.contains(field)) {
                errors.add(field, "Leave this field out: the fields are " + String.join(", ", fields));
            } else if (value.isString()) {
                typed.put(field, value.stringValue());
            } else if (value.isNumber()) {
                typed.put(field, value.decimalValue().toPlainString());
            } else if (value.isBoolean()) {
                typed.put(field, value.booleanValue() ? "yes" : "no");
            } else if (value.isArray() && lists.contains(field)) {
                typed.put(field, value.valueStream().map(JsonNode::asString).collect(Collectors.joining(",")));
            } else if (!value.isNull()) {
                errors.add(field, "Give this field a text or a number");
            }
        }
    }
}
