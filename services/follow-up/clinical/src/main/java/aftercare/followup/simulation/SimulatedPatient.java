package aftercare.followup.simulation;

import aftercare.followup.flag.Assessment;
import aftercare.followup.flag.AssessmentInput;
import aftercare.followup.flag.Flag;
import aftercare.followup.flag.History;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.protocol.Silence;
import aftercare.followup.protocol.Standing;
import aftercare.followup.protocol.Step;
import aftercare.followup.protocol.Timetable;
import aftercare.followup.survey.Answers;
import aftercare.followup.survey.Asq;
import aftercare.followup.survey.FormPart;
import aftercare.followup.survey.Instruments;
import aftercare.followup.survey.Phq9Trajectories.Trajectory;
import aftercare.followup.survey.Question;
import aftercare.followup.survey.Scoring;
import aftercare.followup.survey.Survey;
import aftercare.followup.survey.SurveyContext;
import aftercare.kernel.Tier;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One invented patient's way through a protocol: enrolled a week before the first session, a session a week for four weeks, then
 * one every two weeks; nine of ten surveys are answered. What is due within hours of each other is one survey, as when the clinic
 * asks. After a flag on suicide a clinician records the ASQ pattern, as the
 * protocol expects.
 */
final class SimulatedPatient {
    private static final Instant ENROLLED = Instant.parse("2026-01-05T09:00:00Z");
    /** From the enrolment. */
    static final Duration FIRST_SESSION = Duration.ofDays(7);

    private static final Duration URGENT_LASTS = Duration.ofDays(14);
    private static final double ANSWERED = 0.9;
    private static final Map<String, String> WORDS =
            Map.of("clinic", "the clinic", "session_day", "your session day", "last_asked_date", "the last survey");

    private final Protocol protocol;
    private final Instruments instruments;
    private final Timetable timetable;
    private final SplittableRandom random;
    private final Steady steady;
    private final @Nullable Planted planted;
    private final Duration plantedAfter;
    private final Instant end;
    private final PriorityQueue<Due> due = new PriorityQueue<>(
            Comparator.comparing(Due::at).thenComparing(d -> d.step().key()));
    private final List<Instant> sessions = new ArrayList<>();
    private final List<Answers> baselines = new ArrayList<>();
    private final Map<String, Answers> previous = new HashMap<>();
    private final List<Integer> totals = new ArrayList<>();
    private Optional<History.AsqLevel> asqLevel = Optional.empty();
    private Optional<Tier> silent = Optional.empty();
    private Instant lastUrgent = Instant.EPOCH;
    private int polls;
    private int missed;

    private record Filled(Answers answers, List<Question> questions) {}

    private record Due(Step step, int occurrence, Instant anchor, Instant at) {}

    /**
     * One invitation and what came of it.
     *
     * @param answered false when it was missed; then there are no flags
     * @param silence tier of the silence case that a missed one opened; empty when it opened none
     * @param sincePlanted since the planted course began; negative before
     */
    record Seen(
            String step,
            boolean answered,
            Optional<Tier> silence,
            OptionalInt item9,
            List<Flag> flags,
            Duration sincePlanted) {}

    /**
     * @param number of the patient in the cohort, from 0
     * @param planted null: no true change
     * @param length from the first session
     */
    SimulatedPatient(
            Protocol protocol,
            Instruments instruments,
            List<Trajectory> people,
            int number,
            @Nullable Planted planted,
            Duration length,
            SplittableRandom random) {
        this.protocol = protocol;
        this.instruments = instruments;
        this.timetable = new Timetable(protocol.sending());
        this.random = random;
        this.steady = new Steady(people, number, random);
        this.planted = planted;
        this.plantedAfter = FIRST_SESSION.plus(Duration.ofDays(10));
        this.end = ENROLLED.plus(FIRST_SESSION).plus(length);
    }

    /** Lives through it, telling of each poll. */
    void live(Consumer<Seen> seen) {
        plan();
        while (!due.isEmpty() && due.peek().at().isBefore(end)) {
            Due next = take();
            ask(next, together(next)).ifPresent(seen);
        }
    }

    private Due take() {
        Due next = due.remove();
        if (next.step().every().isPositive()) {
            due.add(due(next.step(), next.occurrence() + 1, next.anchor()));
        }
        return next;
    }

    /** The parts of all that is asked in its survey; those of others leave the queue. */
    private List<FormPart> together(Due asked) {
        Standing standing = standing(asked.at());
        List<FormPart> parts = new ArrayList<>(asked.step().forms(asked.occurrence(), standing));
        Instant until = asked.at().plus(protocol.sending().mergeWithin());
        while (spreads(asked)
                && !parts.isEmpty()
                && !due.isEmpty()
                && spreads(due.peek())
                && !due.peek().at().isAfter(until)
                && agrees(parts, due.peek(), standing)) {
            Due other = take();
            other.step().forms(other.occurrence(), standing).stream()
                    .filter(part -> !parts.contains(part))
                    .forEach(parts::add);
        }
        return parts;
    }

    private static boolean spreads(Due asked) {
        return !asked.step().urgent() && !asked.step().baseline();
    }

    private static boolean agrees(List<FormPart> parts, Due other, Standing standing) {
        return other.step().forms(other.occurrence(), standing).stream()
                .allMatch(form -> parts.stream().allMatch(form::agreesWith));
    }

    private void plan() {
        Instant session = ENROLLED.plus(FIRST_SESSION);
        List<Instant> planned = new ArrayList<>();
        for (int n = 1; session.isBefore(end); n++) {
            planned.add(session);
            session = session.plus(Duration.ofDays(n < 4 ? 7 : 14));
        }
        sessions.addAll(planned);
        for (Step step : protocol.steps()) {
            if (step.asks() == Step.Asked.PATIENT) {
                switch (step.anchor()) {
                    case ENROLMENT -> plan(step, ENROLLED);
                    case PLANNED_SESSION, SESSION ->
                        planned.stream().limit(step.once() ? 1 : planned.size()).forEach(at -> plan(step, at));
                    case SERIES -> plan(step, planned.getFirst());
                    case LAST_SESSION -> plan(step, planned.getLast());
                    case FLAG -> {}
                }
            }
        }
    }

    private void plan(Step step, Instant anchor) {
        due.add(due(step, 1, anchor));
    }

    private Due due(Step step, int occurrence, Instant anchor) {
        return new Due(step, occurrence, anchor, timetable.goesOut(step, occurrence, anchor, ZoneOffset.UTC));
    }

    private Optional<Seen> ask(Due asked, List<FormPart> parts) {
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        Duration sincePlanted = Duration.between(ENROLLED.plus(plantedAfter), asked.at());
        boolean required = asked.step().baseline();
        if (!required && random.nextDouble() >= ANSWERED) {
            missed++;
            return Optional.of(
                    new Seen(asked.step().key(), false, silence(asked), OptionalInt.empty(), List.of(), sincePlanted));
        }
        missed = 0;
        silent = Optional.empty();
        boolean baseline = asked.step().baseline();
        Survey survey = Survey.of(instruments, parts, new SurveyContext("en", baseline, false, false, WORDS, Map.of()));
        Filled filled = answer(survey, sincePlanted);
        Answers answers = filled.answers();
        Assessment assessment = protocol.assessor()
                .assess(new AssessmentInput(
                        "poll-" + polls++,
                        survey,
                        answers,
                        Set.of(),
                        true,
                        Set.of(),
                        history(asked.at()),
                        Set.of(),
                        asked.at()));
        remember(filled, baseline);
        react(assessment.flags(), answers, asked.at());
        return Optional.of(new Seen(
                asked.step().key(),
                true,
                Optional.empty(),
                answers.number("PHQ-09"),
                assessment.flags(),
                sincePlanted));
    }

    /** One case stands until the next answer; a worse rule makes it worse, and is no other case. */
    private Optional<Tier> silence(Due asked) {
        Instant closes = asked.at().plus(asked.step().window());
        Standing standing = standing(closes).missing(lastUrgent.isAfter(closes.minus(URGENT_LASTS)), missed);
        Optional<Tier> found = protocol.silence(asked.step().key(), standing).map(Silence::tier);
        boolean opens = silent.isEmpty() && found.isPresent();
        silent = found.isPresent() ? found : silent;
        return opens ? found : Optional.empty();
    }

    private Filled answer(Survey survey, Duration sincePlanted) {
        Steady.Day day = steady.day();
        Answers answers = Answers.none();
        while (true) {
            Answers before = answers;
            List<Question> visible = survey.visible(before);
            Map<String, String> more = new HashMap<>();
            for (Question question : visible) {
                if (!before.has(question.id())) {
                    more.put(question.id(), answer(question, day, sincePlanted));
                }
            }
            answers = before.withAll(more);
            if (answers.equals(before)) {
                return new Filled(survey.effective(answers), visible);
            }
        }
    }

    private String answer(Question question, Steady.Day day, Duration sincePlanted) {
        if (planted != null && sincePlanted.isPositive()) {
            Optional<String> ill = planted.answer(question.id(), sincePlanted.toHours() / 168.0);
            if (ill.isPresent()
                    && question.choices().stream().anyMatch(c -> c.value().equals(ill.get()))) {
                return ill.get();
            }
        }
        return day.answer(question);
    }

    private Standing standing(Instant now) {
        List<Instant> past = sessions.stream().filter(s -> s.isBefore(now)).toList();
        int recent = recent(now);
        return new Standing(
                Standing.urinaryGrade(previous.getOrDefault("urinary-check", Answers.none())),
                Standing.lastingEffects(previous.getOrDefault("first-day", Answers.none())),
                past.size(),
                recent,
                protocol.exposureLimits().exceeded(recent, Map.of()),
                false,
                false,
                false,
                missed);
    }

    private int recent(Instant now) {
        return (int) sessions.stream()
                .filter(s -> s.isBefore(now) && s.isAfter(now.minus(Duration.ofDays(28))))
                .count();
    }

    private History history(Instant now) {
        return new History(
                baselines,
                previous,
                totals.stream().mapToInt(Integer::intValue).min(),
                totals,
                Map.of(),
                asqLevel,
                new History.Exposure(recent(now), 0, OptionalInt.empty()),
                false);
    }

    private void remember(Filled filled, boolean baseline) {
        Answers answers = filled.answers();
        if (baseline) {
            baselines.add(answers);
        }
        Map<String, Map<String, String>> byInstrument = new HashMap<>();
        for (Question question : filled.questions()) {
            answers.get(question.id())
                    .ifPresent(value -> byInstrument
                            .computeIfAbsent(question.instrument(), _ -> new HashMap<>())
                            .put(question.id(), value));
        }
        byInstrument.forEach((instrument, of) -> previous.put(instrument, Answers.of(of)));
        Scoring.phq9(answers).ifPresent(totals::add);
    }

    private void react(List<Flag> flags, Answers answers, Instant now) {
        if (flags.stream().anyMatch(flag -> flag.tier() == Tier.RED || flag.tier() == Tier.AMBER)) {
            lastUrgent = now;
        }
        boolean suicide = flags.stream()
                .anyMatch(f -> f.concern().equals("suicide") && f.rule().startsWith("S-AMB"));
        if (suicide) {
            asqLevel =
                    Optional.of(new History.AsqLevel(Set.copyOf(Asq.of(answers).positive()), now));
        }
        for (Step step : protocol.steps()) {
            if (step.anchor() == Step.Anchor.FLAG
                    && flags.stream().anyMatch(f -> step.flags().contains(f.rule()))
                    && due.stream().noneMatch(d -> d.step().key().equals(step.key()))) {
                plan(step, now);
            }
        }
    }
}
