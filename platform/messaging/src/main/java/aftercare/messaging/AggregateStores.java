package aftercare.messaging;

import java.time.InstantSource;
import java.util.List;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.convert.MongoConverter;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.mapping.MongoPersistentEntity;

/** Makes the stores of a service and gives access to its database for queries of its own. */
public final class AggregateStores {
    private final MongoTemplate template;
    private final FactRelay relay;
    private final InstantSource clock;
    private final InstantSource wall;

    AggregateStores(MongoTemplate template, FactRelay relay, InstantSource clock, InstantSource wall) {
        this.template = template;
        this.relay = relay;
        this.clock = clock;
        this.wall = wall;
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
        register(type);
        return of(new MappedForm<>(type, template.getConverter()), collection, sourcePrefix);
    }

    /**
     * A store of aggregates.
     *
     * @param form how a state looks as a document
     * @param collection where they are kept
     * @param sourcePrefix CloudEvents source without the id, such as {@code /follow-up/polls}
     */
    public <S> Aggregates<S> of(DocumentForm<S> form, String collection, String sourcePrefix) {
        ensureIndex(collection, StoredAggregate.PENDING_SINCE);
        relay.watch(collection);
        return new Aggregates<>(form, collection, sourcePrefix.replaceAll("/+$", ""), template, relay, clock, wall);
    }

    /** The form that Spring Data finds in the components of records. */
    private record MappedForm<S>(Class<S> type, MongoConverter converter) implements DocumentForm<S> {
        @Override
        public void write(S state, Document to) {
            converter.write(state, to);
        }

        @Override
        public S read(Document from) {
            return converter.read(type, from);
        }
    }

    /** The service's database, for queries and for documents that publish nothing. */
    public MongoTemplate template() {
        return template;
    }

    /** Makes sure of a plain ascending index over the fields, in that order. None of them may hold an array. */
    public void ensureIndex(String collection, String... fields) {
        Index index = new Index().named(String.join("_", List.of(fields)));
        for (String field : fields) {
            index.on(field, Sort.Direction.ASC);
        }
        template.indexOps(collection).createIndex(index);
    }

    /** Knows every state of a sealed type from the start, so that aliases are read, and guards the names that are taken. */
    private void register(Class<?> type) {
        Class<?>[] permitted = type.getPermittedSubclasses();
        if (permitted != null) {
            for (Class<?> state : permitted) {
                register(state);
            }
            return;
        }
        MongoPersistentEntity<?> entity =
                template.getConverter().getMappingContext().getRequiredPersistentEntity(type);
        for (var property : entity) {
            if (StoredAggregate.RESERVED.contains(property.getFieldName())) {
                throw new IllegalArgumentException(type.getName() + "." + property.getName() + " is stored as "
                        + property.getFieldName() + ", a name that is taken: call it differently");
            }
        }
    }
}
