package aftercare.followup.flag;

/** A page that is shown at the end when its condition holds, besides that of the worst flag. */
public record PageRule(String page, String when) {}
