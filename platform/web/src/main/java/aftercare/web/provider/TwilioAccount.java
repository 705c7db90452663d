package aftercare.web.provider;

import java.net.URI;

/**
 * An account at a provider that speaks Twilio's API, and where texts and calls come from. Its text form shows nothing.
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
                    "An account at a provider needs its account, token and from: give all three, or name no provider");
        }
    }

    @Override
    public String toString() {
        return "TwilioAccount[hidden]";
    }
}
