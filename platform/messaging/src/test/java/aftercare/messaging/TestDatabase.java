package aftercare.messaging;

import aftercare.testkit.Backends;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;

/** A database of a test's own, mapped as in the services. */
final class TestDatabase implements AutoCloseable {
    private final MongoClient client;
    private final MongoTemplate template;

    TestDatabase(String name) {
        client = MongoClients.create(Backends.shared().mongoUri(name));
        client.getDatabase(name).drop();
        var factory = new SimpleMongoClientDatabaseFactory(client, name);
        var configuration = new MessagingConfiguration();
        var conversions = configuration.mongoCustomConversions();
        var context = new MongoMappingContext();
        context.setSimpleTypeHolder(conversions.getSimpleTypeHolder());
        context.afterPropertiesSet();
        var converter = configuration.mappingMongoConverter(factory, context, conversions);
        converter.afterPropertiesSet();
        template = new MongoTemplate(factory, converter);
    }

    MongoTemplate template() {
        return template;
    }

    @Override
    public void close() {
        client.close();
    }
}
