package aftercare.web;

/** What a member of staff may do. One person may hold several. */
public enum Role {
    /** Treats patients: sees answers, acknowledges, resolves, lifts holds. */
    CLINICIAN,
    /** Runs the diary and the call list: enrols, schedules; sees no answers. */
    COORDINATOR,
    /** Keeps adverse-event cases and reads the ledger. */
    SAFETY_OFFICER,
    /** Keeps the machines running: dead letters, health; sees no answers. */
    OPERATOR,
    /** Closes what the canary opened, and sees nothing else. No account has it: the auditor makes its own token. */
    CANARY_CONTACT;

    String authority() {
        return "ROLE_" + name();
    }
}
