package aftercare.followup.web;

import aftercare.followup.course.Course;
import aftercare.followup.course.PastPoll;
import aftercare.followup.poll.Asking;
import aftercare.followup.poll.Paper;
import aftercare.followup.poll.Poll;
import aftercare.followup.web.ScoreSeries.Came;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The numbers that one survey of a patient told.
 *
 * @param at when it was answered; when it was begun, while it is not finished
 * @param survey which, as a clinician reads it, such as {@code weekly 2}
 * @param values score or item id to the number
 */
record SurveyResult(Instant at, String survey, Came came, Map<String, Integer> values) {
    SurveyResult {
        values = Map.copyOf(values);
    }

    /** Every one of a patient, oldest first; those that the course remembers and no poll is kept of, too. */
    static List<SurveyResult> of(List<PastPoll> answered, List<Poll> polls) {
        Set<String> kept = polls.stream()
                .filter(poll -> poll instanceof Poll.Answered)
                .map(poll -> poll.asking().id())
                .collect(Collectors.toSet());
        Stream<SurveyResult> remembered = answered.stream()
                .filter(past -> !kept.contains(past.pollId()))
                .map(past -> new SurveyResult(
                        past.answeredAt(),
                        name(past.step(), past.occurrence()),
                        past.late() ? Came.LATE : Came.IN_TIME,
                        past.scores()));
        return Stream.concat(remembered, polls.stream().flatMap(SurveyResult::of))
                .sorted(Comparator.comparing(SurveyResult::at).thenComparing(SurveyResult::survey))
                .toList();
    }

    /** Every one of a course. */
    static List<SurveyResult> of(Course course, List<Poll> polls) {
        return switch (course) {
            case Course.Waiting _ -> List.of();
            case Course.Followed followed -> of(followed.answered(), polls);
        };
    }

    static String name(String step, int occurrence) {
        return step + (occurrence > 1 ? " " + occurrence : "");
    }

    static String name(Asking asking) {
        return name(asking.step(), asking.occurrence());
    }

    private static Stream<SurveyResult> of(Poll poll) {
        return switch (poll) {
            case Poll.Answered answered ->
                Stream.of(new SurveyResult(
                        answered.answeredAt(),
                        name(answered.asking()),
                        answered.late() ? Came.LATE : Came.IN_TIME,
                        values(answered.paper())));
            case Poll.Open open
            when !open.unanswered() ->
                Stream.of(
                        new SurveyResult(open.openedAt(), name(open.asking()), Came.UNFINISHED, values(open.paper())));
            case Poll.Open _, Poll.Planned _, Poll.Sent _, Poll.Missed _, Poll.Unsent _ -> Stream.of();
        };
    }

    private static Map<String, Integer> values(Paper paper) {
        Map<String, Integer> values = new HashMap<>(paper.scores());
        paper.answers().keySet().forEach(item -> paper.given().number(item).ifPresent(n -> values.put(item, n)));
        return values;
    }
}
