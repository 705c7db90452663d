package aftercare.followup.cases;

import aftercare.contracts.FollowUpFact;
import aftercare.contracts.FollowUpFact.AdverseEventAssessed;
import aftercare.contracts.FollowUpFact.AdverseEventClosed;
import aftercare.contracts.FollowUpFact.AdverseEventReported;
import aftercare.followup.survey.Naranjo;
import aftercare.kernel.Change;
import aftercare.kernel.Ids;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a new revision of a case tells the others: codes, ids and hashes, never words. */
public final class CaseFacts {
    private CaseFacts() {}

    /** A new case with its fact, to be stored together. */
    public static Change<AdverseEventCase, FollowUpFact> drafted(AdverseEventCase made) {
        HistoryEntry last = made.history().getLast();
        CaseContent content = made.content();
        return Change.of(
                made,
                new AdverseEventReported(
                        made.patient(),
                        made.id(),
                        made.revision(),
                        content.flags(),
                        content.term(),
                        content.patientGrade(),
                        Ids.sha256Hex(content.reported()),
                        made.splitFrom(),
                        last.who(),
                        made.receivedAt(),
                        last.at()));
    }

    /** The next revision with its facts, to be stored together; nothing when it is the same one. */
    public static Change<AdverseEventCase, FollowUpFact> told(AdverseEventCase before, AdverseEventCase after) {
        if (before.revision() == after.revision()) {
            return Change.none(before);
        }
        if (before.state() == after.state()) {
            return Change.of(after);
        }
        return switch (after.state()) {
            case ASSESSED -> Change.of(after, assessed(after));
            case CLOSED -> Change.of(after, closed(after, "closed", null));
            case NULLIFIED ->
                Change.of(
                        after,
                        closed(
                                after,
                                after.joinedInto() == null ? "nullified" : "joined",
                                after.history().getLast().reason()));
            case DRAFT, UNDER_ASSESSMENT -> new Change<>(after, List.of());
        };
    }

    private static AdverseEventAssessed assessed(AdverseEventCase after) {
        HistoryEntry last = after.history().getLast();
        CaseContent content = after.content();
        Naranjo naranjo = content.naranjoScore().orElseThrow();
        return new AdverseEventAssessed(
                after.patient(),
                after.id(),
                after.revision(),
                Objects.requireNonNull(content.term()),
                Objects.requireNonNull(content.clinicianGrade()),
                Objects.requireNonNull(content.seriousness()).criteria().stream()
                        .map(Criterion::code)
                        .toList(),
                Objects.requireNonNull(content.expectedness()).expected(),
                content.whoUmcCategory().orElseThrow().id(),
                naranjo.category().id(),
                naranjo.total(),
                Objects.requireNonNull(content.action()).code(),
                Objects.requireNonNull(content.outcome()).code(),
                last.who(),
                last.at());
    }

    private static AdverseEventClosed closed(AdverseEventCase after, String how, @Nullable String reason) {
        HistoryEntry last = after.history().getLast();
        return new AdverseEventClosed(
                after.patient(),
                after.id(),
                after.revision(),
                how,
                after.joinedInto(),
                Ids.sha256Hex(after.content().narrative()),
                reason == null ? null : Ids.sha256Hex(reason),
                last.who(),
                last.at());
    }
}
