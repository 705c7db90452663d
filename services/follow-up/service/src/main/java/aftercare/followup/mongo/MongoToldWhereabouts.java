package aftercare.followup.mongo;

import aftercare.followup.whereabouts.ToldWhereabouts;
import aftercare.followup.whereabouts.Whereabouts;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/** What patients told beside the questions, in the collection {@code whereabouts}, by poll. */
public final class MongoToldWhereabouts implements ToldWhereabouts {
    private static final String COLLECTION = "whereabouts";

    private final MongoTemplate template;

    public MongoToldWhereabouts(MongoTemplate template) {
        this.template = template;
    }

    @Override
    public void keep(Whereabouts told) {
        List<Document> words = told.words().entrySet().stream()
                .map(word -> new Document("field", word.getKey()).append("words", word.getValue()))
                .toList();
        template.getCollection(COLLECTION)
                .replaceOne(
                        Filters.eq("_id", told.pollId()),
                        new Document("_id", told.pollId())
                                .append("patient", told.patient())
                                .append("told", words)
                                .append("at", Date.from(told.at())),
                        new ReplaceOptions().upsert(true));
    }

    @Override
    public Optional<Whereabouts> ofPoll(String pollId) {
        Document found = template.getCollection(COLLECTION)
                .find(Filters.eq("_id", pollId))
                .first();
        return Optional.ofNullable(found).map(MongoToldWhereabouts::read);
    }

    private static Whereabouts read(Document document) {
        Map<String, String> words = new HashMap<>();
        for (Document word : document.getList("told", Document.class)) {
            words.put(word.getString("field"), word.getString("words"));
        }
        return new Whereabouts(
                document.getString("_id"),
                document.getString("patient"),
                words,
                document.getDate("at").toInstant());
    }
}
