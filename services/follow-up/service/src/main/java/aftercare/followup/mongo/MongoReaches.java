package aftercare.followup.mongo;

import aftercare.followup.notice.Reach;
import aftercare.followup.notice.Reaches;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/** How staff is reached, in the collection {@code reaches}, by username. */
public final class MongoReaches implements Reaches {
    private static final String COLLECTION = "reaches";

    private final MongoTemplate template;

    public MongoReaches(MongoTemplate template) {
        this.template = template;
    }

    @Override
    public Reach of(String username) {
        Document found = collection().find(Filters.eq("_id", username)).first();
        return found == null
                ? Reach.MAIL
                : new Reach(
                        Optional.ofNullable(found.getString("mobile")),
                        found.getBoolean("telephone", false),
                        Optional.ofNullable(found.getString("pager")));
    }

    @Override
    public void set(String username, Reach reach) {
        Document document = new Document("_id", username).append("telephone", reach.telephone());
        reach.mobile().ifPresent(number -> document.append("mobile", number));
        reach.pager().ifPresent(key -> document.append("pager", key));
        collection().replaceOne(Filters.eq("_id", username), document, new ReplaceOptions().upsert(true));
    }

    private MongoCollection<Document> collection() {
        return template.getCollection(COLLECTION);
    }
}
