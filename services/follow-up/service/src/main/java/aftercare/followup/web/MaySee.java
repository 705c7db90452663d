package aftercare.followup.web;

import aftercare.followup.escalation.Escalation;
import aftercare.followup.escalation.RaisedFlag;
import aftercare.kernel.Canary;
import aftercare.web.Role;
import aftercare.web.Staff;

/**
 * Who reads what. Flags are for clinicians and the safety officer; one that the patient wanted read by a named person only
 * (FDC-13a) is for that person and the safety officer, and hidden from everybody who treats the patient. What the canary
 * causes is for its contact alone, who in turn sees nothing else.
 */
final class MaySee {
    private MaySee() {}

    /** Goes on only for those who read flags at all. */
    static void flags(Staff staff) {
        staff.needs(Role.CLINICIAN, Role.SAFETY_OFFICER);
    }

    /** Goes on only for those who read some escalations; which, {@link #escalation} says. */
    static void someEscalations(Staff staff) {
        staff.needs(Role.CLINICIAN, Role.SAFETY_OFFICER, Role.CANARY_CONTACT);
    }

    /** Goes on only for those who telephone. */
    static void calls(Staff staff) {
        staff.needs(Role.COORDINATOR, Role.CLINICIAN, Role.SAFETY_OFFICER);
    }

    /** Goes on only for those who lift this patient's holds. */
    static void lift(Staff staff, String patient) {
        if (!Canary.is(patient) || !staff.is(Role.CANARY_CONTACT)) {
            staff.needs(Role.CLINICIAN);
        }
    }

    /** Outside of its escalation: the person whom the patient named reads it there. */
    static boolean flag(Staff staff, RaisedFlag flag) {
        return !flag.routed() || staff.is(Role.SAFETY_OFFICER);
    }

    static boolean escalation(Staff staff, Escalation escalation) {
        if (Canary.is(escalation.matter().patient())) {
            return staff.is(Role.CANARY_CONTACT);
        }
        return (staff.is(Role.CLINICIAN) || staff.is(Role.SAFETY_OFFICER))
                && escalation.matter().flags().stream()
                        .allMatch(flag -> flag(staff, flag)
                                || staff.account().equals(escalation.matter().reader(flag.id())));
    }

    /** Clinicians act; on what is hidden from them, those who may read it. */
    static boolean act(Staff staff, Escalation escalation) {
        boolean routed = escalation.matter().flags().stream().anyMatch(RaisedFlag::routed);
        boolean canary = Canary.is(escalation.matter().patient());
        return escalation(staff, escalation) && (canary || routed || staff.is(Role.CLINICIAN));
    }
}
