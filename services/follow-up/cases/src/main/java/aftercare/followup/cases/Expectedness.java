package aftercare.followup.cases;

/**
 * Whether the reference document in use names the event in this nature and severity (ICH E2A, II.C).
 *
 * @param reference which document, with its version or date; never blank, because expected by nothing means nothing
 */
public record Expectedness(boolean expected, String reference) {
    public Expectedness {
        reference = reference.strip();
        if (reference.isEmpty()) {
            throw new IllegalArgumentException("Expectedness needs the reference document it was judged against");
        }
    }
}
