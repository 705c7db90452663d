package aftercare.followup.web;

import aftercare.followup.escalation.Escalation;
import aftercare.followup.escalation.RaisedFlag;
import aftercare.web.Role;
import aftercare.web.Staff;

/**
 * Who reads what. Flags are for clinicians and the safety officer; one that the patient wanted read by a named person only
 * (FDC-13a) is for that person and the safety officer, and hidden from everybody who treats the patient.
 */
final class MaySee {
    private static final String NAMED = "FDC-13a";

    private MaySee() {}

    /** Goes on only for those who read flags at all. */
    static void flags(Staff staff) {
        staff.needs(Role.CLINICIAN, Role.SAFETY_OFFICER);
    }

    static boolean flag(Staff staff, RaisedFlag flag) {
        return flag.routing() == null
                || staff.is(Role.SAFETY_OFFICER)
                || staff.account().equals(flag.inputs().get(NAMED));
    }

    static boolean escalation(Staff staff, Escalation escalation) {
        return escalation.matter().flags().stream().allMatch(flag -> flag(staff, flag));
    }

    /** Clinicians act; on what is hidden from them, those who may read it. */
    static boolean act(Staff staff, Escalation escalation) {
        boolean routed = escalation.matter().flags().stream().anyMatch(flag -> flag.routing() != null);
        return escalation(staff, escalation) && (routed || staff.is(Role.CLINICIAN));
    }
}
