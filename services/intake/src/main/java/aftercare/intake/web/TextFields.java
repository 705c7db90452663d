package aftercare.intake.web;

import aftercare.web.FormErrors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads a JSON object whose fields are all texts, naming every field of the wrong type or name. */
final class TextFields {
    private TextFields() {}

    static Map<String, String> read(JsonNode body, List<String> names, FormErrors errors) {
        Map<String, String> typed = new HashMap<>();
        String all = String.join(", ", names);
        errors.check(body.isObject(), "body", "Send one JSON object with the fields " + all);
        body.properties().forEach(field -> {
            String name = field.getKey();
            JsonNode value = field.getValue();
            errors.check(names.contains(name), name, "Leave this field out: the fields are " + all)
                    .check(value.isString() || value.isNull(), name, "Give this field a text value");
            if (value.isString()) {
                typed.put(name, value.stringValue());
            }
        });
        return typed;
    }
}
