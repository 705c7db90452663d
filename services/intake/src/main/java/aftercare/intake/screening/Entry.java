package aftercare.intake.screening;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Something that was written down about a patient's screening. It is never changed; later entries follow it. */
public sealed interface Entry {
    Instant at();

    /** Account of whoever wrote it down. */
    String by();

    /**
     * Answers to all questions, or to some that changed.
     *
     * @param key of the request, so that one sent twice is written down once
     * @param answers by the question's id
     * @param medicines what the patient takes, as typed; empty when not asked
     */
    record Answered(Instant at, String by, String key, Map<String, Answer> answers, String medicines) implements Entry {
        public Answered {
            answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        }

        @Override
        public String toString() {
            return "Answered[" + at + ", " + by + "]";
        }
    }

    /**
     * A clinician found that an answer does not stand in the way (any more), or that the emergency pathway was followed.
     *
     * @param question its id
     * @param reason free text; stays with intake
     */
    record Found(Instant at, String by, String question, String reason) implements Entry {
        @Override
        public String toString() {
            return "Found[" + at + ", " + by + ", " + question + "]";
        }
    }
}
