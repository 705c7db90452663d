package aftercare.followup.web;

/**
 * A hold as clinicians read it.
 *
 * @param title what it does and by which rule
 * @param story since when; for a lifted one by whom and why
 */
public record ShownHold(String cause, boolean standing, String title, String story) {}
