package aftercare.followup.protocol;

import aftercare.followup.flag.AssessmentInput;
import aftercare.followup.flag.Assessor;
import aftercare.followup.flag.History;
import aftercare.followup.survey.Answers;
import aftercare.followup.survey.Instruments;
import aftercare.followup.survey.PhqItems;
import aftercare.followup.survey.Question;
import aftercare.followup.survey.Survey;
import aftercare.followup.survey.SurveyContext;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * What an assessment costs: weekly surveys of the shipped protocol, answered page by page like those of a moderately depressed
 * patient with a baseline and a previous survey, some with a flag. Goal: under 10 microseconds of processor time per page
 * over the whole survey.
 */
public final class AssessmentBench {
    private static final int SURVEYS = 64;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Assessor assessor;
    private final List<AssessmentInput> saves = new ArrayList<>();
    private final List<AssessmentInput> ends = new ArrayList<>();

    /**
     * What was measured.
     *
     * @param microsPerSave mean processor time of one saved page before the end
     * @param microsPerEnd mean processor time of the last page, when totals and all rules of the survey run
     * @param microsPerPage mean processor time of a page of a whole survey, the last one included
     * @param saves pages measured
     * @param flags flags raised in one pass over all surveys
     */
    public record Result(double microsPerSave, double microsPerEnd, double microsPerPage, long saves, long flags) {}

    /** Prepares the surveys; the same ones each time. */
    public AssessmentBench() {
        Instruments instruments = Instruments.shipped();
        Protocol protocol = Protocol.shipped(instruments);
        assessor = protocol.assessor();
        SplittableRandom random = new SplittableRandom(1);
        Survey survey =
                Survey.of(instruments, protocol.step("weekly").orElseThrow().forms(1), SurveyContext.english(false));
        Answers baseline = answerAll(survey, random, null);
        for (int i = 0; i < SURVEYS; i++) {
            answerAll(survey, random, history(baseline));
        }
    }

    /** Measures for about this long, after as long a warm-up. */
    public Result run(long millis) {
        measure(saves, millis);
        measure(ends, millis / 4);
        double save = measure(saves, millis);
        double end = measure(ends, millis / 4);
        long flags = saves.stream()
                .mapToLong(input -> assessor.assess(input).flags().size())
                .sum();
        double pages = saves.size() + ends.size();
        double page = (save * saves.size() + end * ends.size()) / pages;
        return new Result(save, end, page, saves.size(), flags);
    }

    private double measure(List<AssessmentInput> inputs, long millis) {
        long until = System.nanoTime() + millis * 1_000_000;
        long count = 0;
        long seen = 0;
        long start = THREADS.getCurrentThreadCpuTime();
        while (System.nanoTime() < until) {
            for (AssessmentInput input : inputs) {
                seen += assessor.assess(input).flags().size();
            }
            count += inputs.size();
        }
        long spent = THREADS.getCurrentThreadCpuTime() - start;
        if (seen < 0) {
            throw new IllegalStateException("Unreachable: keeps the work from being optimised away");
        }
        return spent / 1000.0 / count;
    }

    private Answers answerAll(
            Survey survey, SplittableRandom random, @org.jspecify.annotations.Nullable History history) {
        int[] phq = PhqItems.fromTotal(8 + random.nextInt(12), random);
        Answers answers = Answers.none();
        Optional<Question> next = survey.next(answers);
        while (next.isPresent()) {
            String id = next.get().id();
            answers = answers.with(id, answer(next.get(), phq, random));
            next = survey.next(answers);
            if (history != null) {
                AssessmentInput input = new AssessmentInput(
                        "poll-bench",
                        survey,
                        answers,
                        Set.of(id),
                        next.isEmpty(),
                        Set.of(),
                        history,
                        Set.of(),
                        Instant.EPOCH);
                (next.isEmpty() ? ends : saves).add(input);
            }
        }
        return answers;
    }

    private static String answer(Question question, int[] phq, SplittableRandom random) {
        String id = question.id();
        if (id.startsWith("PHQ-0")) {
            return String.valueOf(phq[id.charAt(5) - '1']);
        }
        boolean common = random.nextInt(10) > 0;
        List<String> values = question.choices().stream().map(c -> c.value()).toList();
        if (values.contains("no")) {
            return common ? "no" : "yes";
        }
        return values.get(common ? 0 : random.nextInt(values.size()));
    }

    private static History history(Answers baseline) {
        return new History(
                List.of(baseline),
                Map.of("urinary-check", baseline, "dependency-check", baseline, "asq-followup", baseline),
                OptionalInt.of(9),
                List.of(14, 12, 15, 11, 9, 12, 13),
                Map.of(),
                Optional.empty(),
                new History.Exposure(3, 210, OptionalInt.of(7)),
                false);
    }
}
