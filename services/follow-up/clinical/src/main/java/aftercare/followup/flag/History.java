package aftercare.followup.flag;

import aftercare.followup.survey.Answers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What is known of the patient from before this survey, as far as rules look at it.
 *
 * @param baselines the answers of the one or two baseline surveys; the worse of the two counts
 * @param previous the latest earlier answers per instrument id, {@code asq-followup} or {@code asq} included
 * @param bestPhq9 the patient's lowest PHQ-9 total so far
 * @param phq9Totals the patient's PHQ-9 totals so far, oldest first
 * @param accepted levels a clinician recorded, by item id ({@code URI-04}), grade ({@code urinary-night}) or total ({@code
 *     phq-9}, {@code gad-7}); while they last they replace the baseline
 * @param asqLevel the ASQ pattern a clinician recorded
 * @param exposure sessions and dose
 * @param psychosisRisk cleared with W01 or W02: a history of psychosis in the patient or family
 * @param exceptions rows of the pre-session checklist that a clinician made a standing exception from, {@code P01} a
 *     benzodiazepine or {@code P02} a stimulant
 */
public record History(
        List<Answers> baselines,
        Map<String, Answers> previous,
        OptionalInt bestPhq9,
        List<Integer> phq9Totals,
        Map<String, Accepted> accepted,
        Optional<AsqLevel> asqLevel,
        Exposure exposure,
        boolean psychosisRisk,
        Set<String> exceptions) {

    public History {
        baselines = List.copyOf(baselines);
        previous = Map.copyOf(previous);
        phq9Totals = List.copyOf(phq9Totals);
        accepted = Map.copyOf(accepted);
        exceptions = Set.copyOf(exceptions);
    }

    /** Without exceptions. */
    public History(
            List<Answers> baselines,
            Map<String, Answers> previous,
            OptionalInt bestPhq9,
            List<Integer> phq9Totals,
            Map<String, Accepted> accepted,
            Optional<AsqLevel> asqLevel,
            Exposure exposure,
            boolean psychosisRisk) {
        this(baselines, previous, bestPhq9, phq9Totals, accepted, asqLevel, exposure, psychosisRisk, Set.of());
    }

    /** Nothing is known yet. */
    public static History none() {
        return new History(
                List.of(),
                Map.of(),
                OptionalInt.empty(),
                List.of(),
                Map.of(),
                Optional.empty(),
                Exposure.none(),
                false);
    }

    /**
     * A level a clinician knows and accepts until it expires: "known; tell me again if worse".
     *
     * @param level a coded answer, a grade or a total
     * @param since when it was recorded; it says nothing about answers from before
     * @param until the last instant at which it counts
     * @param note why, in the clinician's words; never part of a fact or a log
     */
    public record Accepted(int level, Instant since, Instant until, String note) {
        /** True when it counts at this instant. */
        public boolean counts(Instant now) {
            return !now.isBefore(since) && !now.isAfter(until);
        }
    }

    /**
     * The ASQ pattern a clinician has assessed.
     *
     * @param positive item ids that were positive
     * @param until the last instant at which it counts
     */
    public record AsqLevel(Set<String> positive, Instant recordedAt, Instant until) {
        /** A recorded ASQ level counts for 28 days (clinical reference, S-AMB-POSITIVE). */
        public static final Duration LASTS = Duration.ofDays(28);

        public AsqLevel {
            positive = Set.copyOf(positive);
        }

        /** One that counts as long as any may. */
        public AsqLevel(Set<String> positive, Instant recordedAt) {
            this(positive, recordedAt, recordedAt.plus(LASTS));
        }

        /** True when it counts at this instant. */
        public boolean counts(Instant now) {
            return !now.isAfter(until) && !now.isAfter(recordedAt.plus(LASTS));
        }
    }

    /**
     * How much the patient had.
     *
     * @param sessions28 sessions in the last 28 days
     * @param milligrams28 dose in the last 28 days, rounded up
     * @param daysSinceSession days since the last session; empty before the first
     */
    public record Exposure(int sessions28, int milligrams28, OptionalInt daysSinceSession) {
        public static Exposure none() {
            return new Exposure(0, 0, OptionalInt.empty());
        }
    }
}
