package aftercare.intake.patient;

import aftercare.kernel.Change;
import aftercare.kernel.Following;
import aftercare.kernel.FollowingPeriod;
import aftercare.kernel.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Records whether a patient is followed: paused, in hospital, withdrawn, died, and followed again. */
public final class ChangeFollowing {
    private final Patients patients;
    private final InstantSource clock;

    public ChangeFollowing(Patients patients, InstantSource clock) {
        this.patients = patients;
        this.clock = clock;
    }

    /**
     * What shall be recorded.
     *
     * @param from when it begins; null: now
     * @param until when a pause or a stay ends by itself; null when no end is known
     */
    public record Wish(
            Following state,
            @Nullable Instant from,
            @Nullable Instant until,
            String reason) {
        @Override
        public String toString() {
            return "Wish[" + state + "]";
        }
    }

    /** What became of it. */
    public sealed interface Outcome {
        /** It is recorded, or was before, or is so without. */
        record Done(Patient patient) implements Outcome {}

        /** Nothing follows this but being followed again, and of a withdrawal a death. */
        record Over(FollowingPeriod standing) implements Outcome {}

        /** There is no such patient. */
        record UnknownPatient() implements Outcome {}
    }

    /**
     * @param by account that asks; keys of two accounts never meet
     * @param key given by the sender, the same for a repetition
     */
    public Outcome change(String patient, Wish wish, String by, String key) {
        Instant now = clock.instant();
        Instant from = wish.from() == null ? now : wish.from();
        String content = wish.state() + " " + wish.from() + " " + wish.until() + " " + wish.reason();
        FollowingEntry entry = new FollowingEntry(
                wish.state(), from, wish.until(), wish.reason(), by, now, Ids.derive("following", by, key, content));
        AtomicReference<Optional<FollowingPeriod>> over = new AtomicReference<>(Optional.empty());
        Optional<Patient> after = patients.update(patient, p -> {
            over.set(Optional.empty());
            if (p.recorded(entry)) {
                return Change.none(p);
            }
            FollowingPeriod standing = p.followingAt(now);
            if (!mayFollow(standing.state(), entry.state())) {
                over.set(Optional.of(standing));
                return Change.none(p);
            }
            return p.following(entry);
        });
        if (after.isEmpty()) {
            return new Outcome.UnknownPatient();
        }
        Optional<FollowingPeriod> standing = Objects.requireNonNull(over.get());
        return standing.isPresent() ? new Outcome.Over(standing.get()) : new Outcome.Done(after.get());
    }

    private static boolean mayFollow(Following standing, Following next) {
        return !standing.over()
                || next == Following.FOLLOWED
                || (standing == Following.WITHDRAWN && next == Following.DIED);
    }
}
