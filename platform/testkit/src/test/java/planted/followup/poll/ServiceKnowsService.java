package planted.followup.poll;

import planted.intake.patient.Patient;

/** Breaks a rule on purpose. */
record ServiceKnowsService(Patient patient) {}
