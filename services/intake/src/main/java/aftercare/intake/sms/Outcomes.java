package aftercare.intake.sms;

import aftercare.intake.message.Channel.Outcome;
import aftercare.web.provider.Taken;

/** What a provider did, as deliveries to patients go by it. */
final class Outcomes {
    private Outcomes() {}

    static Outcome of(Taken taken) {
        return switch (taken) {
            case ACCEPTED -> Outcome.ACCEPTED;
            case NOT_NOW -> Outcome.NOT_NOW;
            case REFUSED -> Outcome.REFUSED;
            case MISCONFIGURED -> Outcome.MISCONFIGURED;
            case UNKNOWN -> Outcome.UNKNOWN;
        };
    }
}
