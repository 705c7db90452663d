package aftercare.followup.escalation;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Somebody telephoned the patient.
 *
 * @param id derived from the escalation and the number of the call, so that a second click is the same call
 * @param by account
 * @param note what was said; stays in follow-up
 */
public record Call(String id, String by, Outcome outcome, String noteId, String note, Instant at) {
    @Override
    public String toString() {
        return "Call[" + id + ", " + by + ", " + outcome + ", " + noteId + ", " + at + "]";
    }

    /** What came of a call. */
    public enum Outcome {
        NO_ANSWER("No answer"),
        LEFT_MESSAGE("Left a message"),
        WRONG_NUMBER("Wrong number, or it does not work"),
        /** Whoever called has it until the acknowledgement runs out. */
        SPOKE("Spoke to the patient"),
        /** Somebody has it until the acknowledgement runs out: then the ladder climbs again, unless the patient has answered. */
        WILL_ANSWER("Reached; will answer by the link"),
        /** The only one that closes. */
        WELL("Reached and well; nothing more to do"),
        /** A clinician is told at once, by a flag of its own. */
        NEEDS_CLINICIAN("Reached; a clinician shall call");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        /** As it is shown. */
        public String label() {
            return label;
        }

        /** As it is written in facts and forms, such as {@code no-answer}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** What comes of a call about somebody on the call list. */
        public static List<Outcome> ofCallList() {
            return Arrays.stream(values()).filter(outcome -> outcome != SPOKE).toList();
        }

        /** What comes of an attempt of contact by who deals with the escalation. */
        public static List<Outcome> ofContact() {
            return List.of(NO_ANSWER, LEFT_MESSAGE, WRONG_NUMBER, SPOKE);
        }

        /** True when the patient was spoken to, so that what was said has to be written down. */
        public boolean reached() {
            return this == SPOKE || this == WILL_ANSWER || this == WELL || this == NEEDS_CLINICIAN;
        }

        /** The outcome of a code; empty when there is none such. */
        public static Optional<Outcome> ofCode(String code) {
            return Arrays.stream(values()).filter(o -> o.code().equals(code)).findFirst();
        }
    }
}
