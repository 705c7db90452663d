package aftercare.followup.survey;

import java.util.Optional;

/**
 * Whom to call, by country of residence and never by time zone.
 *
 * @param crisis as shown: "988", or "your local emergency number"
 * @param emergency as shown: "911", or "your local emergency number"
 * @param crisisDial digits to dial or text; empty when unknown
 * @param emergencyDial digits to dial; empty when unknown
 */
public record CrisisNumbers(
        String crisis, String emergency, Optional<String> crisisDial, Optional<String> emergencyDial) {

    private static final CrisisNumbers NORTH_AMERICA =
            new CrisisNumbers("988", "911", Optional.of("988"), Optional.of("911"));
    private static final CrisisNumbers UNKNOWN = new CrisisNumbers(
            "your local emergency number", "your local emergency number", Optional.empty(), Optional.empty());

    /** The numbers of a country, ISO 3166 alpha-2. 988 and 911 hold in the United States and in Canada. */
    public static CrisisNumbers of(String country) {
        return switch (country) {
            case "US", "CA" -> NORTH_AMERICA;
            default -> UNKNOWN;
        };
    }

    /** Where a button leads; empty when its number is unknown. */
    Optional<String> target(String button) {
        return switch (button) {
            case "call-crisis" -> crisisDial.map(digits -> "tel:" + digits);
            case "text-crisis" -> crisisDial.map(digits -> "sms:" + digits);
            case "call-emergency" -> emergencyDial.map(digits -> "tel:" + digits);
            default -> Optional.of(button);
        };
    }
}
