package aftercare.followup.web;

/**
 * An accepted level as clinicians read it.
 *
 * @param standing true while it counts
 */
public record ShownLevel(String title, String story, boolean standing) {}
