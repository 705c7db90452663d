package planted.followup.escalation;

import planted.followup.flag.There;

/** Breaks a rule on purpose. */
public record Back(There there) {}
