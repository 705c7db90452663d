package aftercare.intake.message;

/**
 * Where a message goes and how it is worded. Frozen at the first hand-over, so that a retry never goes elsewhere.
 *
 * @param channel {@code email}
 * @param language BCP 47 tag
 * @param country ISO 3166 alpha-2; decides the crisis numbers
 */
public record Addressee(String channel, String address, String language, String country) {
    /** The only channel there is yet. */
    public static final String EMAIL = "email";

    @Override
    public String toString() {
        return "Addressee[" + channel + "]";
    }
}
