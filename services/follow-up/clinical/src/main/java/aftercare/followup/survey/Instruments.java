package aftercare.followup.survey;

import java.util.List;
import java.util.Optional;

/** The questionnaires this clinic can ask. Immutable; load once. */
@SuppressWarnings({"DoNotCallSuggester", "UnusedVariable"})
public final class Instruments {
    private Instruments() {}

    /** Those that come with the product. */
    public static Instruments shipped() {
        return new Instruments();
    }

    public Optional<Instrument> find(String id) {
        throw new UnsupportedOperationException(id);
    }

    public List<Instrument> all() {
        throw new UnsupportedOperationException();
    }
}
