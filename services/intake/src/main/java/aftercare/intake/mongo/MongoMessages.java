package aftercare.intake.mongo;

import aftercare.contracts.IntakeFact;
import aftercare.intake.message.Message;
import aftercare.intake.message.Messages;
import aftercare.kernel.Change;
import aftercare.messaging.AggregateStores;
import aftercare.messaging.Aggregates;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/** Messages in the collection {@code messages}; their facts come from {@code /intake/messages/{id}}. */
public final class MongoMessages implements Messages {
    private static final String COLLECTION = "messages";
    private final Aggregates<MessageDocument> store;
    private final Consumer<Message> reached;

    /** @param reached is told each message that comes to another state */
    public MongoMessages(AggregateStores stores, Consumer<Message> reached) {
        this.reached = reached;
        this.store = stores.of(MessageDocument.class, COLLECTION, "/intake/messages");
        stores.ensureIndex(COLLECTION, "state", "dueAt");
        stores.ensureIndex(COLLECTION, "state", "channel", "dueAt");
        stores.ensureIndex(COLLECTION, "state", "sendingSince");
        stores.ensureIndex(COLLECTION, "patient", "endedAt");
    }

    @Override
    public Optional<Message> find(String messageId) {
        return store.find(messageId).map(MessageDocument::message);
    }

    @Override
    public boolean insertIfAbsent(Change<Message, IntakeFact> born) {
        boolean inserted =
                store.insertIfAbsent(born.state().request().messageId(), Changes.as(born, MessageDocument::of));
        if (inserted) {
            reached.accept(born.state());
        }
        return inserted;
    }

    @Override
    public Message update(String messageId, Function<Message, Change<Message, IntakeFact>> decision) {
        AtomicBoolean changed = new AtomicBoolean();
        Message after = store.update(messageId, d -> {
                    Message before = d.message();
                    Change<Message, IntakeFact> change = decision.apply(before);
                    changed.set(!change.state().equals(before));
                    return Changes.as(change, MessageDocument::of);
                })
                .message();
        if (changed.get()) {
            reached.accept(after);
        }
        return after;
    }

    @Override
    public List<String> due(@Nullable String channel, Instant now, int limit) {
        return ids(waiting().and("channel").is(channel).and("dueAt").lte(now), "dueAt", limit);
    }

    @Override
    public List<String> stuck(Instant wall, int limit) {
        return ids(sending().and("sendingSince").lt(wall), "sendingSince", limit);
    }

    @Override
    public List<String> claimed(String prefix, int limit) {
        return find(sending().and("claim").regex("^" + Pattern.quote(prefix)), "sendingSince", limit).stream()
                .map(MessageDocument::id)
                .toList();
    }

    @Override
    public List<Instant> handedOver(
            String patient, String channel, Predicate<String> templates, Instant since, Instant now) {
        Stream<MessageDocument> ended =
                store
                        .find(Query.query(Criteria.where("patient")
                                .is(patient)
                                .and("endedAt")
                                .gt(since)))
                        .stream()
                        .filter(MessageDocument::handedOver);
        Stream<MessageDocument> inHand =
                store.find(Query.query(sending().and("patient").is(patient))).stream();
        return Stream.concat(ended, inHand)
                .filter(d -> channel.equals(d.channel()) && templates.test(d.template()))
                .map(d -> d.endedAt() == null ? now : d.endedAt())
                .sorted()
                .toList();
    }

    @Override
    public Optional<Instant> nextDue() {
        return find(waiting(), "dueAt", 1).stream()
                .map(d -> Objects.requireNonNull(d.dueAt(), "A waiting message without dueAt"))
                .findFirst();
    }

    @Override
    public boolean busy(Instant now) {
        return !ids(sending(), "sendingSince", 1).isEmpty()
                || !ids(waiting().and("dueAt").lte(now), "dueAt", 1).isEmpty();
    }

    private List<String> ids(Criteria which, String order, int limit) {
        return find(which, order, limit).stream().map(MessageDocument::id).toList();
    }

    private List<MessageDocument> find(Criteria which, String order, int limit) {
        return store.find(
                Query.query(which).with(Sort.by(Sort.Direction.ASC, order)).limit(limit));
    }

    private static Criteria waiting() {
        return Criteria.where("state").is(MessageDocument.WAITING);
    }

    private static Criteria sending() {
        return Criteria.where("state").is(MessageDocument.SENDING);
    }
}
