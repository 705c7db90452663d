package aftercare.intake.sms;

import aftercare.intake.message.Channel;
import aftercare.intake.message.Letter;
import aftercare.web.provider.Timeouts;
import aftercare.web.provider.TwilioAccount;
import aftercare.web.provider.TwilioApi;
import java.net.URI;

/** Hands texts to a provider that speaks Twilio's API. */
public final class TwilioChannel implements Channel {
    private final TwilioApi api;
    private final URI told;

    /** @param told where the provider tells what became of a message: that, a slash and the message's id */
    public TwilioChannel(TwilioAccount account, URI told, Timeouts timeouts) {
        this.api = new TwilioApi(account, timeouts);
        this.told = told;
    }

    @Override
    public Outcome handOver(String messageId, String address, Letter letter) {
        return Outcomes.of(api.text(messageId, address, letter.brief(), URI.create(told + "/" + messageId)));
    }
}
