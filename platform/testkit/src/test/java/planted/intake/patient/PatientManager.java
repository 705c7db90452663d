package planted.intake.patient;

/** Breaks a rule on purpose. */
record PatientManager() {}
