package aftercare.followup.mongo;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/**
 * Claims documents by their {@code nextAt}, so that of several instances one works on each. A claim is a lease on the wall
 * clock: who dies with it leaves the work to the others.
 */
final class Claims {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration MOMENT = Duration.ofMillis(200);
    private static final String NEXT_AT = "nextAt";
    private static final String LEASE_UNTIL = "leaseUntil";

    private final MongoTemplate template;
    private final String collection;
    private final InstantSource wall;

    Claims(MongoTemplate template, String collection, InstantSource wall) {
        this.template = template;
        this.collection = collection;
        this.wall = wall;
    }

    /** The id of the one that is due longest, now claimed. */
    Optional<String> claimDue(Instant now) {
        return claim(new Query(where(NEXT_AT).lte(now).andOperator(free())).with(Sort.by(NEXT_AT)));
    }

    /** True when this one was due and is now claimed. */
    boolean claim(String id, Instant now) {
        return claim(new Query(where("_id").is(id).and(NEXT_AT).lte(now).andOperator(free())))
                .isPresent();
    }

    /** The earliest {@code nextAt} of all. */
    Optional<Instant> nextDue() {
        Query query = new Query(where(NEXT_AT).gte(Instant.EPOCH))
                .with(Sort.by(NEXT_AT))
                .limit(1);
        query.fields().include(NEXT_AT);
        return Optional.ofNullable(template.findOne(query, Document.class, collection))
                .map(document -> document.getDate(NEXT_AT).toInstant());
    }

    /** Shortens the lease to a moment, long enough for a round to get to the others first. */
    void giveBack(String id) {
        Update brief = new Update().set(LEASE_UNTIL, wall.instant().plus(MOMENT));
        template.updateFirst(new Query(where("_id").is(id)), brief, collection);
    }

    private Optional<String> claim(Query query) {
        query.fields().include("_id");
        Update lease = new Update().set(LEASE_UNTIL, wall.instant().plus(LEASE));
        return Optional.ofNullable(template.findAndModify(
                        query, lease, FindAndModifyOptions.options(), Document.class, collection))
                .map(document -> document.getString("_id"));
    }

    private Criteria free() {
        return new Criteria()
                .orOperator(where(LEASE_UNTIL).exists(false), where(LEASE_UNTIL).lt(wall.instant()));
    }
}
