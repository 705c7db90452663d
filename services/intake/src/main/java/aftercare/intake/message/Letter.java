package aftercare.intake.message;

/**
 * A message as its reader sees it. Holds a link that lets its bearer answer, so its text form shows nothing.
 *
 * @param text plain text
 * @param html the same, for mail programs that show HTML
 */
public record Letter(String subject, String text, String html) {
    @Override
    public String toString() {
        return "Letter[hidden]";
    }
}
