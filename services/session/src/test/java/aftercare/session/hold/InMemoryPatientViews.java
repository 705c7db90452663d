package aftercare.session.hold;

import aftercare.contracts.SessionFact;
import aftercare.kernel.Change;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What is known of patients, in memory, and the facts that were stored with it. */
public final class InMemoryPatientViews implements PatientViews {
    private final Map<String, PatientView> byId = new HashMap<>();
    private final List<SessionFact> facts = new ArrayList<>();

    @Override
    public Optional<PatientView> find(String patient) {
        return Optional.ofNullable(byId.get(patient));
    }

    @Override
    public PatientView update(String patient, Function<PatientView, Change<PatientView, SessionFact>> decision) {
        Change<PatientView, SessionFact> change =
                decision.apply(byId.getOrDefault(patient, PatientView.unknown(patient)));
        byId.put(patient, change.state());
        facts.addAll(change.events());
        return change.state();
    }

    public void put(PatientView view) {
        byId.put(view.id(), view);
    }

    public List<SessionFact> facts() {
        return List.copyOf(facts);
    }
}
