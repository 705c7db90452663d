package aftercare.followup.mongo;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import aftercare.contracts.FollowUpFact;
import aftercare.followup.poll.Poll;
import aftercare.followup.poll.Polls;
import aftercare.kernel.Change;
import aftercare.messaging.AggregateStores;
import aftercare.messaging.Aggregates;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Query;

/** Polls in the collection {@code polls}. */
public final class MongoPolls implements Polls {
    private static final String COLLECTION = "polls";

    private final Aggregates<Poll> documents;
    private final Marks marks;
    private final Claims claims;
    private final FactCounts counts;

    public MongoPolls(AggregateStores stores, InstantSource wall, MeterRegistry meters) {
        this.documents = stores.of(new PollForm(new MongoSheets(stores.template())), COLLECTION, "/follow-up/polls");
        this.marks = new Marks(stores.template(), COLLECTION);
        this.claims = new Claims(stores.template(), COLLECTION, wall);
        this.counts = new FactCounts(meters);
        stores.ensureIndex(COLLECTION, "nextAt");
        stores.ensureIndex(COLLECTION, "uncarriedSince");
        stores.ensureIndex(COLLECTION, "patient", "dueAt");
        stores.ensureIndex(COLLECTION, "paper.flags.id");
    }

    @Override
    public Optional<Poll> find(String id) {
        return documents.find(id);
    }

    @Override
    public Optional<Poll> raising(String flagId) {
        return documents.find(new Query(where("paper.flags.id").is(flagId)).limit(1)).stream()
                .findFirst();
    }

    @Override
    public List<Poll> ofPatient(String patient) {
        return documents.find(new Query(where("patient").is(patient)).with(Sort.by(Sort.Direction.DESC, "dueAt")));
    }

    @Override
    public List<Poll> ofPatient(String patient, Instant dueFrom, Instant dueUntil) {
        return documents.find(
                new Query(where("patient").is(patient).and("dueAt").gte(dueFrom).lte(dueUntil)));
    }

    @Override
    public boolean insertIfAbsent(String id, Change<Poll, FollowUpFact> planned) {
        boolean inserted = documents.insertIfAbsent(id, planned);
        if (inserted) {
            counts.count(planned.events());
        }
        return inserted;
    }

    @Override
    public Poll update(String id, Function<Poll, Change<Poll, FollowUpFact>> decision) {
        var last = new FactCounts.Last<>(decision);
        Poll stored = documents.update(id, last);
        counts.count(last.facts());
        return stored;
    }

    @Override
    public Optional<String> claimDue(Instant now) {
        return claims.claimDue(now);
    }

    @Override
    public void giveBack(String id) {
        claims.giveBack(id);
    }

    @Override
    public Optional<Instant> nextDue() {
        return claims.nextDue();
    }

    @Override
    public List<String> uncarried(Instant writtenBy, int limit) {
        return marks.marked(writtenBy, limit);
    }
}
