package aftercare.intake.web;

import aftercare.intake.screening.Refusal;
import aftercare.web.FormErrors;

/** What a clinician typed about an answer that stands in the way, and what is said when it cannot be written down. */
final class Findings {
    private static final int LONGEST = 1000;

    private Findings() {}

    static void check(String field, String reason, FormErrors errors) {
        errors.check(!reason.isEmpty(), field, "Enter the reason: it is kept with your name and the date")
                .check(reason.length() <= LONGEST, field, "Enter a reason of at most " + LONGEST + " characters");
    }

    static String said(String question, Refusal why) {
        return switch (why) {
            case NO_SUCH_QUESTION -> "The checklist has no question " + question + ".";
            case CHANGED_SINCE ->
                "Something was written down about " + question
                        + " after you opened the page. Read it, then record your finding again.";
            case EXCLUDED ->
                question
                        + " excludes from treatment as long as the answer is yes. When that is over, answer the question"
                        + " again; then a clinician confirms it.";
            case NOTHING_OPEN -> "Nothing about " + question + " waits for a clinician.";
        };
    }
}
