package aftercare.followup.escalation;

import aftercare.followup.escalation.Escalation.Resolved;
import aftercare.followup.staff.Account;
import aftercare.followup.staff.Accounts;
import aftercare.followup.staff.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whoever has an escalation gives it to another, who is told at once. */
public final class HandOver {
    private final Escalations escalations;
    private final Accounts accounts;
    private final Ladders ladders;
    private final TellOne tell;

    /** Tells the one who has it now; when that fails the ladder climbs once the time is up. */
    @FunctionalInterface
    public interface TellOne {
        /** Tells, at once. */
        void tell(Escalation escalation, Account account, Instant now);
    }

    public HandOver(Escalations escalations, Accounts accounts, Ladders ladders, TellOne tell) {
        this.escalations = escalations;
        this.accounts = accounts;
        this.ladders = ladders;
        this.tell = tell;
    }

    /** Who can be given it: clinicians of the team, or who may read what the care team must not. */
    public List<Account> candidates(Matter matter) {
        return accounts.of(matter.openToCareTeam() ? Role.CLINICIAN : Role.SAFETY_OFFICER, matter.careTeam());
    }

    /**
     * Gives it to another.
     *
     * @param by account
     * @param to account
     */
    public Outcome handOver(String id, String by, String to, Instant now) {
        Optional<Escalation> before = escalations.find(id);
        if (before.isEmpty()) {
            return new Outcome.Unknown();
        }
        Matter matter = before.get().matter();
        Optional<Account> taker = candidates(matter).stream()
                .filter(account -> account.username().equals(to.strip()))
                .findFirst();
        if (taker.isEmpty() || to.strip().equals(by)) {
            return new Outcome.Invalid("to", "Select somebody else who looks after this patient");
        }
        Escalation after = escalations.update(
                id,
                escalation -> escalation.handOver(by, taker.get().username(), ladders.of(escalation.matter()), now));
        if (after instanceof Resolved) {
            return new Outcome.Overtaken();
        }
        if (!after.equals(before.get())) {
            tell.tell(after, taker.get(), now);
        }
        return new Outcome.Done();
    }

    /** What became of it. */
    public sealed interface Outcome {
        /** The other has it, until the acknowledgement runs out. */
        record Done() implements Outcome {}

        /** Somebody had closed it. */
        record Overtaken() implements Outcome {}

        /** Something is missing; nothing was changed. */
        record Invalid(String field, String message) implements Outcome {}

        /** There is no such escalation. */
        record Unknown() implements Outcome {}
    }
}
