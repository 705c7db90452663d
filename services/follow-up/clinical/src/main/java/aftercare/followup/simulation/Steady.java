package aftercare.followup.simulation;

import aftercare.followup.survey.Choice;
import aftercare.followup.survey.Phq9Trajectories.Trajectory;
import aftercare.followup.survey.PhqItems;
import aftercare.followup.survey.Question;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A patient without true change: each answer is the patient's own level with a little noise, and now and then something happens
 * that happens to anybody.
 *
 * <p>From the clinical reference: the PHQ-9 total at the start (real people with 10 or more), item 9 above 0 in about 35 %,
 * thoughts of suicide in about 28 % of those (predictive value of item 9). All other rates are assumptions of this simulation, each
 * stated where it is used.
 */
final class Steady {
    /** Share with item 9 above 0: clinical reference, 32 to 41 % in such a cohort. */
    private static final double IDEATION = 0.35;

    /** Share of those who have thoughts of killing themselves: clinical reference, predictive value of item 9 near 28 %. */
    private static final double THOUGHTS = 0.28;

    /** Share of those who wish to be dead, which item 9 asks in nearly the same words: assumption. */
    private static final double WISH = 0.6;

    /** Share of surveys in which somebody who has such a wish or such thoughts says so: assumption. */
    private static final double SAYS_SO = 0.7;

    /** Share with an attempt in the past: assumption. */
    private static final double PAST_ATTEMPT = 0.2;

    /** Standard deviation of a PHQ-9 total around the patient's own level, in points: assumption. */
    private static final double PHQ_NOISE = 1.5;

    /** Share alone at two hours: the same assumption as "part of the time" and "no" of FDC-05 together. */
    private static final double ALONE = 0.07;

    /** Share of questions declined: assumption. */
    private static final double DECLINED = 0.002;

    private static final Set<String> WELL = Set.of("no", "none", "0", "ok", "all", "me");

    /** Per survey, the share of patients who give an answer that is not the well one: assumptions. */
    private static final Map<String, Map<String, Double>> RARE = Map.ofEntries(
            Map.entry("URI-08", Map.of("yes", 0.002, "unsure", 0.005)),
            Map.entry("URI-09", Map.of("yes", 0.005)),
            Map.entry("URI-10", Map.of("yes", 0.005, "unsure", 0.005)),
            Map.entry("URI-11", Map.of("yes", 0.005)),
            Map.entry("DEP-06", Map.of("yes", 0.005)),
            Map.entry("DEP-07", Map.of("yes", 0.002)),
            Map.entry("DEP-08", Map.of("faster", 0.005, "late", 0.01)),
            Map.entry("MND-01", Map.of("one", 0.03, "two", 0.01)),
            Map.entry("MND-02", Map.of("1", 0.10, "2", 0.02)),
            Map.entry("MND-03", Map.of("yes", 0.01)),
            Map.entry("MND-04", Map.of("yes", 0.003, "unsure", 0.01)),
            Map.entry("MND-05", Map.of("yes", 0.003, "unsure", 0.01)),
            Map.entry("MND-06", Map.of("stopped", 0.03, "still", 0.005)),
            Map.entry("MND-07", Map.of("yes", 0.005)),
            Map.entry("MND-08", Map.of("close", 0.002)),
            Map.entry("ARR-03", Map.of("drowsy", 0.2, "help", 0.001)),
            Map.entry("FDC-01", Map.of("drowsy", 0.002)),
            Map.entry("FDC-02", Map.of("chest", 0.005, "faint", 0.005, "headache", 0.01)),
            Map.entry("FDC-03", Map.of("unhurt", 0.02, "hurt", 0.01, "serious", 0.003)),
            Map.entry("FDC-04", Map.of("yes", 0.04)),
            Map.entry("FDC-05", Map.of("part", 0.05, "no", 0.02)),
            Map.entry("FDC-06", Map.of("alcohol", 0.02, "sleeping", 0.03, "stimulant", 0.02)),
            Map.entry("FDC-07", Map.of("cannabis", 0.04, "alcohol", 0.04)),
            Map.entry("FDC-08", Map.of("unsure", 0.005)),
            Map.entry("FDC-11", Map.of("1", 0.15, "2", 0.03)),
            Map.entry("FDC-12", Map.of("yes", 0.04)),
            Map.entry("FDC-13", Map.of("yes", 0.003)));

    /** Share of sessions with a side effect of the first day: order of the esketamine trials, assumptions. */
    private static final Map<String, Double> EFFECTS = Map.of(
            "FDC-E17", 0.25, "FDC-E18", 0.25, "FDC-E11", 0.20, "FDC-E07", 0.15, "FDC-E01", 0.15, "FDC-E10", 0.05,
            "FDC-E02", 0.10, "FDC-E12", 0.05, "FDC-E05", 0.08, "FDC-E03", 0.05);

    private final SplittableRandom random;
    private final int level;
    private final int gad;
    private final boolean ideation;
    private final boolean wish;
    private final boolean thoughts;
    private final boolean pastAttempt;
    private final Map<String, Integer> habits = new TreeMap<>();

    /**
     * @param number of the patient, from 0: the cohort has the wanted share of patients with thoughts of death, not about it
     */
    Steady(List<Trajectory> people, int number, SplittableRandom random) {
        this.random = random;
        this.level = people.get(random.nextInt(people.size())).month0();
        this.gad = Math.clamp(level - 3L + random.nextInt(4), 0, 21);
        this.ideation = counts(number, IDEATION);
        this.thoughts = ideation && counts((int) (number * IDEATION), THOUGHTS);
        this.wish = thoughts || (ideation && happens(WISH));
        this.pastAttempt = happens(PAST_ATTEMPT);
        for (String item : List.of("URI-01", "URI-02", "URI-03", "URI-04", "URI-05", "URI-06", "URI-07", "DEP-01")) {
            habits.put(item, happens(0.25) ? 1 + random.nextInt(2) : 0);
        }
        for (String item : List.of("DEP-02", "DEP-03", "DEP-04", "DEP-05", "MND-09")) {
            habits.put(item, happens(0.3) ? 1 : 0);
        }
    }

    /** How the patient is on the day of one survey. */
    Day day() {
        int total = Math.clamp(Math.round(level + random.nextGaussian() * PHQ_NOISE), 0, 27);
        int[] phq = PhqItems.fromTotal(total, random);
        if (ideation == (phq[8] == 0)) {
            phq[8] = ideation ? 1 + (happens(0.15) ? 1 : 0) : 0;
        }
        return new Day(phq);
    }

    /** True for this share of all numbers from 0, evenly spread. */
    private static boolean counts(int number, double share) {
        return Math.floor((number + 1) * share) > Math.floor(number * share);
    }

    private boolean happens(double share) {
        return random.nextDouble() < share;
    }

    /** The answers of one day. */
    final class Day {
        private final int[] phq;

        Day(int[] phq) {
            this.phq = phq;
        }

        /** The coded answer. */
        String answer(Question question) {
            List<String> offered =
                    question.choices().stream().map(Choice::value).toList();
            if (question.allowsDecline() && (offered.isEmpty() || happens(DECLINED))) {
                return "declined";
            }
            String wished = wished(question.id(), offered);
            return offered.contains(wished) || wished.contains(",") ? wished : well(offered);
        }

        private String wished(String id, List<String> offered) {
            if (id.startsWith("PHQ-0")) {
                return Integer.toString(phq[id.charAt(5) - '1']);
            }
            if (id.startsWith("GAD-0")) {
                int item = id.charAt(5) - '1';
                return Integer.toString(Math.clamp((gad + item + random.nextInt(2)) / 7, 0, 3));
            }
            if (id.startsWith("ASQ")) {
                return asq(id) ? "yes" : "no";
            }
            if (id.equals("FDC-09")) {
                return effects(offered);
            }
            if (id.startsWith("FDC-10a")) {
                return happens(0.10) ? "yes" : "no";
            }
            if (id.startsWith("FDC-10")) {
                return happens(0.05) ? "3" : happens(0.4) ? "2" : "1";
            }
            if (id.equals("URI-09a")) {
                return "yes";
            }
            if (id.equals("ARR-02")) {
                return happens(ALONE) ? "no" : "yes";
            }
            Integer habit = habits.get(id.endsWith("i") ? id.substring(0, id.length() - 1) : id);
            if (habit != null) {
                int noise = happens(0.1) ? 1 : happens(0.1) ? -1 : 0;
                return Integer.toString(Math.max(0, (id.endsWith("i") ? habit - 1 : habit) + noise));
            }
            return rare(id);
        }

        private boolean asq(String id) {
            return switch (id) {
                case "ASQ-1", "ASQ-2" -> wish && happens(SAYS_SO);
                case "ASQ-3" -> thoughts && happens(SAYS_SO);
                case "ASQ-4" -> pastAttempt;
                default -> false;
            };
        }

        private String effects(List<String> offered) {
            String ticked = offered.stream()
                    .filter(effect -> happens(EFFECTS.getOrDefault(effect, 0.0)))
                    .collect(Collectors.joining(","));
            return ticked.isEmpty() ? "none" : ticked;
        }

        private String rare(String id) {
            double at = random.nextDouble();
            for (Map.Entry<String, Double> answer : new TreeMap<>(RARE.getOrDefault(id, Map.of())).entrySet()) {
                at -= answer.getValue();
                if (at < 0) {
                    return answer.getKey();
                }
            }
            return "";
        }

        private static String well(List<String> offered) {
            return offered.stream().filter(WELL::contains).findFirst().orElse(offered.getFirst());
        }
    }
}
