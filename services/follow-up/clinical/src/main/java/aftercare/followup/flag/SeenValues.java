package aftercare.followup.flag;

import aftercare.followup.survey.AnswerValues;
import aftercare.followup.survey.Answers;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a rule looked at, as text under the names clinicians read; it can be read back without loss. */
final class SeenValues {
    /** No code, score or exposure is longer. */
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");

    private SeenValues() {}

    /** Item ids as the patient's form has them; no dots, so that the inputs can be stored under these names. */
    static String label(Name name) {
        String text = name.name();
        int dot = text.lastIndexOf('.');
        String last = text.substring(dot + 1);
        boolean item = !last.isEmpty() && Character.isUpperCase(last.charAt(0));
        return (dot < 0 ? "" : text.substring(0, dot).replace('.', ' ') + " ") + (item ? last.replace('_', '-') : last);
    }

    /** As stored; empty for what was not asked. */
    static String text(Object value) {
        if (value instanceof Collection<?> words) {
            return String.join(",", words.stream().map(Object::toString).toList());
        }
        if (value instanceof Long number) {
            return number == AnswerValues.NOT_ASKED
                    ? ""
                    : number == AnswerValues.DECLINED ? Answers.DECLINED : number.toString();
        }
        return value.toString();
    }

    /** The value that was stored under the name's label; empty when no value of its type can be read there. */
    static Optional<Object> read(Name name, Map<String, String> inputs) {
        String text = inputs.getOrDefault(label(name), "");
        return switch (name.type()) {
            case NUMBER -> number(text);
            case WORD -> Optional.of(text);
            case WORDS -> Optional.of(text.isEmpty() ? List.of() : Arrays.asList(text.split(",")));
            case YES_NO ->
                text.equals("true") || text.equals("false")
                        ? Optional.of(Boolean.parseBoolean(text))
                        : Optional.empty();
        };
    }

    private static Optional<Object> number(String text) {
        if (text.isEmpty()) {
            return Optional.of(AnswerValues.NOT_ASKED);
        }
        if (text.equals(Answers.DECLINED)) {
            return Optional.of(AnswerValues.DECLINED);
        }
        return NUMBER.matcher(text).matches() ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
}
