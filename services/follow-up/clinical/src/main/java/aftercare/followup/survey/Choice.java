package aftercare.followup.survey;

/**
 * One possible answer.
 *
 * @param value what is stored; never shown
 * @param label what the patient reads
 */
public record Choice(String value, String label) {}
