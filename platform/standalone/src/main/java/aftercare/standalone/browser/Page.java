package aftercare.standalone.browser;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A page as it was answered.
 *
 * @param address where the browser ended up
 */
public record Page(int status, URI address, Document html) {

    /** The form whose action ends so. */
    public Optional<Form> form(String actionEnd) {
        return html.forms().stream()
                .filter(form -> form.attr("action").endsWith(actionEnd))
                .findFirst()
                .map(Form::of);
    }

    /** The values that the page offers for a field, in their order. */
    public List<String> offered(String field) {
        return html.select("input[name=" + field + "], select[name=" + field + "] option").stream()
                .map(Element::val)
                .toList();
    }

    /** The fields of which one of several values is chosen, in their order. */
    public List<String> choices() {
        return html.select("input[type=radio]").eachAttr("name").stream()
                .distinct()
                .toList();
    }

    /** Where the links lead whose address begins so. */
    public List<String> links(String start) {
        return html.select("a[href^=" + start + "]").eachAttr("href");
    }

    /** The path's last segment. */
    public String lastSegment() {
        String path = address.getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Title and main text, for messages. */
    public String text() {
        String text = status + " " + html.title() + ": " + html.select("main").text();
        return text.substring(0, Math.min(text.length(), 400));
    }
}
