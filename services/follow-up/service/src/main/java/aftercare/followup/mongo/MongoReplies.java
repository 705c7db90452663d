package aftercare.followup.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lt;

import aftercare.followup.repeat.Replies;
import aftercare.messaging.AggregateStores;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;

/** Kept replies in the collection {@code replies}, for a day. */
public final class MongoReplies implements Replies {
    private static final String COLLECTION = "replies";
    private static final Duration KEPT = Duration.ofDays(1);
    private static final Duration IN_HAND = Duration.ofMinutes(1);

    private final MongoCollection<Document> replies;

    public MongoReplies(AggregateStores stores) {
        this.replies = stores.template().getCollection(COLLECTION);
        stores.ensureIndex(COLLECTION, "at");
    }

    @Override
    public Claim claim(String id, String request, Instant now) {
        replies.deleteMany(lt("at", Date.from(now.minus(KEPT))));
        try {
            replies.insertOne(new Document("_id", id).append("request", request).append("at", Date.from(now)));
            return new Claim.Yours();
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
        Document known = replies.find(eq("_id", id)).first();
        if (known == null) {
            return new Claim.InHand();
        }
        if (!request.equals(known.getString("request"))) {
            return new Claim.Other();
        }
        return known.containsKey("status") ? new Claim.Done(reply(known)) : takenOver(id, now);
    }

    private Claim takenOver(String id, Instant now) {
        boolean mine = replies.updateOne(
                                and(eq("_id", id), exists("status", false), lt("at", Date.from(now.minus(IN_HAND)))),
                                Updates.set("at", Date.from(now)))
                        .getModifiedCount()
                == 1;
        return mine ? new Claim.Yours() : new Claim.InHand();
    }

    @Override
    public void keep(String id, Reply reply) {
        replies.updateOne(
                eq("_id", id),
                Updates.combine(
                        Updates.set("status", reply.status()),
                        Updates.set("contentType", reply.contentType()),
                        Updates.set("body", reply.body())));
    }

    @Override
    public void release(String id) {
        replies.deleteOne(and(eq("_id", id), exists("status", false)));
    }

    private static Reply reply(Document known) {
        return new Reply(known.getInteger("status"), known.getString("contentType"), known.getString("body"));
    }
}
