package aftercare.followup.escalation;

import aftercare.followup.escalation.Escalation.Acknowledged;
import aftercare.followup.escalation.Escalation.Open;
import aftercare.followup.escalation.Escalation.Resolved;
import aftercare.kernel.Change;
import aftercare.kernel.Ids;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Records that contact with the patient of an escalation was tried. The first attempt is what the tier asks for in time. */
public final class RecordAttempt {
    private final Escalations escalations;
    private final Ladders ladders;

    public RecordAttempt(Escalations escalations, Ladders ladders) {
        this.escalations = escalations;
        this.ladders = ladders;
    }

    /**
     * Records it. Whoever spoke to the patient has the escalation, as after an acknowledgement.
     *
     * @param number of the attempt about this, from 1: a second click has the same
     * @param by account
     * @param outcome code of one of {@link Call.Outcome#ofContact}
     * @param note what was said; required when the patient was reached
     */
    public Outcome record(String id, int number, String by, String outcome, String note, Instant now) {
        Optional<Call.Outcome> found = Call.Outcome.ofCode(outcome).filter(Call.Outcome.ofContact()::contains);
        Optional<Escalation> before = escalations.find(id);
        if (before.isEmpty()) {
            return new Outcome.Unknown();
        }
        if (found.isEmpty()) {
            return new Outcome.Invalid("outcome", "Select what came of the attempt");
        }
        return write(before.get(), number, by, found.get(), note, now, _ -> {});
    }

    /** @param first done before it is written down, unless it is overtaken: after a crash in between both are done again */
    Outcome write(
            Escalation before,
            int number,
            String by,
            Call.Outcome outcome,
            String note,
            Instant now,
            Consumer<Call> first) {
        if (note.isBlank() && outcome.reached()) {
            return new Outcome.Invalid("note", "Enter what was said");
        }
        if (note.length() > ResolveEscalation.LONGEST_NOTE) {
            return new Outcome.Invalid(
                    "note", "Enter a note of " + ResolveEscalation.LONGEST_NOTE + " characters or fewer");
        }
        int next = before.matter().calls().size() + 1;
        if (number < 1 || number > next) {
            return new Outcome.Invalid("number", "Count the calls about this, from 1: the next one is " + next);
        }
        String id = before.matter().id();
        String callId = Ids.derive("call", id, Integer.toString(number));
        var call = new Call(callId, by, outcome, Ids.derive("note", callId), note.strip(), now);
        if (overtaken(before, call)) {
            return new Outcome.Overtaken();
        }
        first.accept(call);
        Escalation after = escalations.update(
                id,
                escalation -> escalation.matter().called(call.id())
                        ? Change.none(escalation)
                        : switch (escalation) {
                            case Open open -> open.called(call, ladders.of(open.matter()));
                            case Acknowledged taken -> taken.called(call, ladders.of(taken.matter()));
                            case Resolved closed -> Change.none(closed);
                        });
        return after.matter().knows(call) ? new Outcome.Done() : new Outcome.Overtaken();
    }

    private static boolean overtaken(Escalation before, Call call) {
        return before.matter().called(call.id()) ? !before.matter().knows(call) : !before.standing();
    }

    /** What became of it. */
    public sealed interface Outcome {
        /** It is recorded. */
        record Done() implements Outcome {}

        /** Somebody else recorded another attempt, or it was closed; nothing was changed. */
        record Overtaken() implements Outcome {}

        /** Something is missing; nothing was changed. */
        record Invalid(String field, String message) implements Outcome {}

        /** There is no such escalation. */
        record Unknown() implements Outcome {}
    }
}
