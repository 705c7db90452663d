package aftercare.intake.web;

import aftercare.intake.screening.Answer;
import aftercare.intake.screening.Checklist;
import aftercare.intake.screening.Question;
import aftercare.intake.screening.Screening;
import aftercare.web.FormErrors;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was chosen and typed to screen somebody, as it was.
 *
 * @param answers by the question's id; only those that were given
 * @param medicines what the patient takes; empty when nothing was typed
 */
public record ScreeningForm(Map<String, String> answers, String medicines) {
    private static final int LONGEST = 2000;

    /** Codes of the answers, as a message lists them. */
    private static final String CODES =
            Stream.of(Answer.values()).map(Answer::code).collect(Collectors.joining(", "));

    public ScreeningForm {
        answers = Map.copyOf(answers);
    }

    /** @param typed the value of a field by its name, or null */
    static ScreeningForm of(Checklist checklist, Function<String, @Nullable String> typed) {
        Map<String, String> answers = new LinkedHashMap<>();
        for (String id : checklist.ids()) {
            String answer = typed.apply(id);
            if (answer != null && !answer.isBlank()) {
                answers.put(id, answer.strip());
            }
        }
        String medicines = typed.apply("medicines");
        return new ScreeningForm(answers, medicines == null ? "" : medicines.strip());
    }

    /**
     * The answers; empty when one is faulty, and then {@code errors} says which. The first screening answers every
     * question, a later one those that were asked again.
     */
    Optional<Map<String, Answer>> read(Checklist checklist, Screening before, FormErrors errors) {
        Map<String, Answer> read = new LinkedHashMap<>();
        boolean first = before.entries().isEmpty();
        for (Question question : checklist.questions()) {
            String given = answers.get(question.id());
            if (given != null) {
                Optional<Answer> answer = Answer.of(given);
                answer.ifPresent(a -> read.put(question.id(), a));
                errors.check(answer.isPresent(), question.id(), "Give one of " + CODES + " to: " + question.text());
            } else {
                errors.check(!first, question.id(), "Select yes, no or not sure: " + question.text());
            }
        }
        errors.check(
                first || !read.isEmpty() || !medicines.isEmpty(),
                checklist.ids().getFirst(),
                "Answer at least one question, or type what the patient takes");
        errors.check(
                medicines.length() <= LONGEST,
                "medicines",
                "Type what the patient takes in at most " + LONGEST + " characters");
        return errors.any() ? Optional.empty() : Optional.of(read);
    }

    /** True when this answer to this question is chosen. */
    public boolean chosen(String question, Answer answer) {
        return answer.code().equals(answers.get(question));
    }

    @Override
    public String toString() {
        return "ScreeningForm[hidden]";
    }
}
