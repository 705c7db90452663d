package aftercare.session.mongo;

import aftercare.contracts.SessionFact;
import aftercare.kernel.Change;
import aftercare.messaging.AggregateStores;
import aftercare.messaging.Aggregates;
import aftercare.messaging.NoSuchAggregateException;
import aftercare.session.treatment.Outcome;
import aftercare.session.treatment.Refusal;
import aftercare.session.treatment.Ruling;
import aftercare.session.treatment.Session;
import aftercare.session.treatment.Sessions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/** Sessions in the collection {@code sessions}; their facts come from {@code /session/sessions/{id}}. */
public final class MongoSessions implements Sessions {
    private static final String COLLECTION = "sessions";
    private final Aggregates<SessionDocument> store;
    private final Consumer<String> reached;

    /** @param reached is told the state of a session each time one comes to it */
    public MongoSessions(AggregateStores stores, Consumer<String> reached) {
        this.reached = reached;
        this.store = stores.of(SessionDocument.class, COLLECTION, "/session/sessions");
        stores.ensureIndex(COLLECTION, "plannedAt");
        stores.ensureIndex(COLLECTION, "patient", "plannedAt");
    }

    @Override
    public Optional<Session> find(String sessionId) {
        return store.find(sessionId).map(SessionDocument::session);
    }

    @Override
    public boolean insertIfAbsent(String sessionId, Change<Session, SessionFact> born) {
        boolean inserted = store.insertIfAbsent(sessionId, Changes.as(born, SessionDocument::of));
        if (inserted) {
            reached.accept(born.state().state());
        }
        return inserted;
    }

    @Override
    public Outcome decide(String sessionId, Function<Session, Ruling> decision) {
        AtomicReference<@Nullable Refusal> refused = new AtomicReference<>();
        AtomicReference<String> before = new AtomicReference<>("");
        SessionDocument after;
        try {
            after = store.update(sessionId, document -> switch (decision.apply(document.session())) {
                case Ruling.Granted granted -> {
                    refused.set(null);
                    before.set(document.state());
                    yield Changes.as(granted.change(), SessionDocument::of);
                }
                case Ruling.Refused no -> {
                    refused.set(no.refusal());
                    yield Change.<SessionDocument, SessionFact>none(document);
                }
            });
        } catch (NoSuchAggregateException e) {
            return new Outcome.Refused(new Refusal.UnknownSession(sessionId));
        }
        Refusal refusal = refused.get();
        if (refusal != null) {
            return new Outcome.Refused(refusal);
        }
        if (!after.state().equals(before.get())) {
            reached.accept(after.state());
        }
        return new Outcome.Done(after.session());
    }

    @Override
    public List<Session> planned(Instant from, Instant to, int limit) {
        return find(Criteria.where("plannedAt").gte(from).lt(to), Sort.Direction.ASC, limit);
    }

    @Override
    public List<Session> plannedBefore(Instant to, int limit) {
        return find(Criteria.where("plannedAt").lt(to), Sort.Direction.DESC, limit);
    }

    @Override
    public List<Session> ofPatient(String patient, int limit) {
        return find(Criteria.where("patient").is(patient), Sort.Direction.DESC, limit);
    }

    private List<Session> find(Criteria which, Sort.Direction order, int limit) {
        Query query = Query.query(which).with(Sort.by(order, "plannedAt")).limit(limit);
        return store.find(query).stream().map(SessionDocument::session).toList();
    }
}
