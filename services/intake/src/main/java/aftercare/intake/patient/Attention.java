package aftercare.intake.patient;

import java.time.Instant;

/**
 * Something about a patient that somebody in the clinic has to do before the next session.
 *
 * @param since when it began; of a screening to be done again, when the last one ends
 */
public record Attention(Kind kind, Instant since) {

    /** What it is; what is to be done first comes first. */
    public enum Kind {
        /** The clinic's emergency pathway. */
        EMERGENCY(0, "emergency", "Emergency pathway, then review"),
        /** A clinician reviews what stands in the way. */
        REVIEW(1, "review", "Review"),
        /** A session is planned past the end of the last screening. */
        SCREEN_AGAIN(2, "screen-again", "Screen again");

        private final int rank;
        private final String code;
        private final String label;

        Kind(int rank, String code, String label) {
            this.rank = rank;
            this.code = code;
            this.label = label;
        }

        /** 0 for what is to be done first; stored, so never changed. */
        public int rank() {
            return rank;
        }

        /** As it is sent. */
        public String code() {
            return code;
        }

        /** As a page shows it. */
        public String label() {
            return label;
        }
    }
}
