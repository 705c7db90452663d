package aftercare.intake.web;

import aftercare.intake.patient.FollowingEntry;
import aftercare.intake.patient.Patient;
import aftercare.intake.patient.ZoneMove;
import aftercare.kernel.FollowingPeriod;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a patient is followed, and where they live, as REST shows it.
 *
 * @param state code of what is so now
 * @param until when it ends by itself; null when no end is known
 * @param history all that was recorded, oldest first
 * @param moves to another time zone, oldest first
 */
record FollowingJson(
        String patient,
        String state,
        @Nullable Instant until,
        String zone,
        List<EntryJson> history,
        List<MoveJson> moves) {

    record EntryJson(String state, Instant from, @Nullable Instant until, String reason, String by, Instant at) {
        static EntryJson of(FollowingEntry e) {
            return new EntryJson(e.state().code(), e.from(), e.until(), e.reason(), e.by(), e.at());
        }
    }

    record MoveJson(String from, String to, String by, Instant at) {
        static MoveJson of(ZoneMove move) {
            return new MoveJson(move.from().getId(), move.to().getId(), move.by(), move.at());
        }
    }

    static FollowingJson of(Patient patient, Instant now) {
        FollowingPeriod standing = patient.followingAt(now);
        return new FollowingJson(
                patient.id(),
                standing.state().code(),
                standing.until(),
                patient.enrolment().zone().getId(),
                patient.following().stream().map(EntryJson::of).toList(),
                patient.moves().stream().map(MoveJson::of).toList());
    }
}
