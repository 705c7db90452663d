package aftercare.intake.screening;

/** Why a clinician's finding was not written down. */
public enum Refusal {
    /** The checklist has no such question. */
    NO_SUCH_QUESTION,
    /** Another entry about the question came after the one that the clinician saw. */
    CHANGED_SINCE,
    /** This excludes as long as the answer is yes; no finding clears it. */
    EXCLUDED,
    /** Nothing about the question waits for a clinician. */
    NOTHING_OPEN
}
