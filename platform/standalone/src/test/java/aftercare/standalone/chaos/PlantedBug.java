package aftercare.standalone.chaos;

/** A mistake somebody might make one day, and the account of the ledger that must not add up then. */
enum PlantedBug {
    /** A fact in the middle of its source's is never published. */
    FACT_DROPPED("facts"),
    /** The newest fact of a source is taken for published though the broker never had it. */
    PENDING_CLEARED_TOO_EARLY("answers"),
    /** The same is asked twice under two ids. */
    POLL_DOUBLED("polls"),
    /** What is due is not looked for. */
    POLL_NEVER_SENT("polls"),
    /** Nobody closes what was not answered in time. */
    MISSED_POLL_FORGOTTEN("polls"),
    /** A rule was lost from the data. */
    RULE_SKIPPED("rules"),
    /** A rule that the auditor knows by the protocol's text alone does not fire. */
    LESSER_RULE_SKIPPED("rules"),
    /** A sum leaves an item out. */
    SCORE_WRONG("scores"),
    /** A flag that asks for a hold gets none. */
    HOLD_FORGOTTEN("flags"),
    /** Session takes a hold in without obeying it. */
    HOLD_NOT_OBEYED("holds"),
    /** A flag finds no escalation. */
    FLAG_NOT_ESCALATED("flags"),
    /** Nobody is told of an escalation. */
    LADDER_STANDS_STILL("escalations"),
    /** A program closes an escalation in nobody's name. */
    CLOSED_BY_NOBODY("escalations"),
    /** A message goes out twice. */
    MESSAGE_DOUBLED("messages"),
    /** An exception is caught and forgotten where an answer is assessed. */
    EXCEPTION_SWALLOWED("rules");

    private final String account;

    PlantedBug(String account) {
        this.account = account;
    }

    String account() {
        return account;
    }
}
