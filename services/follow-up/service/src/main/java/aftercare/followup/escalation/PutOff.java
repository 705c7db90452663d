package aftercare.followup.escalation;

import aftercare.followup.escalation.Escalation.Acknowledged;
import aftercare.followup.escalation.Escalation.Resolved;
import aftercare.kernel.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Somebody puts an escalation off, with a reason and for a time. Red never is. */
public final class PutOff {
    /** Our own (proposal): no longer than until the next morning. */
    static final Duration LONGEST_AMBER = Duration.ofHours(12);
    /** Our own (proposal): the time in which yellow is to be dealt with. */
    static final Duration LONGEST_YELLOW = Duration.ofDays(3);

    private final Escalations escalations;

    public PutOff(Escalations escalations) {
        this.escalations = escalations;
    }

    /** How long one of the tier can be put off; nothing for red. */
    public static Duration longest(Tier tier) {
        return switch (tier) {
            case RED -> Duration.ZERO;
            case AMBER -> LONGEST_AMBER;
            case YELLOW, BLUE -> LONGEST_YELLOW;
        };
    }

    /**
     * Puts it off.
     *
     * @param by account
     * @param hours whole hours, from 1
     * @param reason required; stays in follow-up
     */
    public Outcome putOff(String id, String by, String hours, String reason, Instant now) {
        Optional<Escalation> before = escalations.find(id);
        if (before.isEmpty()) {
            return new Outcome.Unknown();
        }
        Tier tier = before.get().matter().tier();
        if (tier == Tier.RED) {
            return new Outcome.Invalid("hours", "A red escalation is never put off: acknowledge it, or hand it over");
        }
        long most = longest(tier).toHours();
        Optional<Long> wanted = wholeNumber(hours).filter(number -> number >= 1 && number <= most);
        if (wanted.isEmpty()) {
            return new Outcome.Invalid("hours", "Enter a number of whole hours from 1 to " + most);
        }
        if (reason.isBlank()) {
            return new Outcome.Invalid("reason", "Enter why it can wait");
        }
        if (reason.length() > ResolveEscalation.LONGEST_NOTE) {
            return new Outcome.Invalid(
                    "reason", "Enter a reason of " + ResolveEscalation.LONGEST_NOTE + " characters or fewer");
        }
        Instant until = now.plus(Duration.ofHours(wanted.get()));
        Escalation after = escalations.update(id, escalation -> escalation.snooze(by, reason.strip(), until, now));
        return switch (after) {
            case Acknowledged taken when taken.snoozed() != null -> new Outcome.Done(taken.until());
            case Resolved _ -> new Outcome.Overtaken();
            default -> new Outcome.Invalid("hours", "It became red meanwhile, and red is never put off");
        };
    }

    private static Optional<Long> wholeNumber(String text) {
        String number = text.strip();
        return number.matches("\\d{1,4}") ? Optional.of(Long.valueOf(number)) : Optional.empty();
    }

    /** What became of it. */
    public sealed interface Outcome {
        /** It opens again then. */
        record Done(Instant until) implements Outcome {}

        /** Somebody had closed it. */
        record Overtaken() implements Outcome {}

        /** Something is missing; nothing was changed. */
        record Invalid(String field, String message) implements Outcome {}

        /** There is no such escalation. */
        record Unknown() implements Outcome {}
    }
}
