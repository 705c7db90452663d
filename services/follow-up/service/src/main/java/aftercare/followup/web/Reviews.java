package aftercare.followup.web;

import aftercare.followup.protocol.Protocol;
import aftercare.followup.survey.Instrument;
import aftercare.followup.survey.Instruments;
import java.util.ArrayList;
import java.util.List;

/** What no clinician has recorded a review of; every clinician's page names it. */
final class Reviews {
    private final List<String> missing;

    Reviews(Protocol protocol, Instruments instruments) {
        List<String> names = new ArrayList<>();
        if (protocol.reviewer().isEmpty()) {
            names.add("the protocol " + protocol.id() + " " + protocol.version());
        }
        for (Instrument instrument : instruments.all()) {
            if (instrument.reviewed().isEmpty()) {
                names.add(instrument.title());
            }
        }
        this.missing = List.copyOf(names);
    }

    List<String> missing() {
        return missing;
    }
}
