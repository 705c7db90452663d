package aftercare.intake.message;

import java.util.function.UnaryOperator;

/**
 * A message as its reader sees it. Holds a link that lets its bearer answer, so its text form shows nothing.
 *
 * @param text plain text
 * @param html the same, for mail programs that show HTML
 * @param brief for a text message: at most two segments, and nothing that says whom or what it is about
 */
public record Letter(String subject, String text, String html, String brief) {
    /** The same with each of its texts changed so. */
    Letter map(UnaryOperator<String> change) {
        return new Letter(change.apply(subject), change.apply(text), change.apply(html), change.apply(brief));
    }

    @Override
    public String toString() {
        return "Letter[hidden]";
    }
}
