package aftercare.messaging;

import aftercare.contracts.Fact;
import aftercare.contracts.FactCatalogue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;

/** A fact that is stored with its aggregate and that the broker has not acknowledged yet. */
record PendingFact(String type, String source, long sequence, String key, Instant time, String data, String topic) {
    static PendingFact of(Fact fact, String source, long sequence, Instant time) {
        return new PendingFact(
                FactCatalogue.typeOf(fact),
                source,
                sequence,
                fact.patient(),
                time,
                new String(FactCatalogue.toJson(fact), StandardCharsets.UTF_8),
                FactCatalogue.topicOf(fact));
    }

    static PendingFact read(Document stored) {
        return new PendingFact(
                stored.getString("type"),
                stored.getString("source"),
                stored.getLong("sequence"),
                stored.getString("key"),
                stored.getDate("time").toInstant(),
                stored.getString("data"),
                stored.getString("topic"));
    }

    Document toDocument() {
        return new Document("id", id())
                .append("type", type)
                .append("source", source)
                .append("sequence", sequence)
                .append("key", key)
                .append("time", Date.from(time))
                .append("data", data)
                .append("topic", topic);
    }

    /** CloudEvents id: the same however often the fact is sent. */
    String id() {
        return source + "#" + sequence;
    }
}
