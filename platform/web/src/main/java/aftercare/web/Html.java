package aftercare.web;

import org.springframework.web.util.HtmlUtils;

/** Text made safe for HTML, for the few pieces that no template writes. */
final class Html {
    private Html() {}

    static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
