package aftercare.followup.web;

import aftercare.kernel.Tier;

/** An escalation that a person closed, as the inbox lists it. */
public record ClosedRow(String id, String patient, Tier tier, String concern, String disposition, String closed) {}
