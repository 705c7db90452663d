package aftercare.auditor.ledger;

/**
 * Something that does not add up.
 *
 * @param account what it is about, such as {@code flags}
 * @param id of the poll, flag, escalation, message, patient or source; never anything personal
 * @param what the rule that is broken, in words
 */
public record Problem(String account, String id, String what) {}
