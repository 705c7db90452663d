package aftercare.followup.escalation;

import aftercare.kernel.Tier;
import java.time.Instant;
import java.util.Optional;

/** Records what came of a call to a patient who stands on the call list. */
public final class RecordCall {
    private final Escalations escalations;
    private final Ladders ladders;
    private final RecordAttempt attempts;
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
        this.attempts = new RecordAttempt(escalations, ladders);
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
    public RecordAttempt.Outcome record(
            String id, int number, String by, String outcome, String note, boolean mayCloseUrgent, Instant now) {
        Optional<Call.Outcome> found = Call.Outcome.ofCode(outcome).filter(Call.Outcome.ofCallList()::contains);
        Optional<Escalation> before =
                escalations.find(id).filter(e -> ladders.byCall(e.matter().flags()));
        if (before.isEmpty()) {
            return new RecordAttempt.Outcome.Unknown();
        }
        if (found.isEmpty()) {
            return new RecordAttempt.Outcome.Invalid("outcome", "Select what came of the call");
        }
        boolean urgent = before.get().matter().tier() == Tier.AMBER;
        if (found.get() == Call.Outcome.WELL && urgent && !mayCloseUrgent) {
            return new RecordAttempt.Outcome.Invalid(
                    "outcome",
                    "This one is amber and a clinician closes it. Select \"" + Call.Outcome.NEEDS_CLINICIAN.label()
                            + "\", and write down that the patient is well");
        }
        return attempts.write(before.get(), number, by, found.get(), note, now, call -> {
            if (call.outcome() == Call.Outcome.NEEDS_CLINICIAN) {
                clinician.ask(before.get().matter().patient(), call.id(), now);
            }
        });
    }
}
