package aftercare.followup.poll;

import java.util.List;
import java.util.Set;

/**
 * A poll's sheet and which part of the patient's history went into its background.
 *
 * @param sessions ids of the sessions that counted
 * @param surveys how many whole surveys the course had taken over
 * @param lastSurveys polls of the newest of them, oldest first
 * @param together ids of other polls whose questions are in the sheet too
 */
public record Prepared(
        Sheet sheet, List<String> sessions, int surveys, List<String> lastSurveys, Set<String> together) {
    public Prepared {
        sessions = List.copyOf(sessions);
        lastSurveys = List.copyOf(lastSurveys);
        together = Set.copyOf(together);
    }
}
