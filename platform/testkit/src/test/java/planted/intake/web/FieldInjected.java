package planted.intake.web;

import org.springframework.beans.factory.annotation.Autowired;
import planted.intake.patient.Patient;

/** Breaks a rule on purpose. */
class FieldInjected {
    @Autowired
    Patient patient = new Patient();
}
