package aftercare.followup.cases;

/**
 * Who told of the event first.
 *
 * @param reference user name of staff, or {@code patient}; nobody's name
 * @param country ISO 3166-1 alpha-2; empty when unknown
 */
public record Reporter(Qualification qualification, String reference, String country) {}
