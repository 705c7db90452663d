package aftercare.followup.web;

import aftercare.followup.escalation.Escalation;
import aftercare.followup.escalation.Escalations;
import aftercare.web.NotFoundException;
import aftercare.web.Role;
import aftercare.web.Staff;

/** Escalations as far as whoever is signed in may read them, and act on them. */
final class StaffEscalations {
    private final Escalations escalations;

    StaffEscalations(Escalations escalations) {
        this.escalations = escalations;
    }

    /**
     * One that the reader may read.
     *
     * @throws NotFoundException when there is none, or it is kept from the reader
     */
    Escalation find(String id, Staff staff) {
        MaySee.someEscalations(staff);
        return escalations
                .find(id)
                .filter(escalation -> MaySee.escalation(staff, escalation))
                .orElseThrow(() -> unknown(id));
    }

    /** One that the reader may act on; refused to who only reads. */
    Escalation toActOn(String id, Staff staff) {
        Escalation found = find(id, staff);
        if (!MaySee.act(staff, found)) {
            staff.needs(Role.CLINICIAN);
        }
        return found;
    }

    static NotFoundException unknown(String id) {
        return new NotFoundException("There is no escalation " + id
                + ". The inbox, and GET /api/follow-up/escalations, list those that are open.");
    }
}
