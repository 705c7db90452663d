package aftercare.followup.mongo;

import aftercare.followup.rota.Booked;
import aftercare.followup.rota.Booked.Withdrawal;
import aftercare.followup.rota.Cover;
import aftercare.followup.rota.Covers;
import aftercare.followup.rota.Scope;
import aftercare.kernel.Tier;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Covers in the collection {@code rota}, all in one document, so that each decision sees all of them: a clinic enters a few a
 * week. Texts at a cover say why somebody is away and are not for logs.
 */
public final class MongoCovers implements Covers {
    private static final String COLLECTION = "rota";
    private static final Bson ONE = Filters.eq("_id", "covers");
    private static final String VERSION = "version";
    private static final int TRIES = 100;

    private final MongoTemplate template;

    public MongoCovers(MongoTemplate template) {
        this.template = template;
    }

    @Override
    public List<Booked> all() {
        return covers(find());
    }

    @Override
    public <O> O update(Function<List<Booked>, Decided<O>> decision) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Document before = find();
            List<Booked> covers = covers(before);
            Decided<O> decided = decision.apply(covers);
            if (decided.covers().equals(covers) || stored(before, decided.covers())) {
                return decided.outcome();
            }
        }
        throw new IllegalStateException("Cannot change the covers of the rota: each of " + TRIES
                + " attempts found that somebody else had just changed them");
    }

    private @Nullable Document find() {
        return collection().find(ONE).first();
    }

    private static List<Booked> covers(@Nullable Document document) {
        return document == null
                ? List.of()
                : document.getList("covers", Document.class).stream()
                        .map(MongoCovers::read)
                        .toList();
    }

    private boolean stored(@Nullable Document before, List<Booked> covers) {
        long version = before == null ? 0 : before.getLong(VERSION);
        Document after = new Document("_id", "covers")
                .append(VERSION, version + 1)
                .append("covers", covers.stream().map(MongoCovers::write).toList());
        if (before != null) {
            return collection()
                            .replaceOne(Filters.and(ONE, Filters.eq(VERSION, version)), after)
                            .getMatchedCount()
                    == 1;
        }
        try {
            collection().insertOne(after);
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    private static Document write(Booked booked) {
        Cover cover = booked.cover();
        Document document = new Document("id", booked.id())
                .append("from", Date.from(cover.from()))
                .append("to", Date.from(cover.to()))
                .append(
                        "tiers",
                        cover.scope().tiers().stream().map(Tier::name).sorted().toList())
                .append("reason", cover.reason())
                .append("by", booked.by())
                .append("at", Date.from(booked.at()));
        cover.scope().careTeam().ifPresent(team -> document.append("careTeam", team));
        cover.person().ifPresent(person -> document.append("person", person));
        cover.insteadOf().ifPresent(person -> document.append("insteadOf", person));
        booked.withdrawn()
                .ifPresent(withdrawn -> document.append("withdrawnBy", withdrawn.by())
                        .append("withdrawnAt", Date.from(withdrawn.at())));
        return document;
    }

    private static Booked read(Document document) {
        Scope scope = new Scope(
                document.getList("tiers", String.class).stream()
                        .map(Tier::valueOf)
                        .collect(Collectors.toSet()),
                text(document, "careTeam"));
        return new Booked(
                document.getString("id"),
                new Cover(
                        Fields.instant(document, "from"),
                        Fields.instant(document, "to"),
                        scope,
                        text(document, "person"),
                        text(document, "insteadOf"),
                        document.getString("reason")),
                document.getString("by"),
                Fields.instant(document, "at"),
                text(document, "withdrawnBy").map(by -> new Withdrawal(by, Fields.instant(document, "withdrawnAt"))));
    }

    private static Optional<String> text(Document document, String field) {
        return Optional.ofNullable(document.getString(field));
    }

    private MongoCollection<Document> collection() {
        return template.getCollection(COLLECTION);
    }
}
