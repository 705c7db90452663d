package aftercare.followup.survey;

import aftercare.followup.datafile.Node;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** Who has reviewed an instrument for use after ketamine, and when. */
public record Review(String name, LocalDate date) {

    /** Reads {@code reviewed: none} or {@code reviewed: {name: ..., date: ...}}; a file has to say either. */
    static Optional<Review> read(Node root) {
        Node node = root.need("reviewed");
        if (node.isText("none")) {
            return Optional.empty();
        }
        if (!node.isGroup()) {
            throw node.wrong(
                    "has no name and date", "Write reviewed: none, or reviewed: {name: Dr. A, date: 2026-11-23}");
        }
        node.only("name", "date");
        try {
            return Optional.of(new Review(node.text("name"), LocalDate.parse(node.text("date"))));
        } catch (DateTimeException e) {
            throw node.need("date").wrong("is '" + node.text("date") + "', not a date", "Write it as 2026-11-23");
        }
    }
}
