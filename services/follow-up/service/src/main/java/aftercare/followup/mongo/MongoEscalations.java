package aftercare.followup.mongo;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import aftercare.contracts.FollowUpFact;
import aftercare.followup.escalation.After;
import aftercare.followup.escalation.Escalation;
import aftercare.followup.escalation.Escalations;
import aftercare.kernel.Change;
import aftercare.kernel.Tier;
import aftercare.messaging.AggregateStores;
import aftercare.messaging.Aggregates;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/** Escalations in the collection {@code escalations}. */
public final class MongoEscalations implements Escalations {
    private static final String URGENCY = "urgency";
    private static final String ACT_BY = "actBy";
    private static final String COLLECTION = "escalations";

    private final Aggregates<EscalationDocument> documents;
    private final MongoTemplate template;
    private final Claims claims;
    private final FactCounts counts;

    public MongoEscalations(AggregateStores stores, InstantSource wall, MeterRegistry meters) {
        this.documents = stores.of(EscalationDocument.class, COLLECTION, "/follow-up/escalations");
        this.template = stores.template();
        this.claims = new Claims(template, COLLECTION, wall);
        this.counts = new FactCounts(meters);
        stores.ensureIndex(COLLECTION, "nextAt");
        stores.ensureIndex(COLLECTION, URGENCY, ACT_BY);
        stores.ensureIndex(COLLECTION, "patient");
        stores.ensureIndex(COLLECTION, "resolvedAt");
    }

    @Override
    public Optional<Escalation> find(String id) {
        return documents.find(id).map(EscalationDocument::escalation);
    }

    @Override
    public Optional<Escalation> carrying(String flagId) {
        return found(new Query(where("escalation.matter.flags._id").is(flagId)).limit(1)).stream()
                .findFirst();
    }

    @Override
    public List<Escalation> ofPatient(String patient) {
        return found(new Query(where("patient").is(patient))).stream()
                .sorted(Comparator.<Escalation, Instant>comparing(
                                e -> e.matter().openedAt())
                        .thenComparingInt(e -> e.matter().number())
                        .reversed())
                .toList();
    }

    @Override
    public List<Escalation> standing(int limit, @Nullable After after) {
        return found(new Query(after == null ? where(URGENCY).gte(0) : later(after))
                .with(Sort.by(URGENCY, ACT_BY, "_id"))
                .limit(limit));
    }

    private static Criteria later(After after) {
        int urgency = EscalationDocument.urgencyOf(after.tier());
        return new Criteria()
                .orOperator(
                        where(URGENCY).gt(urgency),
                        where(URGENCY).is(urgency).and(ACT_BY).gt(after.actBy()),
                        where(URGENCY)
                                .is(urgency)
                                .and(ACT_BY)
                                .is(after.actBy())
                                .and("_id")
                                .gt(after.id()));
    }

    @Override
    public List<Escalation> recentlyResolved(int limit) {
        return found(new Query(where("resolvedAt").gte(Instant.EPOCH))
                .with(Sort.by(Sort.Direction.DESC, "resolvedAt"))
                .limit(limit));
    }

    private List<Escalation> found(Query query) {
        return documents.find(query).stream()
                .map(EscalationDocument::escalation)
                .toList();
    }

    @Override
    public boolean insertIfAbsent(String id, Change<Escalation, FollowUpFact> opened) {
        boolean inserted =
                documents.insertIfAbsent(id, new Change<>(EscalationDocument.of(opened.state()), opened.events()));
        if (inserted) {
            counts.count(opened.events());
        }
        return inserted;
    }

    @Override
    public Escalation update(String id, Function<Escalation, Change<Escalation, FollowUpFact>> decision) {
        var last = new FactCounts.Last<>(decision);
        EscalationDocument stored = documents.update(id, document -> {
            Change<Escalation, FollowUpFact> change = last.apply(document.escalation());
            return change.state().equals(document.escalation())
                            && change.events().isEmpty()
                    ? Change.<EscalationDocument, FollowUpFact>none(document)
                    : new Change<>(EscalationDocument.of(change.state()), change.events());
        });
        counts.count(last.facts());
        return stored.escalation();
    }

    @Override
    public Optional<String> claimDue(Instant now) {
        return claims.claimDue(now);
    }

    @Override
    public boolean claim(String id, Instant now) {
        return claims.claim(id, now);
    }

    @Override
    public long countStanding(Tier tier) {
        return template.count(new Query(where(URGENCY).is(EscalationDocument.urgencyOf(tier))), COLLECTION);
    }

    @Override
    public Optional<Instant> nextDue() {
        return claims.nextDue();
    }
}
