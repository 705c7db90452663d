package aftercare.followup.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The ASQ, baseline or follow-up form, as far as it is answered. Declined counts as positive (NIMH; clinical reference).
 *
 * @param positive ids of items 1 to 4 answered yes or declined
 * @param yes true when one of items 1 to 4 is yes
 * @param answered how many of items 1 to 4 are answered
 * @param fifth answer to item 5; empty when it is open
 */
public record Asq(List<String> positive, boolean yes, int answered, Optional<String> fifth) {

    /** What a finished ASQ means. */
    public enum Result {
        NEGATIVE(0),
        NON_ACUTE_POSITIVE(1),
        ACUTE_POSITIVE(2);

        private final int code;

        Result(int code) {
            this.code = code;
        }

        /** As a score in events. */
        public int code() {
            return code;
        }

        /** As written in events and on the command line: {@code non-acute-positive}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final List<String> FIRST_THREE = List.of("ASQ-1", "ASQ-2", "ASQ-3");

    public Asq {
        positive = List.copyOf(positive);
    }

    /** Reads either form: item 4 is {@code ASQ-4} at the baselines and {@code ASQ-4F} after them. */
    public static Asq of(Answers answers) {
        List<String> positive = new ArrayList<>();
        boolean yes = false;
        int answered = 0;
        List<String> items = new ArrayList<>(FIRST_THREE);
        items.add(answers.has("ASQ-4F") ? "ASQ-4F" : "ASQ-4");
        for (String item : items) {
            String answer = answers.get(item).orElse("");
            answered += answer.isEmpty() ? 0 : 1;
            yes |= answer.equals("yes");
            if (answer.equals("yes") || answer.equals(Answers.DECLINED)) {
                positive.add(item);
            }
        }
        return new Asq(positive, yes, answered, answers.get("ASQ-5"));
    }

    /** The result; empty as long as it is unfinished. Item 5 yes or declined is acute whatever else is open. */
    public Optional<Result> result() {
        if (fifth.isPresent() && !fifth.get().equals("no")) {
            return Optional.of(Result.ACUTE_POSITIVE);
        }
        if (answered < 4) {
            return Optional.empty();
        }
        if (positive.isEmpty()) {
            return Optional.of(Result.NEGATIVE);
        }
        return fifth.map(no -> Result.NON_ACUTE_POSITIVE);
    }
}
