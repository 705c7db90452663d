package aftercare.followup.mongo;

import aftercare.followup.poll.Links;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Links in the collection {@code links}, by hash. */
public final class MongoLinks implements Links {
    private static final String COLLECTION = "links";

    private final MongoTemplate template;

    public MongoLinks(MongoTemplate template) {
        this.template = template;
    }

    @Override
    public void open(String hash, Link link) {
        template.getCollection(COLLECTION)
                .updateOne(
                        Filters.eq("_id", hash),
                        Updates.combine(
                                Updates.setOnInsert("pollId", link.pollId()),
                                Updates.setOnInsert("generation", link.generation()),
                                Updates.setOnInsert("expiresAt", Date.from(link.expiresAt()))),
                        new UpdateOptions().upsert(true));
    }

    @Override
    public Optional<Link> find(String hash) {
        Document link =
                template.getCollection(COLLECTION).find(Filters.eq("_id", hash)).first();
        return Optional.ofNullable(link)
                .map(found -> new Link(
                        found.getString("pollId"),
                        found.getInteger("generation"),
                        found.getDate("expiresAt").toInstant()));
    }
}
