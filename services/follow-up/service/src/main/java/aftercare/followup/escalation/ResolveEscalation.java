package aftercare.followup.escalation;

import aftercare.followup.escalation.Escalation.Acknowledged;
import aftercare.followup.escalation.Escalation.Open;
import aftercare.followup.escalation.Escalation.Resolution;
import aftercare.followup.escalation.Escalation.Resolved;
import aftercare.kernel.Change;
import aftercare.kernel.Ids;
import java.time.Instant;
import java.util.Optional;

/** A person closes an escalation. */
public final class ResolveEscalation {
    /** Characters of a note. */
    public static final int LONGEST_NOTE = 2_000;

    private final Escalations escalations;

    public ResolveEscalation(Escalations escalations) {
        this.escalations = escalations;
    }

    /**
     * Closes it.
     *
     * @param by account
     * @param disposition code of a {@link Disposition}
     * @param note required, what was done and why
     */
    public Outcome resolve(String id, String by, String disposition, String note, Instant now) {
        Optional<Disposition> how = Disposition.ofCode(disposition).filter(Disposition.ofPeople()::contains);
        if (how.isEmpty()) {
            return new Outcome.Invalid("disposition", "Select what came of it");
        }
        if (note.isBlank()) {
            return new Outcome.Invalid("note", "Enter what you did and why");
        }
        if (note.length() > LONGEST_NOTE) {
            return new Outcome.Invalid("note", "Enter a note of " + LONGEST_NOTE + " characters or fewer");
        }
        if (escalations.find(id).isEmpty()) {
            return new Outcome.Unknown();
        }
        var resolution = new Resolution(by, how.get(), Ids.derive("note", id, by, now.toString()), note.strip(), now);
        Escalation after = escalations.update(id, escalation -> switch (escalation) {
            case Open open -> open.resolve(resolution);
            case Acknowledged taken -> taken.resolve(resolution);
            case Resolved closed -> Change.none(closed);
        });
        Resolution stands = ((Resolved) after).resolution();
        return stands.equals(resolution) ? new Outcome.Done() : new Outcome.AlreadyResolved(stands.by(), stands.at());
    }

    /** What became of it. */
    public sealed interface Outcome {
        /** It is closed. */
        record Done() implements Outcome {}

        /** Somebody had closed it before; nothing was changed. */
        record AlreadyResolved(String by, Instant at) implements Outcome {}

        /** Something is missing; nothing was changed. */
        record Invalid(String field, String message) implements Outcome {}

        /** There is no such escalation. */
        record Unknown() implements Outcome {}
    }
}
