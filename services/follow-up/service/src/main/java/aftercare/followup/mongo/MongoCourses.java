package aftercare.followup.mongo;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import aftercare.contracts.FollowUpFact;
import aftercare.followup.course.Course;
import aftercare.followup.course.Courses;
import aftercare.kernel.Change;
import aftercare.messaging.AggregateStores;
import aftercare.messaging.Aggregates;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Query;

/** Courses in the collection {@code courses}, by pseudonym. */
public final class MongoCourses implements Courses {
    private static final String COLLECTION = "courses";

    private final Aggregates<CourseDocument> documents;
    private final Marks marks;
    private final InstantSource clock;
    private final FactCounts counts;

    public MongoCourses(AggregateStores stores, InstantSource clock, MeterRegistry meters) {
        this.documents = stores.of(CourseDocument.class, COLLECTION, "/follow-up/courses");
        this.marks = new Marks(stores.template(), COLLECTION);
        this.clock = clock;
        this.counts = new FactCounts(meters);
        stores.ensureIndex(COLLECTION, "uncarriedSince");
        stores.ensureIndex(COLLECTION, "enrolledAt");
    }

    @Override
    public Optional<Course> find(String patient) {
        return documents.find(patient).map(CourseDocument::course);
    }

    @Override
    public List<Course.Followed> followed(int limit) {
        return followed(new Query(where("enrolledAt").gte(Instant.EPOCH))
                .with(Sort.by(Sort.Direction.DESC, "enrolledAt"))
                .limit(limit));
    }

    @Override
    public List<Course.Followed> followedAfter(String patient, int limit) {
        return followed(new Query(where("_id").gt(patient).and("enrolledAt").gte(Instant.EPOCH))
                .with(Sort.by(Sort.Direction.ASC, "_id"))
                .limit(limit));
    }

    @Override
    public Course update(String patient, Function<Course, Change<Course, FollowUpFact>> decision) {
        var last = new FactCounts.Last<>(decision);
        CourseDocument stored = documents.updateOrCreate(
                patient, () -> CourseDocument.of(Course.blank(patient, clock.instant())), document -> {
                    Change<Course, FollowUpFact> change = last.apply(document.course());
                    return new Change<>(CourseDocument.of(change.state()), change.events());
                });
        counts.count(last.facts());
        return stored.course();
    }

    @Override
    public List<String> uncarried(Instant raisedBy, int limit) {
        return marks.marked(raisedBy, limit);
    }

    private List<Course.Followed> followed(Query query) {
        return documents.find(query).stream()
                .map(CourseDocument::course)
                .filter(Course.Followed.class::isInstance)
                .map(Course.Followed.class::cast)
                .toList();
    }
}
