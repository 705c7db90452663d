package aftercare.followup.web;

/**
 * An entry of the call list that nobody has closed.
 *
 * @param calls how many were made
 * @param last what came of the last one, and when; empty before the first
 */
public record CallRow(InboxRow entry, int calls, String last) {}
