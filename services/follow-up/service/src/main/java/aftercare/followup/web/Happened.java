package aftercare.followup.web;

import aftercare.kernel.Tier;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a patient, as the timeline lists it.
 *
 * @param key of its own among those of one instant, so that their order is always the same
 * @param tier of a flag; null for everything else
 * @param link where to read on; empty when there is nothing more
 */
record Happened(Instant at, Kind kind, String key, @Nullable Tier tier, String words, String link) {
    /** Newest first. */
    static final Comparator<Happened> NEWEST_FIRST = Comparator.comparing(Happened::at)
            .thenComparing(Happened::kind)
            .thenComparing(Happened::key)
            .reversed();

    /** What can happen. */
    enum Kind {
        FOLLOWING("Following"),
        SESSION("Sessions"),
        SURVEY("Surveys"),
        FLAG("Flags"),
        HOLD("Holds"),
        ESCALATION("Escalations"),
        LEVEL("Accepted levels");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Kind> ofCode(String code) {
            return java.util.Arrays.stream(values())
                    .filter(kind -> kind.code().equals(code))
                    .findFirst();
        }
    }

    /** Where a list goes on after this one. */
    String cursor() {
        return at.toEpochMilli() + "~" + kind.code() + "~" + key;
    }
}
