package aftercare.session.web;

import aftercare.session.vitals.SideEffect;
import aftercare.session.vitals.SideEffects;
import aftercare.web.FormErrors;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was typed to record side effects, as it was typed: {@code effects.FDC-E01} and so on, and {@code other}. */
public record SideEffectsForm(Map<String, String> typed) {
    static final List<String> FIELDS = Stream.concat(
                    Arrays.stream(SideEffect.values()).map(SideEffectsForm::field), Stream.of("other"))
            .toList();
    private static final int LONGEST_OTHER = 200;

    public SideEffectsForm {
        typed = Map.copyOf(typed);
    }

    static SideEffectsForm of(Function<String, @Nullable String> typed) {
        Map<String, String> kept = new HashMap<>();
        FIELDS.forEach(field -> kept.put(field, Typed.orEmpty(typed.apply(field))));
        return new SideEffectsForm(kept);
    }

    /** The field for the severity of an effect. */
    public static String field(SideEffect effect) {
        return "effects." + effect.id();
    }

    /** What was typed into a field; empty when nothing was. */
    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    /** What the fields mean. */
    record Seen(Map<SideEffect, Integer> severities, String other) {}

    /** Empty when a field is faulty, and then {@code errors} says which and what to do. */
    Optional<Seen> read(FormErrors errors) {
        Map<SideEffect, Integer> severities = new EnumMap<>(SideEffect.class);
        for (SideEffect effect : SideEffect.values()) {
            String severity = value(field(effect));
            if (!severity.isEmpty()) {
                @Nullable Integer read = Numbers.whole(
                        field(effect),
                        "how bad it was: " + effect.label() + ",",
                        severity,
                        SideEffects.MILDEST,
                        SideEffects.WORST,
                        errors);
                if (read != null) {
                    severities.put(effect, read);
                }
            }
        }
        String other = value("other");
        errors.check(
                        errors.any() || !severities.isEmpty(),
                        field(SideEffect.E01),
                        "Select how bad each side effect is that you see, or record none")
                .check(
                        !severities.containsKey(SideEffect.E19) || !other.isEmpty(),
                        "other",
                        "Enter what the other side effect is")
                .check(
                        severities.containsKey(SideEffect.E19) || other.isEmpty(),
                        field(SideEffect.E19),
                        "Select how bad the other side effect is")
                .check(
                        other.length() <= LONGEST_OTHER && other.chars().noneMatch(Character::isISOControl),
                        "other",
                        "Enter what the other side effect is in at most " + LONGEST_OTHER + " characters on one line");
        return errors.any() ? Optional.empty() : Optional.of(new Seen(severities, other));
    }
}
