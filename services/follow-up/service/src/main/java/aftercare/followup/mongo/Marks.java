package aftercare.followup.mongo;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;

/** Finds documents whose {@code uncarriedSince} says that something found in them is to be carried on. */
final class Marks {
    private static final String UNCARRIED_SINCE = "uncarriedSince";

    private final MongoTemplate template;
    private final String collection;

    Marks(MongoTemplate template, String collection) {
        this.template = template;
        this.collection = collection;
    }

    /** Ids, the one that waits longest first. */
    List<String> marked(Instant by, int limit) {
        Query query = new Query(where(UNCARRIED_SINCE).gte(Instant.EPOCH).lte(by))
                .with(Sort.by(UNCARRIED_SINCE))
                .limit(limit);
        query.fields().include("_id");
        return template.find(query, Document.class, collection).stream()
                .map(document -> document.getString("_id"))
                .toList();
    }
}
