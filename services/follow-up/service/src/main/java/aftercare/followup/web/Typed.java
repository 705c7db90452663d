package aftercare.followup.web;

import java.util.Map;

/** What was typed into the forms of a page, by the name of the field; it stays when a form is faulty. */
public record Typed(Map<String, String> values) {
    static final Typed NOTHING = new Typed(Map.of());

    public Typed {
        values = Map.copyOf(values);
    }

    /** What was typed into a field; empty when nothing was. */
    public String of(String field) {
        return values.getOrDefault(field, "");
    }

    /** True when this value was chosen. */
    public boolean chose(String field, String value) {
        return of(field).equals(value);
    }

    @Override
    public String toString() {
        return "Typed" + values.keySet();
    }
}
