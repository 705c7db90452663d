package aftercare.standalone.browser;

import java.util.List;
import org.jsoup.nodes.FormElement;

/**
 * A form as a page has it.
 *
 * @param fields names and values that would be sent as it stands
 */
public record Form(String action, List<Field> fields) {

    /** One name and value. */
    public record Field(String name, String value) {}

    public static Form of(FormElement form) {
        return new Form(
                form.attr("action"),
                form.formData().stream()
                        .map(field -> new Field(field.key(), field.value()))
                        .toList());
    }
}
