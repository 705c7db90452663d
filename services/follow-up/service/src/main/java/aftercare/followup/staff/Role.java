package aftercare.followup.staff;

/** What a member of staff may do. */
public enum Role {
    CLINICIAN,
    COORDINATOR,
    SAFETY_OFFICER,
    OPERATOR
}
