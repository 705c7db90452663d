package planted.auditor.ledger;

import planted.followup.flag.There;

/** Breaks a rule on purpose. */
record AuditorKnowsFollowUp(There there) {}
