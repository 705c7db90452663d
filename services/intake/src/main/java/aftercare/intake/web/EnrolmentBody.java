package aftercare.intake.web;

import aftercare.web.FormErrors;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads the JSON of {@code POST /api/intake/patients} into the form, naming every field of the wrong type or name. */
final class EnrolmentBody {
    private static final Set<String> YES_OR_NO = Set.of("drugAtHome", "consent", "priorTreatment");

    private static final String DOSE = "priorDoseMg";

    private EnrolmentBody() {}

    static EnrolmentForm read(JsonNode body, FormErrors errors) {
        Map<String, String> typed = new HashMap<>();
        if (!body.isObject()) {
            errors.add("body", "Send one JSON object with the fields " + String.join(", ", EnrolmentForm.FIELDS));
            return EnrolmentForm.of(typed::get);
        }
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            String name = field.getKey();
            JsonNode value = field.getValue();
            if (!EnrolmentForm.FIELDS.contains(name)) {
                errors.add(name, "Leave this field out: the fields are " + String.join(", ", EnrolmentForm.FIELDS));
            } else if (YES_OR_NO.contains(name) && value.isBoolean()) {
                typed.put(name, value.booleanValue() ? "yes" : "no");
            } else if (name.equals(DOSE) && value.isNumber()) {
                typed.put(name, value.decimalValue().toPlainString());
            } else if (value.isString()) {
                typed.put(name, value.stringValue());
            } else if (!value.isNull()) {
                errors.add(name, YES_OR_NO.contains(name) ? "Give true or false" : "Give this field a text value");
            }
        }
        return EnrolmentForm.of(typed::get);
    }
}
