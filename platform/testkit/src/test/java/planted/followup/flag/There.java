package planted.followup.flag;

import planted.followup.escalation.Back;

/** Breaks a rule on purpose. */
public record There(Back back) {}
