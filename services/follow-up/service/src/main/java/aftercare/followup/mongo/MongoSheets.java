package aftercare.followup.mongo;

import aftercare.followup.poll.Sheet;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Filters;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Sheets in the collection {@code sheets}, by id; stored before a poll names them, and never changed. */
final class MongoSheets {
    private static final String COLLECTION = "sheets";
    private static final int REMEMBERED = 1_000;

    private final MongoTemplate template;
    private final Map<String, Sheet> lately = Collections.synchronizedMap(new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Sheet> eldest) {
            return size() > REMEMBERED;
        }
    });

    MongoSheets(MongoTemplate template) {
        this.template = template;
    }

    /** Stores a sheet unless it is there. */
    void keep(Sheet sheet) {
        if (lately.containsKey(sheet.id())) {
            return;
        }
        Document document = new Document("_id", sheet.id());
        template.getConverter().write(sheet, document);
        document.put("_id", sheet.id());
        try {
            template.getCollection(COLLECTION).insertOne(document);
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
        lately.put(sheet.id(), sheet);
    }

    /** A stored sheet. */
    Sheet get(String id) {
        Sheet known = lately.get(id);
        if (known != null) {
            return known;
        }
        Document found =
                template.getCollection(COLLECTION).find(Filters.eq("_id", id)).first();
        if (found == null) {
            throw new IllegalStateException("A poll names sheet " + id + ", which is not stored");
        }
        Sheet sheet = template.getConverter().read(Sheet.class, found);
        lately.put(id, sheet);
        return sheet;
    }
}
