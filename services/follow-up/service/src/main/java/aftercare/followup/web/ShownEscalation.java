package aftercare.followup.web;

import aftercare.kernel.Tier;
import java.util.List;
import java.util.Map;

/**
 * One escalation as its page shows it.
 *
 * @param seen what the reader knew of it, sent back with a change so that a stale page is noticed
 * @param words what the patient wrote on the page that offered help: label to text
 * @param closedBy empty while it stands, as are the other three of its closing
 */
public record ShownEscalation(
        String id,
        String patient,
        Tier tier,
        String concern,
        boolean standing,
        String state,
        String seen,
        String takeLabel,
        String actBy,
        String left,
        boolean overdue,
        String opened,
        List<ShownFlag> flags,
        Map<String, String> words,
        List<String> history,
        String closedBy,
        String closedAt,
        String disposition,
        String note) {}
