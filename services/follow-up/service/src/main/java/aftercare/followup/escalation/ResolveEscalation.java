package aftercare.followup.escalation;

import aftercare.contracts.FollowUpFact;
import aftercare.followup.escalation.Escalation.Acknowledged;
import aftercare.followup.escalation.Escalation.Open;
import aftercare.followup.escalation.Escalation.Resolution;
import aftercare.followup.escalation.Escalation.Resolved;
import aftercare.kernel.Change;
import aftercare.kernel.Ids;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A person closes an escalation; of red, two do: one proposes and another agrees. */
public final class ResolveEscalation {
    /** Characters of a note. */
    public static final int LONGEST_NOTE = 2_000;

    private final Escalations escalations;
    private final SecondSignature second;

    public ResolveEscalation(Escalations escalations, SecondSignature second) {
        this.escalations = escalations;
        this.second = second;
    }

    /**
     * What a person entered.
     *
     * @param disposition code of a {@link Disposition}
     * @param note required, what was done and why
     * @param duplicateOf id of the patient's other escalation; required of a duplicate
     * @param emergencyContact code of a {@link EmergencyContact}; required when the patient could not be reached
     * @param welfareCheck code of a {@link WelfareCheck}; likewise
     */
    public record Entry(
            String disposition, String note, String duplicateOf, String emergencyContact, String welfareCheck) {
        /** With nothing but how it was closed and why. */
        public static Entry of(String disposition, String note) {
            return new Entry(disposition, note, "", "", "");
        }

        @Override
        public String toString() {
            return "Entry[" + disposition + "]";
        }
    }

    /** Closes it, or proposes to. */
    public Outcome resolve(String id, String by, Entry entry, Instant now) {
        Optional<Disposition> how = Disposition.ofCode(entry.disposition()).filter(Disposition.ofPeople()::contains);
        if (how.isEmpty()) {
            return new Outcome.Invalid("disposition", "Select what came of it");
        }
        Optional<Outcome.Invalid> note = note(entry.note());
        if (note.isPresent()) {
            return note.get();
        }
        Optional<Escalation> before = escalations.find(id);
        if (before.isEmpty()) {
            return new Outcome.Unknown();
        }
        Map<String, String> details = new LinkedHashMap<>();
        Optional<Outcome.Invalid> missing = details(before.get(), how.get(), entry, details);
        if (missing.isPresent() && before.get().standing()) {
            return missing.get();
        }
        var resolution = new Resolution(
                by,
                how.get(),
                Ids.derive("note", id, by, now.toString()),
                entry.note().strip(),
                now,
                details,
                null);
        Escalation after = escalations.update(
                id,
                escalation -> second.needed(escalation.matter())
                        ? escalation.propose(resolution)
                        : switch (escalation) {
                            case Open open -> open.resolve(resolution);
                            case Acknowledged taken -> taken.resolve(resolution);
                            case Resolved closed -> Change.none(closed);
                        });
        if (after instanceof Resolved closed) {
            Resolution stands = closed.resolution();
            return stands.equals(resolution)
                    ? new Outcome.Done()
                    : new Outcome.AlreadyResolved(stands.by(), stands.at());
        }
        return new Outcome.Proposed();
    }

    /**
     * Agrees to what another proposed.
     *
     * @param noteId of the proposal that was read: one that came since has to be read first
     */
    public Outcome agree(String id, String by, String noteId, Instant now) {
        return judge(id, by, noteId, escalation -> escalation.agree(noteId, by, now), now);
    }

    /**
     * Does not agree to what another proposed; then it stays open and everybody is told anew.
     *
     * @param why what is missing; required
     */
    public Outcome refuse(String id, String by, String noteId, String why, Instant now) {
        if (why.isBlank()) {
            return new Outcome.Invalid("why", "Enter what is still to be done");
        }
        if (why.length() > LONGEST_NOTE) {
            return new Outcome.Invalid("why", "Enter " + LONGEST_NOTE + " characters or fewer");
        }
        return judge(id, by, noteId, escalation -> escalation.refuse(noteId, by, why.strip(), now), now);
    }

    private Outcome judge(
            String id,
            String by,
            String noteId,
            Function<Escalation, Change<Escalation, FollowUpFact>> decision,
            Instant now) {
        Optional<Escalation> before = escalations.find(id);
        if (before.isEmpty()) {
            return new Outcome.Unknown();
        }
        Resolution proposal = before.get().matter().proposal();
        if (before.get() instanceof Resolved closed) {
            return already(closed);
        }
        if (proposal == null || !proposal.noteId().equals(noteId)) {
            return new Outcome.Overtaken();
        }
        if (proposal.by().equals(by)) {
            return new Outcome.Invalid("second", "Have somebody else look at it: you proposed this yourself");
        }
        Escalation after = escalations.update(id, decision);
        boolean judged = after.matter().proposal() == null
                ? lastIs(after.matter(), Happening.What.RESOLUTION_REFUSED, by, now)
                : lastIs(after.matter(), Happening.What.RESOLVED, by, now);
        if (judged) {
            return new Outcome.Done();
        }
        return after instanceof Resolved closed ? already(closed) : new Outcome.Overtaken();
    }

    private static boolean lastIs(Matter matter, Happening.What what, String by, Instant now) {
        Happening last = matter.history().getLast();
        return last.what() == what && by.equals(last.who()) && last.at().equals(now);
    }

    private static Outcome already(Resolved closed) {
        return new Outcome.AlreadyResolved(
                closed.resolution().by(), closed.resolution().at());
    }

    private static Optional<Outcome.Invalid> note(String note) {
        if (note.isBlank()) {
            return Optional.of(new Outcome.Invalid("note", "Enter what you did and why"));
        }
        return note.length() > LONGEST_NOTE
                ? Optional.of(new Outcome.Invalid("note", "Enter a note of " + LONGEST_NOTE + " characters or fewer"))
                : Optional.empty();
    }

    /** What a disposition asks for besides; empty when it is all there. */
    private Optional<Outcome.Invalid> details(
            Escalation escalation, Disposition how, Entry entry, Map<String, String> details) {
        return switch (how) {
            case DUPLICATE -> duplicate(escalation.matter(), entry.duplicateOf().strip(), details);
            case COULD_NOT_REACH -> notReached(escalation.matter(), entry, details);
            case CONTACTED_SAFE, SENT_TO_EMERGENCY_CARE, DOSE_HELD, FALSE_ALARM, ANSWERED -> Optional.empty();
        };
    }

    private Optional<Outcome.Invalid> duplicate(Matter matter, String of, Map<String, String> details) {
        boolean known = !of.equals(matter.id())
                && escalations
                        .find(of)
                        .filter(other -> other.matter().patient().equals(matter.patient()))
                        .isPresent();
        details.put("duplicateOf", of);
        return known
                ? Optional.empty()
                : Optional.of(new Outcome.Invalid(
                        "duplicateOf",
                        "Enter the id of this patient's other escalation, which deals with it; the chart lists them"));
    }

    private static Optional<Outcome.Invalid> notReached(Matter matter, Entry entry, Map<String, String> details) {
        if (matter.calls().isEmpty()) {
            return Optional.of(
                    new Outcome.Invalid("disposition", "Record each attempt first: nobody has recorded one yet"));
        }
        if (EmergencyContact.ofCode(entry.emergencyContact()).isEmpty()) {
            return Optional.of(
                    new Outcome.Invalid("emergencyContact", "Select what came of calling the emergency contact"));
        }
        if (WelfareCheck.ofCode(entry.welfareCheck()).isEmpty()) {
            return Optional.of(new Outcome.Invalid("welfareCheck", "Select whether a welfare check was asked for"));
        }
        details.put("emergencyContact", entry.emergencyContact());
        details.put("welfareCheck", entry.welfareCheck());
        return Optional.empty();
    }

    /** What became of it. */
    public sealed interface Outcome {
        /** It is closed; a refusal: it is open again. */
        record Done() implements Outcome {}

        /** A second person has to agree; until then it is open. */
        record Proposed() implements Outcome {}

        /** Something else is proposed by now, or nothing any more; nothing was changed. */
        record Overtaken() implements Outcome {}

        /** Somebody had closed it before; nothing was changed. */
        record AlreadyResolved(String by, Instant at) implements Outcome {}

        /** Something is missing; nothing was changed. */
        record Invalid(String field, String message) implements Outcome {}

        /** There is no such escalation. */
        record Unknown() implements Outcome {}
    }
}
