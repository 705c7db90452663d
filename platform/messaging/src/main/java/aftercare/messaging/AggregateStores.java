package aftercare.messaging;

import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;

/** Makes the stores of a service and gives access to its database for queries of its own. */
public final class AggregateStores {
    private final MongoTemplate template;

    AggregateStores(MongoTemplate template) {
        this.template = template;
    }

    /**
     * A store of aggregates.
     *
     * @param type the state; a component named {@code id} is the document's {@code _id}. The names {@code version}, {@code
     *     sequence}, {@code pending} and {@code pendingSince} are taken
     * @param collection where they are kept
     * @param sourcePrefix CloudEvents source without the id, such as {@code /intake/patients}
     */
    public <S> Aggregates<S> of(Class<S> type, String collection, String sourcePrefix) {
        return new Aggregates<>();
    }

    /** The service's database, for queries and for documents that publish nothing. */
    public MongoTemplate template() {
        return template;
    }

    /** Makes sure of a plain ascending index over the fields, in that order. None of them may hold an array. */
    public void ensureIndex(String collection, String... fields) {
        Index index = new Index();
        for (String field : fields) {
            index.on(field, Sort.Direction.ASC);
        }
        template.indexOps(collection).createIndex(index);
    }
}
