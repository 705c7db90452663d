package aftercare.followup.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import aftercare.followup.course.CanaryTraces;
import aftercare.followup.escalation.Escalation;
import aftercare.followup.escalation.Escalations;
import aftercare.kernel.Canary;
import com.mongodb.client.model.Projections;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Deletes what the canary left behind. Nothing that still has to do something, or whose facts are not published yet. */
public final class MongoCanaryTraces implements CanaryTraces {
    private final MongoTemplate template;
    private final Escalations escalations;

    public MongoCanaryTraces(MongoTemplate template, Escalations escalations) {
        this.template = template;
        this.escalations = escalations;
    }

    @Override
    public void forget(Instant before) {
        List<String> polls = new ArrayList<>();
        Bson old = and(eq("patient", Canary.PATIENT), lt("dueAt", Date.from(before)), atRest());
        for (Document poll : template.getCollection("polls").find(old).projection(Projections.include("_id"))) {
            polls.add(poll.getString("_id"));
        }
        if (!polls.isEmpty()) {
            template.getCollection("links").deleteMany(in("pollId", polls));
            template.getCollection("polls").deleteMany(in("_id", polls));
        }
        List<String> closed = closedBefore(before);
        if (!closed.isEmpty()) {
            template.getCollection("escalations").deleteMany(and(in("_id", closed), atRest()));
        }
    }

    private static Bson atRest() {
        return and(exists("nextAt", false), exists("uncarriedSince", false), exists("pendingSince", false));
    }

    private List<String> closedBefore(Instant before) {
        Set<String> concerns = new HashSet<>();
        List<String> closed = new ArrayList<>();
        for (Escalation escalation : escalations.ofPatient(Canary.PATIENT)) {
            boolean latest = concerns.add(escalation.matter().concern());
            if (!latest
                    && escalation instanceof Escalation.Resolved resolved
                    && resolved.resolution().at().isBefore(before)) {
                closed.add(escalation.matter().id());
            }
        }
        return closed;
    }
}
