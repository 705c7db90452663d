package aftercare.followup.web;

import aftercare.followup.course.PastPoll;
import aftercare.web.Clinic;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Scores over time: one row per answered poll, oldest first, one column per score that ever was computed.
 *
 * @param columns names of the scores, in alphabetical order
 */
public record ScoreTable(List<String> columns, List<Row> rows) {
    /** One answered poll; a score it did not ask for is empty. */
    public record Row(String answered, String step, List<String> values) {}

    static ScoreTable of(List<PastPoll> answered, Clinic clinic) {
        List<String> columns = answered.stream()
                .flatMap(poll -> poll.scores().keySet().stream())
                .distinct()
                .sorted()
                .toList();
        List<Row> rows = answered.stream()
                .sorted(Comparator.comparing(PastPoll::answeredAt))
                .map(poll -> new Row(
                        clinic.day(poll.answeredAt()) + (poll.late() ? ", late" : ""),
                        poll.step(),
                        columns.stream()
                                .map(column -> value(poll.scores(), column))
                                .collect(Collectors.toList())))
                .toList();
        return new ScoreTable(columns, rows);
    }

    private static String value(Map<String, Integer> scores, String column) {
        Integer score = scores.get(column);
        return score == null ? "" : score.toString();
    }
}
