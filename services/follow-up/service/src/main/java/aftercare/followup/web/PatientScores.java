package aftercare.followup.web;

import aftercare.followup.course.AcceptedLevel;
import aftercare.followup.course.Course;
import aftercare.followup.course.PastPoll;
import aftercare.followup.flag.Acceptable;
import aftercare.followup.poll.Poll;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.survey.Answers;
import aftercare.followup.survey.Definitions;
import aftercare.followup.survey.ScoreRule;
import aftercare.followup.survey.Scoring;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a patient's scores are drawn from. The ASQ result is no amount and has no chart; the table of all scores lists it. */
final class PatientScores {
    private static final Set<String> NO_AMOUNT = Set.of("asq");
    private static final int MOST_OF_A_GRADE = 3;

    private final Thresholds thresholds;

    PatientScores(Protocol protocol) {
        this.thresholds = new Thresholds(protocol);
    }

    /** One series for each score that ever was computed, totals first, then by name. */
    List<ScoreSeries> of(Course.Followed course, List<Poll> polls, Instant now) {
        return course.answered().stream()
                .flatMap(poll -> poll.scores().keySet().stream())
                .distinct()
                .filter(score -> !NO_AMOUNT.contains(score))
                .sorted(Comparator.comparing((String score) -> score.startsWith("urinary-"))
                        .thenComparing(Comparator.naturalOrder()))
                .map(score -> series(score, course, polls, now))
                .toList();
    }

    private ScoreSeries series(String score, Course.Followed course, List<Poll> polls, Instant now) {
        List<PastPoll> told = course.answered().stream()
                .filter(poll -> poll.scores().containsKey(score))
                .sorted(Comparator.comparing(PastPoll::answeredAt))
                .toList();
        List<ScoreSeries.Reading> readings =
                told.stream().map(poll -> reading(poll, score)).toList();
        Set<String> steps = told.stream().map(PastPoll::step).collect(Collectors.toSet());
        OptionalInt baseline = baseline(score, course);
        List<AcceptedLevel> accepted = course.accepted().stream()
                .filter(level -> level.levels().containsKey(score))
                .toList();
        OptionalInt compared = accepted.reversed().stream()
                .filter(level -> level.counts(now))
                .mapToInt(level -> Objects.requireNonNull(level.levels().get(score)))
                .findFirst();
        Integer best = score.equals("phq-9") ? course.bestPhq9() : null;
        List<Threshold> lines = thresholds.of(
                score,
                compared.isPresent() ? compared : baseline,
                best == null ? OptionalInt.empty() : OptionalInt.of(best));
        Instant first = Stream.concat(
                        readings.stream().map(ScoreSeries.Reading::at),
                        Stream.of(course.enrolment().at()))
                .min(Comparator.naturalOrder())
                .orElse(now);
        return new ScoreSeries(
                score,
                title(score),
                most(score, readings, baseline),
                readings,
                missing(polls, steps),
                lines,
                baseline,
                accepted.stream()
                        .map(level -> new ScoreSeries.Accepted(
                                Objects.requireNonNull(level.levels().get(score)), level.at(), level.until()))
                        .toList(),
                course.sessions().stream()
                        .map(session -> new ScoreSeries.Dose(session.startedAt(), session.doseMg()))
                        .toList(),
                first.isBefore(now) ? first : now,
                now);
    }

    private static ScoreSeries.Reading reading(PastPoll poll, String score) {
        int value = Objects.requireNonNull(poll.scores().get(score));
        return new ScoreSeries.Reading(
                poll.answeredAt(),
                poll.step() + (poll.occurrence() > 1 ? " " + poll.occurrence() : ""),
                value,
                Scoring.label(Map.entry(score, value)).orElse(Integer.toString(value)),
                poll.late());
    }

    private static List<ScoreSeries.Missing> missing(List<Poll> polls, Set<String> steps) {
        return polls.stream()
                .filter(poll -> poll instanceof Poll.Missed || (poll instanceof Poll.Open open && open.missed()))
                .map(Poll::asking)
                .filter(asking -> steps.contains(asking.step()))
                .map(asking -> new ScoreSeries.Missing(asking.closesAt(), asking.step()))
                .sorted(Comparator.comparing(ScoreSeries.Missing::at))
                .toList();
    }

    /** The worse of both (clinical reference). */
    private static OptionalInt baseline(String score, Course.Followed course) {
        return course.baselines().stream()
                .map(Answers::of)
                .map(Scoring::scores)
                .flatMap(scores -> Stream.ofNullable(scores.get(score)))
                .mapToInt(Integer::intValue)
                .max();
    }

    private static String title(String score) {
        return Acceptable.of(score).map(Acceptable::label).orElseGet(() -> score.replace('-', ' '));
    }

    private static int most(String score, List<ScoreSeries.Reading> readings, OptionalInt baseline) {
        if (score.startsWith("urinary-")) {
            return MOST_OF_A_GRADE;
        }
        int seen = IntStream.concat(readings.stream().mapToInt(ScoreSeries.Reading::value), baseline.stream())
                .max()
                .orElse(1);
        return Definitions.find(score)
                .flatMap(definition -> definition.score("total"))
                .filter(ScoreRule.Sum.class::isInstance)
                .flatMap(sum -> ((ScoreRule.Sum) sum)
                        .bands().stream().map(band -> band.to()).max(Comparator.naturalOrder()))
                .orElse(Math.max(1, seen));
    }
}
