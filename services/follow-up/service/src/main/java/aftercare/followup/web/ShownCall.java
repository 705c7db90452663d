package aftercare.followup.web;

/** A call that was made, and what came of it. */
public record ShownCall(String at, String by, String outcome, String note) {
    @Override
    public String toString() {
        return "ShownCall[" + at + ", " + by + ", " + outcome + "]";
    }
}
