package aftercare.followup.web;

import aftercare.followup.survey.Answers;
import aftercare.followup.survey.Asq;
import aftercare.followup.survey.Instruments;
import aftercare.followup.survey.Item;
import aftercare.followup.survey.Texts;
import aftercare.followup.web.ShownFlag.Seen;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Puts what a rule looked at into the words of the questions and answers. */
final class SeenWords {
    private static final Pattern ITEM =
            Pattern.compile("(?:(baseline|previous) )?([A-Z]+-\\d+\\w*|[A-Z]+-\\w+?)(-[A-Z]+-E\\d+)?");
    private static final Map<String, String> TOTALS = Map.of("phq9", "PHQ-9", "gad7", "GAD-7", "asq", "ASQ");

    private final Instruments instruments;

    SeenWords(Instruments instruments) {
        this.instruments = instruments;
    }

    /** @param inputs as a flag has them: name to coded value */
    List<Seen> of(Map<String, String> inputs) {
        return new TreeMap<>(inputs)
                .entrySet().stream()
                        .map(input -> seen(input.getKey(), input.getValue()))
                        .toList();
    }

    private Seen seen(String name, String value) {
        Matcher matcher = ITEM.matcher(name);
        Optional<Item> item = instruments.item(name);
        String when = "";
        if (matcher.matches()) {
            when = matcher.group(1) == null ? "" : matcher.group(1) + " answer to: ";
            String id = matcher.group(2);
            item = item.or(() -> instruments.item(id));
        }
        String before = when.isEmpty() ? "" : Character.toUpperCase(when.charAt(0)) + when.substring(1);
        return item.map(known -> new Seen(name, before + known.text().in("en"), answer(known, value)))
                .orElseGet(() -> new Seen(plain(name), "", plainValue(name, value)));
    }

    private static String answer(Item item, String coded) {
        return Arrays.stream(coded.split(",")).map(value -> label(item, value)).collect(Collectors.joining("; "));
    }

    private static String label(Item item, String value) {
        if (value.equals(Answers.DECLINED)) {
            return "would rather not say";
        }
        Texts label = item.options().get(value);
        String words = label == null ? value : label.in("en");
        boolean number = value.matches("\\d+") && !words.equals(value);
        return number ? words + " (" + value + ")" : words;
    }

    private static String plainValue(String name, String value) {
        return switch (value) {
            case "true" -> "yes";
            case "false" -> "no";
            default ->
                name.equals("asq result") && Arrays.stream(Asq.Result.values()).anyMatch(r -> r.id().equals(value))
                        ? value.replace('-', ' ')
                        : value;
        };
    }

    /** {@code phq9 total} is "PHQ-9 total", {@code urinary above_at_3} is "Urinary above at 3". */
    private static String plain(String name) {
        String words = name.replace('_', ' ');
        int space = words.indexOf(' ');
        String first = space < 0 ? words : words.substring(0, space);
        String known = TOTALS.get(first);
        return known == null
                ? words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1)
                : known + words.substring(first.length());
    }
}
