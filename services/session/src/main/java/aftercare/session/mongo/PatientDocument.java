package aftercare.session.mongo;

import aftercare.kernel.Hold;
import aftercare.session.hold.PatientView;
import aftercare.session.hold.PlacedHold;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A patient in the collection {@code patients}. Holds are a list, in the order they were placed. A patient cleared before
 * clearances had an end has neither {@code clearedUntil} nor {@code clearanceSequence}.
 */
record PatientDocument(
        String id,
        boolean enrolled,
        boolean cleared,
        boolean baseline,
        List<HoldPart> holds,
        long holdSequence,
        @Nullable Instant clearedUntil,
        @Nullable Long clearanceSequence) {

    record HoldPart(String cause, String rule, Hold hold, Instant at) {}

    static PatientDocument of(PatientView view) {
        List<HoldPart> holds = view.holds().values().stream()
                .map(h -> new HoldPart(h.cause(), h.rule(), h.hold(), h.at()))
                .toList();
        return new PatientDocument(
                view.id(),
                view.enrolled(),
                view.cleared(),
                view.baseline(),
                holds,
                view.holdSequence(),
                view.clearedUntil(),
                view.clearanceSequence());
    }

    PatientView view() {
        Map<String, PlacedHold> byCause = new LinkedHashMap<>();
        holds.forEach(h -> byCause.put(h.cause(), new PlacedHold(h.cause(), h.rule(), h.hold(), h.at())));
        return new PatientView(
                id,
                enrolled,
                cleared,
                baseline,
                byCause,
                holdSequence,
                clearedUntil,
                clearanceSequence == null ? 0 : clearanceSequence);
    }
}
