package aftercare.auditor.ledger;

import aftercare.kernel.Hold;
import aftercare.kernel.Tier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a flag that does not balance yet.
 *
 * @param tier and {@code hold} as raised; null until {@code FlagRaised} is read
 * @param place where it went; null until it is in an escalation or logged
 * @param held true once its hold was placed
 * @param since when the newest of these was recorded
 */
record FlagEntry(
        @Nullable Tier tier, @Nullable Hold hold, @Nullable Place place, boolean held, Instant since) {

    /** Where a flag went. {@code tier} is the escalation's afterwards, and null for a flag that was logged. */
    record Place(String kind, @Nullable Tier tier) {
        static final Place LOGGED = new Place("logged", null);
    }

    static FlagEntry unknown(Instant since) {
        return new FlagEntry(null, null, null, false, since);
    }

    FlagEntry raised(Tier newTier, Hold newHold, Instant at) {
        return new FlagEntry(newTier, newHold, place, held, at);
    }

    FlagEntry placed(Place newPlace, Instant at) {
        return new FlagEntry(tier, hold, newPlace, held, at);
    }

    FlagEntry heldAt(Instant at) {
        return new FlagEntry(tier, hold, place, true, at);
    }

    FlagEntry namedAt(Instant at) {
        return new FlagEntry(tier, hold, place, held, at);
    }

    boolean settled() {
        return tier != null && place != null && (hold == Hold.NONE || held);
    }

    /** What is still to come, in words. */
    List<String> lacking() {
        if (tier == null) {
            return List.of("named, placed or held, but never raised");
        }
        List<String> lacking = new ArrayList<>();
        if (place == null) {
            lacking.add("raised " + tier + ", but in no escalation and not logged");
        }
        if (hold != Hold.NONE && !held) {
            lacking.add("its " + hold + " hold was never placed");
        }
        return lacking;
    }

    /** What is wrong with a settled flag, in words. */
    List<String> contradictions() {
        List<String> wrong = new ArrayList<>();
        if (tier == null || place == null) {
            return wrong;
        }
        if (place.tier() == null && tier != Tier.BLUE) {
            wrong.add("raised " + tier + ", but only logged");
        }
        if (place.tier() != null && tier.moreUrgentThan(place.tier())) {
            wrong.add("raised " + tier + ", but its escalation is " + place.tier());
        }
        if (hold == Hold.NONE && held) {
            wrong.add("asks for no hold, but one was placed");
        }
        return wrong;
    }
}
