package aftercare.intake.message;

import org.jspecify.annotations.Nullable;

/**
 * Where a message goes and how it is worded. Frozen before the first hand-over, so that a retry at the same channel never goes elsewhere
 * and never says anything else, whatever became of the clinic's name, its address or the wording meanwhile.
 *
 * @param channel {@link #EMAIL} or {@link #SMS}
 * @param address an e-mail address, or a telephone number in E.164
 * @param language BCP 47 tag
 * @param country ISO 3166 alpha-2; decides the crisis numbers
 * @param letter the words, without the secret of their link; null before the first hand-over
 */
public record Addressee(
        String channel,
        String address,
        String language,
        String country,
        @Nullable Letter letter) {
    /** By e-mail. */
    public static final String EMAIL = "email";

    /** By text message. */
    public static final String SMS = "sms";

    /** Not worded yet. */
    public Addressee(String channel, String address, String language, String country) {
        this(channel, address, language, country, null);
    }

    /** The same, worded so. */
    Addressee worded(Letter words) {
        return new Addressee(channel, address, language, country, words);
    }

    /** True when it goes to the same place by the same channel. */
    boolean reaches(Addressee other) {
        return channel.equals(other.channel) && address.equals(other.address);
    }

    @Override
    public String toString() {
        return "Addressee[" + channel + "]";
    }
}
