package aftercare.contracts;

/**
 * Something that became true in one service and that others may need to know. A fact carries a pseudonym and coded
 * values only: no name, contact, birth date or free text (free text travels as id and hash).
 */
public sealed interface Fact permits IntakeFact, SessionFact, FollowUpFact {
    /** The pseudonym of the patient the fact is about; the key of the record, so that one patient's facts stay in order. */
    String patient();
}
