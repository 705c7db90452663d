package aftercare.intake.sms;

import java.net.URI;

/**
 * An account at a provider that speaks Twilio's API, and where texts come from. Its text form shows nothing.
 *
 * @param baseUrl without a slash at the end
 * @param sid of the account
 * @param token signs in, and signs what the provider tells
 * @param from number in E.164, or the SID of a messaging service, which begins with {@code MG}
 */
public record TwilioAccount(URI baseUrl, String sid, String token, String from) {
    public TwilioAccount {
        if (sid.isBlank() || token.isBlank() || from.isBlank()) {
            throw new IllegalArgumentException(
                    "Give aftercare.sms.twilio.account, .token and .from, or no aftercare.sms.provider");
        }
    }

    @Override
    public String toString() {
        return "TwilioAccount[hidden]";
    }
}
