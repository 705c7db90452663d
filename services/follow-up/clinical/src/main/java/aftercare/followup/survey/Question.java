package aftercare.followup.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One question as one patient reads it: language chosen, placeholders filled.
 *
 * @param id stable id, safe in a path and as a database key, such as {@code URI-01}; a question repeated for a ticked
 *     effect carries it: {@code FDC-10-FDC-E07}
 * @param instrument id of the form it belongs to
 * @param kind how it is answered
 * @param intro paragraphs shown above it, once: the opening words of its section
 * @param stem the phrase a questionnaire repeats above each of its items
 * @param text the question
 * @param choices the answers without "I'd rather not say"
 * @param none the tick that clears the others; empty when there is none
 * @param declineLabel the words of "I'd rather not say"; empty when the question must be answered
 * @param problem what to say when nothing usable was selected; reads the question back
 * @param most how many characters {@link Kind#TEXT} may have; 0 for the others
 */
public record Question(
        String id,
        String instrument,
        Kind kind,
        List<String> intro,
        Optional<String> stem,
        String text,
        List<Choice> choices,
        Optional<String> none,
        Optional<String> declineLabel,
        String problem,
        int most) {

    /** How a question is answered. */
    public enum Kind {
        /** One of a few labels. */
        CHOICE,
        /** Any number of boxes, at least one. */
        TICK,
        /** One of many short labels in a row, such as 0 to 10. */
        SCALE,
        /** Words of the patient's own. */
        TEXT
    }

    public Question {
        intro = List.copyOf(intro);
        choices = List.copyOf(choices);
    }

    /** True when "I'd rather not say" is offered. */
    public boolean allowsDecline() {
        return declineLabel.isPresent();
    }

    /** Everything the page offers, in order, "I'd rather not say" last (coded {@code declined}). */
    public List<Choice> offered() {
        List<Choice> all = new ArrayList<>(choices);
        declineLabel.ifPresent(label -> all.add(new Choice(Answers.DECLINED, label)));
        return List.copyOf(all);
    }

    /**
     * Reads what a page submitted. "None of these" together with other boxes, or "I'd rather not say" together with an
     * answer, asks again: clearing what was ticked could hide an emergency.
     */
    public Parsed read(List<String> submitted) {
        return kind == Kind.TEXT ? readWords(submitted) : readChoice(submitted);
    }

    /** Nothing written, more than {@link #most} characters, or words together with "I'd rather not say": asks again. */
    private Parsed readWords(List<String> submitted) {
        List<String> values = submitted.stream()
                .map(v -> v.replace("\r\n", "\n").strip())
                .filter(v -> !v.isEmpty())
                .toList();
        if (values.size() != 1) {
            return new Parsed.Problem(problem);
        }
        String words = values.getFirst();
        if (words.equals(Answers.DECLINED) && allowsDecline()) {
            return new Parsed.Coded(words);
        }
        return words.codePointCount(0, words.length()) <= most
                ? new Parsed.Coded(Parsed.WRITTEN, Optional.of(words))
                : new Parsed.Problem(problem);
    }

    private Parsed readChoice(List<String> submitted) {
        List<String> offered = offered().stream().map(Choice::value).toList();
        List<String> values =
                submitted.stream().filter(v -> !v.isEmpty()).distinct().toList();
        boolean alone = values.contains(Answers.DECLINED)
                || none.filter(values::contains).isPresent()
                || kind != Kind.TICK;
        if (values.isEmpty() || !offered.containsAll(values) || (alone && values.size() > 1)) {
            return new Parsed.Problem(problem);
        }
        return new Parsed.Coded(
                String.join(",", offered.stream().filter(values::contains).toList()));
    }

    /** The label behind a coded value, ticks joined by "; ". */
    public String labelOf(String coded) {
        List<String> labels = new ArrayList<>();
        for (String value : coded.split(",")) {
            labels.add(offered().stream()
                    .filter(c -> c.value().equals(value))
                    .map(Choice::label)
                    .findFirst()
                    .orElse(value));
        }
        return String.join("; ", labels);
    }
}
