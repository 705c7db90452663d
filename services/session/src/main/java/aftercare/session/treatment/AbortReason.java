package aftercare.session.treatment;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a session was broken off or never begun. */
public enum AbortReason {
    PATIENT_REQUEST("patient-request", "The patient asked"),
    MONITOR_REQUEST("monitor-request", "The adult who stays asked"),
    BLOOD_PRESSURE("blood-pressure", "Blood pressure"),
    SIDE_EFFECT("side-effect", "A side effect"),
    NO_MONITOR("no-monitor", "Nobody to stay with the patient"),
    NOT_READY("not-ready", "The patient was not ready"),
    OTHER("other", "Another reason"),
    /** Nobody chooses it: intake told it. */
    DIED("died", "The patient died");

    private final String code;
    private final String label;

    AbortReason(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** As forms, REST and the store have it. */
    public String code() {
        return code;
    }

    /** As facts have it: those who read them were promised no other reasons. */
    String told() {
        return this == DIED ? OTHER.code : code;
    }

    /** Those that a person may give. */
    public static List<AbortReason> offered() {
        return Stream.of(values()).filter(reason -> reason != DIED).toList();
    }

    public String label() {
        return label;
    }

    public static Optional<AbortReason> of(String code) {
        return Codes.find(values(), AbortReason::code, code);
    }
}
