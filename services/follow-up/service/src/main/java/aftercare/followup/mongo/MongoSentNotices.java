package aftercare.followup.mongo;

import aftercare.followup.escalation.Way;
import aftercare.followup.notice.SentNotice;
import aftercare.followup.notice.SentNotice.State;
import aftercare.followup.notice.SentNotices;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Notices in the collection {@code notices}, by their id, and what codes acknowledge in {@code noticeCodes}, by the code. */
public final class MongoSentNotices implements SentNotices {
    private static final String STATE = "state";

    private final MongoTemplate template;

    public MongoSentNotices(MongoTemplate template) {
        this.template = template;
    }

    @Override
    public void begin(SentNotice notice) {
        insert(
                notices(),
                new Document("_id", notice.id())
                        .append("noticeId", notice.noticeId())
                        .append("escalation", notice.escalationId())
                        .append("round", notice.round())
                        .append("step", notice.step())
                        .append("username", notice.username())
                        .append("way", notice.way().name())
                        .append(STATE, notice.state().name())
                        .append("at", Date.from(notice.at())));
    }

    @Override
    public Optional<SentNotice> find(String id) {
        return Optional.ofNullable(notices().find(Filters.eq("_id", id)).first())
                .map(found -> new SentNotice(
                        found.getString("_id"),
                        found.getString("noticeId"),
                        found.getString("escalation"),
                        found.getInteger("round"),
                        found.getInteger("step"),
                        found.getString("username"),
                        Way.valueOf(found.getString("way")),
                        State.valueOf(found.getString(STATE)),
                        Fields.instant(found, "at")));
    }

    @Override
    public boolean settle(String id, State state) {
        return notices()
                        .updateOne(
                                Filters.and(Filters.eq("_id", id), Filters.eq(STATE, State.SENT.name())),
                                Updates.set(STATE, state.name()))
                        .getModifiedCount()
                == 1;
    }

    @Override
    public void remember(String code, Answerable answerable) {
        insert(
                codes(),
                new Document("_id", code)
                        .append("escalation", answerable.escalationId())
                        .append("username", answerable.username()));
    }

    @Override
    public Optional<Answerable> byCode(String code) {
        return Optional.ofNullable(codes().find(Filters.eq("_id", code)).first())
                .map(found -> new Answerable(found.getString("escalation"), found.getString("username")));
    }

    private static void insert(MongoCollection<Document> collection, Document document) {
        try {
            collection.insertOne(document);
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
    }

    private MongoCollection<Document> notices() {
        return template.getCollection("notices");
    }

    private MongoCollection<Document> codes() {
        return template.getCollection("noticeCodes");
    }
}
