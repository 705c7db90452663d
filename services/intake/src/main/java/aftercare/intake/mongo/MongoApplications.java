package aftercare.intake.mongo;

import aftercare.intake.patient.Application;
import aftercare.intake.patient.Applications;
import java.time.Instant;
import java.util.Objects;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Requests to enrol in the collection {@code applications}, one document per key. */
public final class MongoApplications implements Applications {
    private static final String COLLECTION = "applications";
    private final MongoTemplate mongo;

    public MongoApplications(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    record ApplicationDocument(String id, String content, String patient, Instant at) {}

    @Override
    public Application rememberOrFind(Application application) {
        ApplicationDocument mine = new ApplicationDocument(
                application.key(), application.content(), application.patient(), application.at());
        try {
            mongo.insert(mine, COLLECTION);
            return application;
        } catch (DuplicateKeyException e) {
            ApplicationDocument known = Objects.requireNonNull(
                    mongo.findById(application.key(), ApplicationDocument.class, COLLECTION),
                    "An application that exists was not found");
            return new Application(known.id(), known.content(), known.patient(), known.at());
        }
    }
}
