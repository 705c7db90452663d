package aftercare.session.mongo;

import aftercare.kernel.FollowingPeriod;
import aftercare.kernel.Hold;
import aftercare.session.hold.PatientView;
import aftercare.session.hold.PlacedHold;
import aftercare.session.readiness.StandingException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A patient in the collection {@code patients}. Holds are a list, in the order they were placed. A patient cleared before
 * clearances had an end has neither {@code clearedUntil} nor {@code clearanceSequence}; documents of earlier versions have
 * neither zone nor exceptions, nor when the patient is followed. {@code clearanceSequence} is that of any fact of intake's.
 */
record PatientDocument(
        String id,
        boolean enrolled,
        boolean cleared,
        boolean baseline,
        List<HoldPart> holds,
        long holdSequence,
        @Nullable Instant clearedUntil,
        @Nullable Long clearanceSequence,
        @Nullable String zone,
        @Nullable List<ExceptionPart> exceptions,
        @Nullable List<FollowingPeriod> following) {

    record HoldPart(String cause, String rule, Hold hold, Instant at) {}

    record ExceptionPart(
            String rule,
            String medicine,
            String by,
            Instant at,
            @Nullable String endedBy,
            @Nullable Instant endedAt) {
        static ExceptionPart of(StandingException e) {
            StandingException.End end = e.end();
            return new ExceptionPart(
                    e.rule(),
                    e.medicine(),
                    e.by(),
                    e.at(),
                    end == null ? null : end.by(),
                    end == null ? null : end.at());
        }

        StandingException exception() {
            StandingException.End end =
                    endedBy == null || endedAt == null ? null : new StandingException.End(endedBy, endedAt);
            return new StandingException(rule, medicine, by, at, end);
        }
    }

    static PatientDocument of(PatientView view) {
        List<HoldPart> holds = view.holds().values().stream()
                .map(h -> new HoldPart(h.cause(), h.rule(), h.hold(), h.at()))
                .toList();
        ZoneId zone = view.zone();
        return new PatientDocument(
                view.id(),
                view.enrolled(),
                view.cleared(),
                view.baseline(),
                holds,
                view.holdSequence(),
                view.clearedUntil(),
                view.intakeSequence(),
                zone == null ? null : zone.getId(),
                view.exceptions().stream().map(ExceptionPart::of).toList(),
                view.following());
    }

    PatientView view() {
        Map<String, PlacedHold> byCause = new LinkedHashMap<>();
        holds.forEach(h -> byCause.put(h.cause(), new PlacedHold(h.cause(), h.rule(), h.hold(), h.at())));
        List<StandingException> made = exceptions == null
                ? List.of()
                : exceptions.stream().map(ExceptionPart::exception).toList();
        return new PatientView(
                id,
                enrolled,
                cleared,
                baseline,
                byCause,
                holdSequence,
                clearedUntil,
                clearanceSequence == null ? 0 : clearanceSequence,
                zone == null ? null : ZoneId.of(zone),
                made,
                following == null ? List.of() : following);
    }
}
