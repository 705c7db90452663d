package aftercare.followup.escalation;

import aftercare.contracts.FollowUpFact;
import aftercare.followup.escalation.Escalation.Acknowledged;
import aftercare.followup.escalation.Escalation.Open;
import aftercare.followup.escalation.Escalation.Resolved;
import aftercare.kernel.Change;
import aftercare.kernel.Ids;
import aftercare.kernel.Tier;
import java.time.Instant;
import java.util.Optional;

/** Records what came of a call to a patient who stands on the call list. */
public final class RecordCall {
    private final Escalations escalations;
    private final Ladders ladders;
    private final AskForClinician clinician;

    /** Tells a clinician of a patient who was reached and needs one; again changes nothing. */
    @FunctionalInterface
    public interface AskForClinician {
        /**
         * Tells.
         *
         * @param call id of the call
         */
        void ask(String patient, String call, Instant now);
    }

    public RecordCall(Escalations escalations, Ladders ladders, AskForClinician clinician) {
        this.escalations = escalations;
        this.ladders = ladders;
        this.clinician = clinician;
    }

    /**
     * Records it.
     *
     * @param number of the call to this patient about this, from 1: a second click has the same
     * @param by account
     * @param outcome code of a {@link Call.Outcome}
     * @param note what was said; required when the patient was reached
     * @param mayCloseUrgent true for who may close what is amber: a clinician
     */
    public Outcome record(
            String id, int number, String by, String outcome, String note, boolean mayCloseUrgent, Instant now) {
        Optional<Call.Outcome> found = Call.Outcome.ofCode(outcome).filter(Call.Outcome.ofCallList()::contains);
        Optional<Escalation> before =
                escalations.find(id).filter(e -> ladders.byCall(e.matter().flags()));
        if (before.isEmpty()) {
            return new Outcome.Unknown();
        }
        if (found.isEmpty()) {
            return new Outcome.Invalid("outcome", "Select what came of the call");
        }
        if (note.isBlank() && found.get().reached()) {
            return new Outcome.Invalid("note", "Enter what was said");
        }
        if (note.length() > ResolveEscalation.LONGEST_NOTE) {
            return new Outcome.Invalid(
                    "note", "Enter a note of " + ResolveEscalation.LONGEST_NOTE + " characters or fewer");
        }
        boolean urgent = before.get().matter().tier() == Tier.AMBER;
        if (found.get() == Call.Outcome.WELL && urgent && !mayCloseUrgent) {
            return new Outcome.Invalid(
                    "outcome",
                    "This one is amber and a clinician closes it. Select \"" + Call.Outcome.NEEDS_CLINICIAN.label()
                            + "\", and write down that the patient is well");
        }
        int next = before.get().matter().calls().size() + 1;
        if (number < 1 || number > next) {
            return new Outcome.Invalid("number", "Count the calls about this, from 1: the next one is " + next);
        }
        String callId = Ids.derive("call", id, Integer.toString(number));
        var call = new Call(callId, by, found.get(), Ids.derive("note", callId), note.strip(), now);
        if (overtaken(before.get(), call)) {
            return new Outcome.Overtaken();
        }
        if (call.outcome() == Call.Outcome.NEEDS_CLINICIAN) {
            // Before the call is written down: after a crash in between it is recorded, and told, again.
            clinician.ask(before.get().matter().patient(), callId, now);
        }
        Escalation after = escalations.update(id, current -> called(current, call));
        return after.matter().knows(call) ? new Outcome.Done() : new Outcome.Overtaken();
    }

    private static boolean overtaken(Escalation before, Call call) {
        return before.matter().called(call.id()) ? !before.matter().knows(call) : !before.standing();
    }

    private Change<Escalation, FollowUpFact> called(Escalation current, Call call) {
        return current.matter().called(call.id())
                ? Change.none(current)
                : switch (current) {
                    case Open open -> open.called(call, ladders.of(open.matter()));
                    case Acknowledged taken -> taken.called(call, ladders.of(taken.matter()));
                    case Resolved closed -> Change.none(closed);
                };
    }

    /** What became of it. */
    public sealed interface Outcome {
        /** It is recorded. */
        record Done() implements Outcome {}

        /** Somebody else recorded another call, or it was closed; nothing was changed. */
        record Overtaken() implements Outcome {}

        /** Something is missing; nothing was changed. */
        record Invalid(String field, String message) implements Outcome {}

        /** There is no such entry of the call list. */
        record Unknown() implements Outcome {}
    }
}
