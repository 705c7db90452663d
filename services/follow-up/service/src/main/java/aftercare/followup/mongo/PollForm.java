package aftercare.followup.mongo;

import static aftercare.followup.mongo.Fields.instant;
import static aftercare.followup.mongo.Fields.instants;
import static aftercare.followup.mongo.Fields.maybe;
import static aftercare.followup.mongo.Fields.numbers;
import static aftercare.followup.mongo.Fields.put;
import static aftercare.followup.mongo.Fields.words;

import aftercare.followup.escalation.RaisedFlag;
import aftercare.followup.poll.Asking;
import aftercare.followup.poll.Dispatch;
import aftercare.followup.poll.Origin;
import aftercare.followup.poll.Paper;
import aftercare.followup.poll.Poll;
import aftercare.kernel.Hold;
import aftercare.kernel.Tier;
import aftercare.messaging.DocumentForm;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;

/**
 * A poll as a document, written anew with every page that is saved. Of its sheet it holds the id. What it is looked up by
 * stands in {@code patient}, {@code dueAt}, {@code nextAt} and {@code uncarriedSince}; a scheduler that has claimed it adds
 * {@code leaseUntil}, and every write ends the lease.
 */
final class PollForm implements DocumentForm<Poll> {
    private static final String STATE = "state";

    private final MongoSheets sheets;

    PollForm(MongoSheets sheets) {
        this.sheets = sheets;
    }

    @Override
    public void write(Poll poll, Document to) {
        Asking asking = poll.asking();
        to.append("patient", asking.patient()).append("dueAt", Date.from(asking.dueAt()));
        put(to, "nextAt", poll.nextAt());
        put(to, "uncarriedSince", poll.uncarriedSince());
        to.append("asking", asking(asking));
        switch (poll) {
            case Poll.Planned _ -> to.append(STATE, "planned");
            case Poll.Unsent p -> {
                to.append(STATE, "unsent");
                if (p.cancelled() != null) {
                    to.append("cancelled", p.cancelled());
                }
            }
            case Poll.Sent p -> to.append(STATE, "sent").append("dispatch", dispatch(p.dispatch()));
            case Poll.Missed p -> to.append(STATE, "missed").append("dispatch", dispatch(p.dispatch()));
            case Poll.Open p ->
                to.append(STATE, "open")
                        .append("dispatch", dispatch(p.dispatch()))
                        .append("openedAt", Date.from(p.openedAt()))
                        .append("paper", paper(p.paper()))
                        .append("missed", p.missed());
            case Poll.Answered p ->
                to.append(STATE, "answered")
                        .append("dispatch", dispatch(p.dispatch()))
                        .append("openedAt", Date.from(p.openedAt()))
                        .append("paper", paper(p.paper()))
                        .append("answeredAt", Date.from(p.answeredAt()))
                        .append("late", p.late())
                        .append("applied", p.applied());
        }
    }

    @Override
    public Poll read(Document from) {
        Asking asking = asking(from);
        String state = from.getString(STATE);
        return switch (state) {
            case "planned" -> new Poll.Planned(asking);
            case "unsent" -> new Poll.Unsent(asking, from.getString("cancelled"));
            case "sent" -> new Poll.Sent(asking, dispatch(from));
            case "missed" -> new Poll.Missed(asking, dispatch(from));
            case "open" ->
                new Poll.Open(
                        asking, dispatch(from), instant(from, "openedAt"), paper(from), from.getBoolean("missed"));
            case "answered" ->
                new Poll.Answered(
                        asking,
                        dispatch(from),
                        instant(from, "openedAt"),
                        paper(from),
                        instant(from, "answeredAt"),
                        from.getBoolean("late"),
                        from.getBoolean("applied"));
            default ->
                throw new IllegalStateException("Poll " + asking.id() + " is stored in a state unknown here: " + state);
        };
    }

    private static Document asking(Asking asking) {
        Document document = new Document("careTeam", asking.careTeam())
                .append("protocol", asking.protocol())
                .append("protocolVersion", asking.protocolVersion())
                .append("step", asking.step())
                .append("anchor", asking.anchor())
                .append("occurrence", asking.occurrence())
                .append("closesAt", Date.from(asking.closesAt()))
                .append("expiresAt", Date.from(asking.expiresAt()));
        document.append("anchorAt", Date.from(asking.origin().anchorAt()))
                .append("zone", asking.origin().zone().getId())
                .append("enteredAt", Date.from(asking.origin().enteredAt()));
        if (asking.origin().counted() > 0) {
            document.append("counted", asking.origin().counted());
        }
        put(document, "silentAt", asking.silentAt());
        return asking.ofMonitor() ? document.append("ofMonitor", true) : document;
    }

    private static Asking asking(Document poll) {
        Document asking = poll.get("asking", Document.class);
        return new Asking(
                poll.getString("_id"),
                poll.getString("patient"),
                asking.getString("careTeam"),
                asking.getString("protocol"),
                asking.getString("protocolVersion"),
                asking.getString("step"),
                asking.getString("anchor"),
                asking.getInteger("occurrence"),
                origin(asking, instant(poll, "dueAt")),
                instant(poll, "dueAt"),
                instant(asking, "closesAt"),
                instant(asking, "expiresAt"),
                asking.getBoolean("ofMonitor", false),
                maybe(asking, "silentAt"));
    }

    private static Origin origin(Document asking, Instant dueAt) {
        return asking.containsKey("zone")
                ? new Origin(
                        instant(asking, "anchorAt"),
                        ZoneId.of(asking.getString("zone")),
                        instant(asking, "enteredAt"),
                        asking.getInteger("counted", 0))
                : Origin.untold(dueAt);
    }

    private Document dispatch(Dispatch dispatch) {
        // Before the poll that names it: who reads the poll must find the sheet.
        sheets.keep(dispatch.sheet());
        Document document = new Document("sheet", dispatch.sheet().id())
                .append("sentAt", Date.from(dispatch.sentAt()))
                .append("linkGeneration", dispatch.linkGeneration())
                .append("remindAt", dispatch.remindAt().stream().map(Date::from).toList())
                .append("reminded", dispatch.reminded())
                .append("together", List.copyOf(dispatch.together()))
                .append("silenceSeen", dispatch.silenceSeen())
                .append("deliveries", new Document(Map.copyOf(dispatch.deliveries())));
        put(document, "declinedAt", dispatch.declinedAt());
        return document;
    }

    private Dispatch dispatch(Document poll) {
        Document dispatch = poll.get("dispatch", Document.class);
        return new Dispatch(
                sheets.get(dispatch.getString("sheet")),
                instant(dispatch, "sentAt"),
                dispatch.getInteger("linkGeneration"),
                instants(dispatch, "remindAt"),
                dispatch.getInteger("reminded"),
                Set.copyOf(dispatch.getList("together", String.class, List.of())),
                dispatch.getBoolean("silenceSeen", false),
                maybe(dispatch, "declinedAt"),
                words(dispatch, "deliveries"));
    }

    private static Document paper(Paper paper) {
        Document deadlines = new Document();
        paper.deadlines().forEach((rule, by) -> deadlines.append(rule, Date.from(by)));
        Document document = new Document("revision", paper.revision())
                .append("answers", new Document(Map.copyOf(paper.answers())))
                .append("scores", new Document(Map.copyOf(paper.scores())))
                .append("flags", paper.flags().stream().map(PollForm::flag).toList())
                .append("pages", paper.pages())
                .append("deadlines", deadlines)
                .append("passed", List.copyOf(paper.passed()))
                .append("uncarried", paper.uncarried())
                .append("words", new Document(Map.copyOf(paper.words())));
        put(document, "uncarriedSince", paper.uncarriedSince());
        return document;
    }

    private static Paper paper(Document poll) {
        Document paper = poll.get("paper", Document.class);
        return new Paper(
                paper.getInteger("revision"),
                words(paper, "answers"),
                numbers(paper, "scores"),
                paper.getList("flags", Document.class).stream()
                        .map(PollForm::flag)
                        .toList(),
                paper.getList("pages", String.class),
                Fields.instantsByName(paper, "deadlines"),
                new HashSet<>(paper.getList("passed", String.class)),
                paper.getList("uncarried", String.class),
                maybe(paper, "uncarriedSince"),
                paper.containsKey("words") ? words(paper, "words") : Map.of());
    }

    private static Document flag(RaisedFlag flag) {
        Document document = new Document("id", flag.id())
                .append("cause", flag.cause())
                .append("rule", flag.rule())
                .append("protocolVersion", flag.protocolVersion())
                .append("tier", flag.tier().name())
                .append("hold", flag.hold().name())
                .append("concern", flag.concern())
                .append("sentence", flag.sentence())
                .append("inputs", new Document(Map.copyOf(flag.inputs())))
                .append("at", Date.from(flag.at()));
        if (flag.routing() != null) {
            document.append("routing", flag.routing());
        }
        if (flag.digest() != null) {
            document.append("digest", flag.digest());
        }
        return document;
    }

    private static RaisedFlag flag(Document flag) {
        return new RaisedFlag(
                flag.getString("id"),
                flag.getString("cause"),
                flag.getString("rule"),
                flag.getString("protocolVersion"),
                Tier.valueOf(flag.getString("tier")),
                Hold.valueOf(flag.getString("hold")),
                flag.getString("concern"),
                flag.getString("sentence"),
                words(flag, "inputs"),
                flag.getString("routing"),
                instant(flag, "at"),
                flag.getString("digest"));
    }
}
