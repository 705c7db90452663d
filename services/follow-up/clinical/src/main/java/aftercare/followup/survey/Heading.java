package aftercare.followup.survey;

import aftercare.followup.datafile.Node;
import java.util.Optional;

/**
 * What an instrument says about itself.
 *
 * @param id such as {@code phq-9}
 * @param version of its wording and scoring
 * @param licence whether its wording may be passed on, and by whose word
 * @param source where its numbers come from
 * @param recall the time its questions ask about
 * @param reviewed who reviewed it for use after ketamine; empty: nobody, and every clinician's page says so
 */
public record Heading(
        String id,
        String version,
        String title,
        String licence,
        String source,
        String recall,
        Optional<Review> reviewed) {

    static Heading read(Node root) {
        return new Heading(
                root.text("id"),
                root.text("version"),
                root.text("title"),
                root.text("licence"),
                root.text("source"),
                root.text("recall"),
                Review.read(root));
    }
}
