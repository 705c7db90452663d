package aftercare.followup.survey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns an item into the question one patient reads. */
final class Wording {
    private static final String DRUG = "ketamine";

    private final SurveyContext context;
    private final String decline;

    Wording(SurveyContext context, String decline) {
        this.context = context;
        this.decline = decline;
    }

    Question question(Asked asked) {
        Item item = asked.item();
        Instrument instrument = asked.slot().instrument();
        Map<String, String> words = words(asked);
        List<String> intro = asked.opens()
                ? instrument.intro().map(t -> filled(t, asked, words)).stream().toList()
                : List.of();
        return new Question(
                asked.id(),
                instrument.id(),
                item.kind(),
                intro,
                item.stem() ? instrument.stem().map(t -> filled(t, asked, words)) : Optional.empty(),
                filled(item.text(), asked, words),
                choices(item, asked, words),
                item.kind() == Question.Kind.TICK && item.options().containsKey(Item.NONE)
                        ? Optional.of(Item.NONE)
                        : Optional.empty(),
                item.decline() ? Optional.of(decline) : Optional.empty(),
                filled(item.ask(), asked, words),
                item.most());
    }

    boolean isReader(String account) {
        return context.readers().containsKey(account);
    }

    private List<Choice> choices(Item item, Asked asked, Map<String, String> words) {
        List<Choice> choices = new ArrayList<>();
        if (item.named().isPresent()) {
            Map<String, String> readers = context.readers().isEmpty()
                    ? Map.of("safety-officer", "The safety officer of the clinic")
                    : context.readers();
            readers.forEach((account, name) -> choices.add(new Choice(account, name)));
        }
        item.options().forEach((value, label) -> choices.add(new Choice(value, filled(label, asked, words))));
        return choices;
    }

    private Map<String, String> words(Asked asked) {
        Map<String, String> words = new HashMap<>();
        words.put("drug", DRUG);
        words.put("outside_contact", "");
        words.putAll(context.words());
        words.putAll(of(asked.slot().form().words()));
        asked.effect()
                .flatMap(box -> asked.slot().instrument().items().stream()
                        .filter(i -> i.id().equals(asked.item().repeat().orElse("")))
                        .findFirst()
                        .map(i -> i.options().get(box)))
                .ifPresent(label -> words.put("effect", label.in(context.language())));
        return words;
    }

    private String filled(Texts texts, Asked asked, Map<String, String> words) {
        String text = texts.in(context.language());
        for (var phrase : of(asked.slot().form().replace()).entrySet()) {
            text = text.replace(phrase.getKey(), phrase.getValue());
        }
        return Placeholders.fill(text, words);
    }

    private Map<String, String> of(Map<String, Map<String, String>> byLanguage) {
        Map<String, String> exact = byLanguage.get(context.language());
        return exact != null ? exact : byLanguage.getOrDefault("en", Map.of());
    }
}
