package aftercare.followup.checkin;

import aftercare.followup.expression.Domain;
import aftercare.followup.expression.Facts;
import aftercare.followup.expression.ValueType;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The coded answers of one check-in, as far as conditions may look at them. PRE-04 to PRE-07 are times, of which session
 * alone makes its windows.
 *
 * @param coded by the question's id, such as {@code PRE-01}; ticks with commas between them
 */
public record CheckInAnswers(Map<String, String> coded) {
    private static final String CHANGES = "PRE_02";

    private static final Map<String, Domain> DOMAINS = Map.of(
            "PRE_01",
            Domain.word(List.of("yes", "no", "unsure", "declined", "")),
            CHANGES,
            Domain.ticks(List.of("medicine", "illness", "heart", "allergy", "mood", "pee", "none", "declined")),
            "PRE_03",
            Domain.word(List.of("yes", "no", "na", "declined", "")),
            "PRE_08",
            Domain.word(List.of("yes", "no", "declined", "")),
            "PRE_09",
            Domain.word(List.of("ride", "taxi", "home", "no", "declined", "")));

    public CheckInAnswers {
        coded = Map.copyOf(coded);
    }

    /** The names that conditions use, and what they can be. */
    public static Map<String, Domain> domains() {
        return DOMAINS;
    }

    static Map<String, ValueType> types() {
        return DOMAINS.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, name -> name.getValue().type()));
    }

    /** The answers by the names that conditions use; an empty word, or no tick, for what was not asked. */
    Facts facts() {
        return name -> {
            String answer = coded.getOrDefault(item(name), "");
            return name.equals(CHANGES) ? ticks(answer) : answer;
        };
    }

    /** What a flag shows of it: the answers to these names, by the questions' ids. */
    Map<String, String> inputs(Collection<String> names) {
        Map<String, String> inputs = new TreeMap<>();
        for (String name : names) {
            inputs.put(item(name), coded.getOrDefault(item(name), ""));
        }
        return inputs;
    }

    private static String item(String name) {
        return name.replace('_', '-');
    }

    private static List<String> ticks(String answer) {
        return Arrays.stream(answer.split(",", -1))
                .filter(tick -> !tick.isEmpty())
                .toList();
    }
}
