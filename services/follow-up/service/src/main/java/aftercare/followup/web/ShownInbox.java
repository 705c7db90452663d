package aftercare.followup.web;

import java.util.List;

/**
 * The inbox, or a part of it.
 *
 * @param show code of the part that is shown
 * @param counts of all its parts
 * @param notListed how many stand besides, all of them less urgent
 */
public record ShownInbox(String show, List<Count> counts, List<InboxRow> rows, long notListed) {
    /** How many are in a part. */
    public record Count(String code, String label, long count) {}
}
