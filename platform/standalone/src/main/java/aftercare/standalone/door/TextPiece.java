package aftercare.standalone.door;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of a mail's text.
 *
 * @param link true when the text is an address that may be opened
 */
public record TextPiece(String text, boolean link) {

    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"']*[^\\s<>\"'.,;:!?)]");

    /** Cuts a text at the addresses in it. */
    static List<TextPiece> of(String text) {
        List<TextPiece> pieces = new ArrayList<>();
        Matcher found = ADDRESS.matcher(text);
        int end = 0;
        while (found.find()) {
            if (found.start() > end) {
                pieces.add(new TextPiece(text.substring(end, found.start()), false));
            }
            pieces.add(new TextPiece(found.group(), true));
            end = found.end();
        }
        if (end < text.length()) {
            pieces.add(new TextPiece(text.substring(end), false));
        }
        return pieces;
    }
}
