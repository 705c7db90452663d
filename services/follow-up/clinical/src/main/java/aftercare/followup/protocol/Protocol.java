package aftercare.followup.protocol;

import aftercare.followup.flag.Assessor;
import aftercare.followup.flag.Rule;
import aftercare.followup.survey.Instruments;
import aftercare.kernel.Tier;
import java.util.List;
import java.util.Optional;

/** The clinic's protocol: when to ask what, what worries it, how fast to act. Data with a version, read from YAML. */
@SuppressWarnings({"DoNotCallSuggester", "UnusedVariable"})
public final class Protocol {
    private Protocol() {}

    /** The default that comes with the product: a proposal, not validated for ketamine. */
    public static Protocol shipped(Instruments instruments) {
        return new Protocol();
    }

    public String id() {
        throw new UnsupportedOperationException();
    }

    public String version() {
        throw new UnsupportedOperationException();
    }

    /** Name and date of the clinician who reviewed it; empty: not reviewed, and every clinician's page says so. */
    public Optional<String> reviewer() {
        throw new UnsupportedOperationException();
    }

    public List<Step> steps() {
        throw new UnsupportedOperationException();
    }

    public Optional<Step> step(String key) {
        throw new UnsupportedOperationException();
    }

    public List<Rule> rules() {
        throw new UnsupportedOperationException();
    }

    public Response response(Tier tier) {
        throw new UnsupportedOperationException();
    }

    /** The rules, compiled. Thread-safe; one per protocol version is enough. */
    public Assessor assessor() {
        throw new UnsupportedOperationException();
    }

    /** The file itself, as events carry it to the auditor. */
    public String text() {
        throw new UnsupportedOperationException();
    }
}
