package aftercare.followup.web;

import aftercare.followup.survey.Answers;
import aftercare.followup.survey.Instruments;
import aftercare.followup.survey.Item;
import aftercare.followup.survey.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Puts what a rule looked at into the words of the questions. */
final class LookedAt {
    private static final String DECLINED = "I'd rather not say";
    private static final String LANGUAGE = "en";

    private final Instruments instruments;

    LookedAt(Instruments instruments) {
        this.instruments = instruments;
    }

    /** By name. */
    List<ShownFlag.Looked> of(Map<String, String> inputs) {
        return new TreeMap<>(inputs)
                .entrySet().stream()
                        .map(input -> looked(input.getKey(), input.getValue()))
                        .toList();
    }

    private ShownFlag.Looked looked(String name, String value) {
        Optional<Item> item = instruments.item(name.substring(name.lastIndexOf(' ') + 1));
        return new ShownFlag.Looked(
                name,
                item.map(found -> found.text().in(LANGUAGE).replaceAll("\\{[a-z_]+}", "\u2026"))
                        .orElse(""),
                value,
                item.map(found -> words(found, value)).orElse(""));
    }

    private static String words(Item item, String value) {
        return Arrays.stream(value.split(","))
                .filter(one -> !one.isEmpty())
                .map(one -> one.equals(Answers.DECLINED)
                        ? DECLINED
                        : Optional.ofNullable(item.options().get(one))
                                .map(texts -> label(texts))
                                .orElse(one))
                .collect(Collectors.joining("; "));
    }

    private static String label(Texts texts) {
        return texts.in(LANGUAGE);
    }
}
