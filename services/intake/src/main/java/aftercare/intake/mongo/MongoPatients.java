package aftercare.intake.mongo;

import aftercare.contracts.IntakeFact;
import aftercare.intake.patient.Patient;
import aftercare.intake.patient.Patients;
import aftercare.intake.screening.Checklist;
import aftercare.kernel.Canary;
import aftercare.kernel.Change;
import aftercare.messaging.AggregateStores;
import aftercare.messaging.Aggregates;
import aftercare.messaging.NoSuchAggregateException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/** Patients in the collection {@code patients}; their facts come from {@code /intake/patients/{id}}. */
public final class MongoPatients implements Patients {
    private static final String COLLECTION = "patients";
    private static final List<String> ADDRESSES = List.of("phone", "email", "monitorPhone", "monitorEmail");
    private static final int AT_ONE_ADDRESS = 10;
    private final Aggregates<PatientDocument> store;
    private final Checklist checklist;

    /** @param checklist what patients are screened by */
    public MongoPatients(AggregateStores stores, Checklist checklist) {
        this.checklist = checklist;
        this.store = stores.of(PatientDocument.class, COLLECTION, "/intake/patients");
        stores.ensureIndex(COLLECTION, "attention", "attentionSince");
        ADDRESSES.forEach(field -> stores.ensureIndex(COLLECTION, field));
    }

    private PatientDocument document(Patient patient) {
        return PatientDocument.of(patient, checklist);
    }

    @Override
    public Optional<Patient> find(String id) {
        return store.find(id).map(PatientDocument::patient);
    }

    @Override
    public List<Patient> newest(Optional<String> before, int limit) {
        Criteria people = Criteria.where("_id").ne(Canary.PATIENT);
        Query query = Query.query(before.map(people::lt).orElse(people))
                .with(Sort.by(Sort.Direction.DESC, "_id"))
                .limit(limit);
        return store.find(query).stream().map(PatientDocument::patient).toList();
    }

    @Override
    public List<Patient> needingAttention(int limit) {
        Query query = Query.query(Criteria.where("attention").gte(0))
                .with(Sort.by("attention", "attentionSince"))
                .limit(limit);
        return store.find(query).stream().map(PatientDocument::patient).toList();
    }

    @Override
    public List<Patient> reachedAt(String address) {
        // Each field has an index, which one query over all of them could not use.
        return ADDRESSES.stream()
                .flatMap(field -> store
                        .find(Query.query(Criteria.where(field).in(address, address.toLowerCase(Locale.ROOT)))
                                .limit(AT_ONE_ADDRESS))
                        .stream())
                .map(PatientDocument::patient)
                .distinct()
                .toList();
    }

    @Override
    public boolean insertIfAbsent(Change<Patient, IntakeFact> born) {
        return store.insertIfAbsent(born.state().id(), Changes.as(born, this::document));
    }

    @Override
    public Optional<Patient> update(String id, Function<Patient, Change<Patient, IntakeFact>> decision) {
        try {
            return Optional.of(store.update(id, d -> Changes.as(decision.apply(d.patient()), this::document))
                    .patient());
        } catch (NoSuchAggregateException e) {
            return Optional.empty();
        }
    }
}
