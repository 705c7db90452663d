package aftercare.intake.message;

/**
 * Where a message goes and how it is worded. Frozen before the first hand-over, so that a retry at the same channel never goes elsewhere.
 *
 * @param channel {@link #EMAIL} or {@link #SMS}
 * @param address an e-mail address, or a telephone number in E.164
 * @param language BCP 47 tag
 * @param country ISO 3166 alpha-2; decides the crisis numbers
 */
public record Addressee(String channel, String address, String language, String country) {
    /** By e-mail. */
    public static final String EMAIL = "email";

    /** By text message. */
    public static final String SMS = "sms";

    @Override
    public String toString() {
        return "Addressee[" + channel + "]";
    }
}
