package aftercare.intake.reply;

import java.util.Locale;
import java.util.Set;

/** A word that stands alone in a text and means something to whoever sends texts, by the rules of carriers (CTIA, 2023). */
enum Keyword {
    /** No more texts. */
    STOP("STOP", "STOPALL", "UNSUBSCRIBE", "END", "QUIT", "CANCEL"),
    /** Texts again. */
    START("START", "UNSTOP"),
    /** Texts again, of somebody who had stopped them; of anybody else an answer to something. */
    YES("YES"),
    /** Who is this. */
    HELP("HELP", "INFO"),
    /** None: somebody wrote something. */
    NONE;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of cannot be changed
    private final Set<String> words;

    Keyword(String... words) {
        this.words = Set.of(words);
    }

    /** The keyword that the text is, whatever its case and the signs around it. */
    static Keyword of(String text) {
        String word = text.strip()
                .replaceAll("^[\\p{Punct}\\s]+|[\\p{Punct}\\s]+$", "")
                .toUpperCase(Locale.ROOT);
        for (Keyword keyword : values()) {
            if (keyword.words.contains(word)) {
                return keyword;
            }
        }
        return NONE;
    }
}
