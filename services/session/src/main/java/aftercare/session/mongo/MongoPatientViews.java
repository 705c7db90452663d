package aftercare.session.mongo;

import aftercare.contracts.SessionFact;
import aftercare.kernel.Change;
import aftercare.messaging.AggregateStores;
import aftercare.messaging.Aggregates;
import aftercare.session.hold.PatientView;
import aftercare.session.hold.PatientViews;
import java.util.Optional;
import java.util.function.Function;

/** Patients in the collection {@code patients}; their facts come from {@code /session/patients/{id}}. */
public final class MongoPatientViews implements PatientViews {
    private final Aggregates<PatientDocument> store;

    public MongoPatientViews(AggregateStores stores) {
        this.store = stores.of(PatientDocument.class, "patients", "/session/patients");
    }

    @Override
    public Optional<PatientView> find(String patient) {
        return store.find(patient).map(PatientDocument::view);
    }

    @Override
    public PatientView update(String patient, Function<PatientView, Change<PatientView, SessionFact>> decision) {
        return store.updateOrCreate(
                        patient,
                        () -> PatientDocument.of(PatientView.unknown(patient)),
                        d -> Changes.as(decision.apply(d.view()), PatientDocument::of))
                .view();
    }
}
