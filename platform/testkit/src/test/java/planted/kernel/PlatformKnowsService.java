package planted.kernel;

import planted.intake.patient.Patient;

/** Breaks a rule on purpose. */
record PlatformKnowsService(Patient patient) {}
