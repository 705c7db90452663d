package aftercare.followup.flag;

import aftercare.followup.change.Drift;
import aftercare.followup.survey.Answers;
import aftercare.followup.survey.Asq;
import aftercare.followup.survey.Scoring;
import aftercare.followup.survey.UrinarySymptom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One assessment's answers and history, with what several rules look at worked out once, when first needed. */
final class Situation {
    /** SYM-RISE: any urinary answer 2 or more above the accepted level (clinical reference, proposal). */
    private static final int RISE = 2;

    final AssessmentInput input;
    final Answers answers;
    final History history;
    private @Nullable Asq asq;
    private @Nullable Effects effects;
    private @Nullable Above above;
    private @Nullable Above previousAbove;
    private @Nullable List<String> risen;
    private @Nullable List<String> previousRisen;
    private long @Nullable [] urinaryLevels;

    Situation(AssessmentInput input) {
        this.input = input;
        this.answers = input.answers();
        this.history = input.history();
    }

    Asq asq() {
        if (asq == null) {
            asq = Asq.of(answers);
        }
        return asq;
    }

    /** True unless a clinician recorded, in the last 28 days, a level that covers every positive item. */
    boolean asqWorseThanRecorded() {
        Optional<History.AsqLevel> recorded = history.asqLevel().filter(level -> level.counts(input.now()));
        return recorded.isEmpty() || !recorded.get().positive().containsAll(asq().positive());
    }

    boolean previousAsqYes() {
        return previous("asq-followup")
                .or(() -> previous("asq"))
                .map(earlier -> Asq.of(earlier).yes())
                .orElse(false);
    }

    Effects effects() {
        if (effects == null) {
            effects = Effects.of(answers);
        }
        return effects;
    }

    /** How many urinary symptoms are above the baseline, now. */
    Above above() {
        if (above == null) {
            above = countAbove(answers);
        }
        return above;
    }

    /** The same in the previous urinary check. */
    Above previousAbove() {
        if (previousAbove == null) {
            previousAbove = previous("urinary-check").map(this::countAbove).orElse(new Above(0, 0));
        }
        return previousAbove;
    }

    private Above countAbove(Answers of) {
        int at2 = 0;
        int at3 = 0;
        for (UrinarySymptom symptom : UrinarySymptom.values()) {
            OptionalInt grade = symptom.grade(of);
            if (grade.isPresent() && grade.getAsInt() >= 2 && grade.getAsInt() > reference(symptom)) {
                at2++;
                at3 += grade.getAsInt() == 3 ? 1 : 0;
            }
        }
        return new Above(at2, at3);
    }

    /** What a symptom's grade is compared with: the accepted level, else the worse baseline, else -1. */
    private int reference(UrinarySymptom symptom) {
        OptionalInt accepted = accepted(symptom.score());
        if (accepted.isPresent()) {
            return accepted.getAsInt();
        }
        int worst = -1;
        for (Answers baseline : history.baselines()) {
            worst = Math.max(worst, symptom.grade(baseline).orElse(-1));
        }
        return worst;
    }

    /** What a total is compared with: the accepted level, else the worse baseline, else -1. */
    int baselineTotal(String name, Function<Answers, OptionalInt> total) {
        OptionalInt accepted = accepted(name);
        if (accepted.isPresent()) {
            return accepted.getAsInt();
        }
        int worst = -1;
        for (Answers baseline : history.baselines()) {
            worst = Math.max(worst, total.apply(baseline).orElse(-1));
        }
        return worst;
    }

    /** True when the PHQ-9 total just completed ends a slow rise over the patient's own level. */
    boolean phq9Drifts() {
        OptionalInt total = Scoring.phq9(answers);
        if (total.isEmpty()) {
            return false;
        }
        List<Integer> totals = new ArrayList<>(history.phq9Totals());
        totals.add(total.getAsInt());
        return Drift.upwards(totals);
    }

    /** Ids of the urinary answers that are 2 or more above the accepted level or the worse baseline, now. */
    List<String> risen() {
        if (risen == null) {
            risen = risen(answers);
        }
        return risen;
    }

    /** The same in the previous urinary check. */
    List<String> previousRisen() {
        if (previousRisen == null) {
            previousRisen = previous("urinary-check").map(this::risen).orElse(List.of());
        }
        return previousRisen;
    }

    private List<String> risen(Answers of) {
        List<String> risen = new ArrayList<>();
        List<String> items = UrinarySymptom.items();
        for (int i = 0; i < items.size(); i++) {
            OptionalInt answer = of.number(items.get(i));
            if (answer.orElse(0) >= RISE) {
                long level = urinaryLevels()[i];
                if (level >= 0 && answer.getAsInt() >= level + RISE) {
                    risen.add(items.get(i));
                }
            }
        }
        return risen;
    }

    /** What each of {@link UrinarySymptom#items()} is compared with. */
    private long[] urinaryLevels() {
        if (urinaryLevels == null) {
            urinaryLevels = UrinarySymptom.items().stream()
                    .mapToLong(this::urinaryLevel)
                    .toArray();
        }
        return urinaryLevels;
    }

    /** How much a symptom gets in the way is not asked when there is none: then its level is 0. */
    private long urinaryLevel(String item) {
        long level = baselineNumber(item);
        boolean symptomFree = item.endsWith("i") && baselineNumber(item.substring(0, item.length() - 1)) == 0;
        return level < 0 && symptomFree ? 0 : level;
    }

    /** What a number is compared with: the accepted level, else the worse baseline, else -1. */
    long baselineNumber(String item) {
        OptionalInt accepted = accepted(item);
        if (accepted.isPresent()) {
            return accepted.getAsInt();
        }
        long worst = -1;
        for (Answers baseline : history.baselines()) {
            worst = Math.max(worst, baseline.number(item).orElse(-1));
        }
        return worst;
    }

    /** Every value the baselines gave for a word or ticks. */
    List<String> baselineWords(String item) {
        List<String> words = new ArrayList<>();
        for (Answers baseline : history.baselines()) {
            baseline.get(item).ifPresent(value -> words.addAll(List.of(value.split(","))));
        }
        return words;
    }

    /** What a clinician accepted and still counts, by name; of ASQ the positive items. */
    SortedMap<String, String> accepted() {
        SortedMap<String, String> counting = new TreeMap<>();
        history.accepted().forEach((name, level) -> {
            if (level.counts(input.now())) {
                counting.put(name, Integer.toString(level.level()));
            }
        });
        history.asqLevel()
                .filter(level -> level.counts(input.now()))
                .ifPresent(level -> counting.put(
                        Acceptable.ASQ,
                        String.join(" ", level.positive().stream().sorted().toList())));
        return counting;
    }

    private OptionalInt accepted(String name) {
        History.Accepted level = history.accepted().get(name);
        return level == null || !level.counts(input.now()) ? OptionalInt.empty() : OptionalInt.of(level.level());
    }

    private Optional<Answers> previous(String instrument) {
        return Optional.ofNullable(history.previous().get(instrument));
    }

    /** The previous answer to an item, whichever of its instruments it was asked in. */
    @Nullable String previousAnswer(String item, List<String> instruments) {
        for (String instrument : instruments) {
            Answers earlier = history.previous().get(instrument);
            if (earlier != null && earlier.has(item)) {
                return earlier.value(item);
            }
        }
        return null;
    }

    /** True when the survey is over and everything but ASQ and WHO was declined. */
    boolean restDeclined() {
        if (!input.finished()) {
            return false;
        }
        boolean any = false;
        for (Map.Entry<String, String> answer : answers.values().entrySet()) {
            if (!answer.getKey().startsWith("ASQ") && !answer.getKey().equals("WHO")) {
                any = true;
                if (!answer.getValue().equals(Answers.DECLINED)) {
                    return false;
                }
            }
        }
        return any;
    }

    /**
     * Symptoms above the baseline.
     *
     * @param at2 at grade 2 or 3
     * @param at3 at grade 3
     */
    record Above(int at2, int at3) {}

    /** The ticked side effects by how bad they are and whether they are still there. */
    record Effects(List<String> severeStill, List<String> severeGone, List<String> mildStill, List<String> declined) {
        static Effects of(Answers answers) {
            Effects effects = new Effects(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (String effect : answers.ticks("FDC-09")) {
                effects.sort(effect, answers);
            }
            return effects;
        }

        private void sort(String effect, Answers answers) {
            String severity = "FDC-10-" + effect;
            String still = "FDC-10a-" + effect;
            if (answers.declined(severity) || answers.declined(still)) {
                declined.add(effect);
            }
            boolean severe = answers.number(severity).orElse(0) >= 3;
            boolean mild = answers.number(severity).orElse(0) >= 1 && !severe;
            if (severe && answers.is(still, "yes")) {
                severeStill.add(effect);
            } else if (severe && answers.is(still, "no")) {
                severeGone.add(effect);
            } else if (mild && answers.is(still, "yes")) {
                mildStill.add(effect);
            }
        }
    }

    static Situation of(aftercare.followup.survey.Survey survey, Answers answers) {
        return new Situation(new AssessmentInput(
                "", survey, answers, Set.of(), false, Set.of(), History.none(), Set.of(), Instant.EPOCH));
    }
}
