package aftercare.followup.survey;

/**
 * What a side effect is called in adverse-event reports.
 *
 * @param term of CTCAE version 5.0
 * @param code of that term in MedDRA, as CTCAE prints it
 */
public record Term(String term, String code) {}
