package aftercare.intake.screening;

/**
 * One row of the checklist.
 *
 * @param id such as {@code C01}: C is a contraindication, W a warning, X an addition
 * @param rule as the reference words it
 * @param action as the reference words it
 * @param source where the rule comes from; {@code proposal} is our own and not validated for ketamine
 * @param text what staff are asked
 * @param yes what a yes leads to
 * @param unsure what an unsure answer leads to; a review at least
 */
public record Question(String id, String rule, String action, String source, String text, Outcome yes, Outcome unsure) {
    Outcome after(Answer answer) {
        return switch (answer) {
            case YES -> yes;
            case UNSURE -> unsure;
            case NO -> Outcome.CLEARED;
        };
    }
}
