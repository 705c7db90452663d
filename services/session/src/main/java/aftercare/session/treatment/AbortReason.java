package aftercare.session.treatment;

import java.util.Optional;

/** Why a session was broken off or never begun. */
public enum AbortReason {
    PATIENT_REQUEST("patient-request", "The patient asked"),
    MONITOR_REQUEST("monitor-request", "The adult who stays asked"),
    BLOOD_PRESSURE("blood-pressure", "Blood pressure"),
    SIDE_EFFECT("side-effect", "A side effect"),
    NO_MONITOR("no-monitor", "Nobody to stay with the patient"),
    NOT_READY("not-ready", "The patient was not ready"),
    OTHER("other", "Another reason");

    private final String code;
    private final String label;

    AbortReason(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** As it stands in facts. */
    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    public static Optional<AbortReason> of(String code) {
        return Codes.find(values(), AbortReason::code, code);
    }
}
