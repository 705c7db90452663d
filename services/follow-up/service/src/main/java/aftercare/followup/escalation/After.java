package aftercare.followup.escalation;

import static java.nio.charset.StandardCharsets.UTF_8;

import aftercare.kernel.Tier;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;

/**
 * Where a list of escalations goes on: after this one, in the order of tier, of when somebody must act, and of the id.
 *
 * @param actBy in milliseconds at most
 */
public record After(Tier tier, Instant actBy, String id) implements Comparable<After> {
    private static final Comparator<After> ORDER =
            Comparator.comparing(After::tier).thenComparing(After::actBy).thenComparing(After::id);
    private static final String BETWEEN = "~";

    /** Where the list goes on after this escalation. */
    public static After of(Escalation escalation) {
        Matter matter = escalation.matter();
        return new After(matter.tier(), Instant.ofEpochMilli(matter.actBy().toEpochMilli()), matter.id());
    }

    /** As it stands in an address. */
    public String cursor() {
        String text = tier + BETWEEN + actBy.toEpochMilli() + BETWEEN + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    /** What {@link #cursor} wrote; empty when it is something else. */
    public static Optional<After> read(String cursor) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), UTF_8).split(BETWEEN, 3);
            return parts.length < 3
                    ? Optional.empty()
                    : Optional.of(new After(
                            Tier.valueOf(parts[0]), Instant.ofEpochMilli(Long.parseLong(parts[1])), parts[2]));
        } catch (IllegalArgumentException | DateTimeException _) {
            return Optional.empty();
        }
    }

    @Override
    public int compareTo(After other) {
        return ORDER.compare(this, other);
    }
}
