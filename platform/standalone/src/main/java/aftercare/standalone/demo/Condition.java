package aftercare.standalone.demo;

import aftercare.followup.survey.PhqItems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** How one patient is at one time, and so what they answer to each question. The same question gets the same answer. */
final class Condition {

    /** Where "nothing is wrong" is not the value {@code none}, {@code no}, {@code 0} or the first offered. */
    private static final Map<String, String> WELL = Map.of("URI-09a", "yes", "ARR-02", "yes");

    /** Item 9 asks about death, and counts by itself. */
    private static final Pattern SCORED = Pattern.compile("PHQ-0[1-8]|PHQ-10|GAD-0[1-7]");

    private final Traits traits;
    private final double week;
    private final Chance chance;
    private final int survey;
    private final int person;
    private final int[] phq;

    /**
     * @param week since enrolment
     * @param survey counts this patient's surveys
     */
    Condition(Traits traits, double week, Chance chance, int person, int survey) {
        this.traits = traits;
        this.week = week;
        this.chance = chance;
        this.person = person;
        this.survey = survey;
        RandomGenerator mood = chance.of("mood", person, survey);
        this.phq = PhqItems.fromTotal(traits.moodIn(week, mood), mood);
    }

    /** The coded answer to a question, of those that its page offers. */
    List<String> answer(String question, List<String> offered) {
        RandomGenerator dice = chance.of("answer", person, survey, question);
        List<String> answer = wished(question, dice, offered);
        return offered.containsAll(answer) && !answer.isEmpty() ? answer : List.of(well(question, offered));
    }

    private List<String> wished(String question, RandomGenerator dice, List<String> offered) {
        if (question.startsWith("PHQ")) {
            return phq(question);
        }
        if (question.startsWith("ASQ")) {
            return List.of(asq(question, dice));
        }
        if (question.startsWith("URI")) {
            return List.of(bladder(question, dice));
        }
        if (question.startsWith("DEP")) {
            return List.of(craving(question, dice));
        }
        if (question.startsWith("FDC")) {
            return firstDay(question, dice, offered);
        }
        return List.of();
    }

    private List<String> phq(String question) {
        int item = Integer.parseInt(question.replaceAll(".*?(\\d+)$", "$1"));
        return item <= phq.length ? List.of(String.valueOf(phq[item - 1])) : List.of("1");
    }

    /** Thoughts of death go with item 9; one in seven of those who have them often has them now. */
    private String asq(String question, RandomGenerator dice) {
        int item9 = phq[8];
        boolean yes = switch (question) {
            case "ASQ-1", "ASQ-2" -> item9 >= 2 && dice.nextInt(100) < 50;
            case "ASQ-3" -> item9 == 3 && dice.nextInt(100) < 40;
            case "ASQ-4" -> item9 >= 2 && dice.nextInt(100) < 10;
            case "ASQ-5" -> item9 >= 2 && dice.nextInt(100) < 15;
            default -> false;
        };
        return yes ? "yes" : "no";
    }

    private String bladder(String question, RandomGenerator dice) {
        int level = traits.bladder() ? (int) Math.min(4, week * 0.9) : 0;
        return switch (question) {
            case "URI-01", "URI-02", "URI-06" -> String.valueOf(level);
            case "URI-01i", "URI-02i", "URI-04", "URI-05", "URI-06i" -> String.valueOf(Math.max(0, level - 1));
            case "URI-07" -> String.valueOf(level);
            case "URI-08" -> level >= 3 && dice.nextInt(100) < 25 ? "yes" : "no";
            default -> "";
        };
    }

    private String craving(String question, RandomGenerator dice) {
        int level = traits.craving() ? (int) Math.min(5, week * 1.2) : 0;
        return switch (question) {
            case "DEP-01" -> String.valueOf(Math.min(10, level * 2 + dice.nextInt(2)));
            case "DEP-02", "DEP-03", "DEP-04", "DEP-05" -> String.valueOf(Math.min(4, level));
            case "DEP-06", "DEP-07" -> level >= 4 && dice.nextInt(100) < 30 ? "yes" : "no";
            default -> "";
        };
    }

    private static List<String> firstDay(String question, RandomGenerator dice, List<String> offered) {
        if (question.startsWith("FDC-10a")) {
            return List.of(dice.nextInt(100) < 15 ? "yes" : "no");
        }
        if (question.startsWith("FDC-10")) {
            return List.of(dice.nextInt(100) < 10 ? "3" : String.valueOf(1 + dice.nextInt(2)));
        }
        return switch (question) {
            case "FDC-02" -> dice.nextInt(100) < 1 ? List.of("headache") : List.of();
            case "FDC-03" -> dice.nextInt(100) < 3 ? List.of(dice.nextBoolean() ? "unhurt" : "hurt") : List.of();
            case "FDC-04" -> dice.nextInt(100) < 5 ? List.of("yes") : List.of();
            case "FDC-07" -> dice.nextInt(100) < 5 ? List.of("cannabis") : List.of();
            case "FDC-09" -> sideEffects(dice, offered);
            case "FDC-11" -> List.of(String.valueOf(Math.max(0, dice.nextInt(100) / 40 - dice.nextInt(2))));
            case "FDC-12" -> dice.nextInt(100) < 4 ? List.of("yes") : List.of();
            default -> List.of();
        };
    }

    private static List<String> sideEffects(RandomGenerator dice, List<String> offered) {
        List<String> ticked = new ArrayList<>();
        for (String effect : List.of("FDC-E01", "FDC-E05", "FDC-E11", "FDC-E17")) {
            if (offered.contains(effect) && dice.nextInt(100) < 22) {
                ticked.add(effect);
            }
        }
        return ticked;
    }

    /** True when a clinician may be told of the answer by itself: it says that something is wrong, other than by adding to a score. */
    static boolean worries(String question, List<String> answer, List<String> offered) {
        return !SCORED.matcher(question).matches() && !answer.equals(List.of(well(question, offered)));
    }

    private static String well(String question, List<String> offered) {
        String known = WELL.getOrDefault(question, "");
        if (offered.contains(known)) {
            return known;
        }
        for (String value : List.of("none", "no", "0")) {
            if (offered.contains(value)) {
                return value;
            }
        }
        return offered.getFirst();
    }
}
