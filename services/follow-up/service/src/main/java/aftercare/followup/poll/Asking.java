package aftercare.followup.poll;

import aftercare.followup.protocol.Protocol;
import aftercare.kernel.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Who is asked what, and when; the same in every state of a poll.
 *
 * @param step key of the protocol's step
 * @param anchor id of what the step counts from: a session or the enrolment
 * @param occurrence 1 for a step asked once; the number in the series otherwise
 * @param origin what the times were counted from
 * @param dueAt when the link goes out
 * @param closesAt when an answer counts as late
 * @param expiresAt when the first link stops working
 * @param ofMonitor true when the adult who stays with the patient is asked, and not the patient
 * @param silentAt when it is looked whether anybody at all who was asked has answered; null when it is not
 */
public record Asking(
        String id,
        String patient,
        String careTeam,
        String protocol,
        String protocolVersion,
        String step,
        String anchor,
        int occurrence,
        Origin origin,
        Instant dueAt,
        Instant closesAt,
        Instant expiresAt,
        boolean ofMonitor,
        @Nullable Instant silentAt) {

    /** The patient is asked, and nobody else about the same. */
    public Asking(
            String id,
            String patient,
            String careTeam,
            String protocol,
            String protocolVersion,
            String step,
            String anchor,
            int occurrence,
            Origin origin,
            Instant dueAt,
            Instant closesAt,
            Instant expiresAt) {
        this(
                id,
                patient,
                careTeam,
                protocol,
                protocolVersion,
                step,
                anchor,
                occurrence,
                origin,
                dueAt,
                closesAt,
                expiresAt,
                false,
                null);
    }

    /** True when this version of its protocol planned it, or took it over. */
    public boolean isOf(Protocol version) {
        return protocol.equals(version.id()) && protocolVersion.equals(version.version());
    }

    /** Who is asked, as known when it was planned. */
    public Whom whom() {
        return new Whom(patient, careTeam, origin.zone());
    }

    /** True when the window had closed before anybody entered what it counts from: nobody could have been asked. */
    boolean enteredLate() {
        return !closesAt.isAfter(origin.enteredAt());
    }

    /** The same, going out at another time; when an answer counts as late stays as it is. */
    public Asking movedTo(Instant otherDueAt) {
        return with(id, origin, otherDueAt, closesAt, expiresAt, silentAt);
    }

    /** As {@link #movedTo}, and whoever should have answered by some time has as long as before. */
    Asking putOffTo(Instant otherDueAt) {
        Duration by = Duration.between(dueAt, otherDueAt);
        return with(id, origin, otherDueAt, closesAt, expiresAt, silentAt == null ? null : silentAt.plus(by));
    }

    /** The same, timed anew. */
    public Asking timed(
            Instant anewDueAt, Instant anewClosesAt, Instant anewExpiresAt, @Nullable Instant anewSilentAt) {
        return with(id, origin, anewDueAt, anewClosesAt, anewExpiresAt, anewSilentAt);
    }

    /** The same, under the id of one that was planned before. */
    public Asking as(String plannedId) {
        return with(plannedId, origin, dueAt, closesAt, expiresAt, silentAt);
    }

    /** The same, of a patient who lives by another clock; its times stay. */
    Asking livingIn(ZoneId zone) {
        return with(id, origin.livingIn(zone), dueAt, closesAt, expiresAt, silentAt);
    }

    /** The same, counted from another instant; its times stay. */
    Asking countedFrom(Instant anchorAt) {
        return with(id, origin.movedTo(anchorAt), dueAt, closesAt, expiresAt, silentAt);
    }

    private Asking with(
            String otherId,
            Origin otherOrigin,
            Instant otherDueAt,
            Instant otherClosesAt,
            Instant otherExpiresAt,
            @Nullable Instant otherSilentAt) {
        return new Asking(
                otherId,
                patient,
                careTeam,
                protocol,
                protocolVersion,
                step,
                anchor,
                occurrence,
                otherOrigin,
                otherDueAt,
                otherClosesAt,
                otherExpiresAt,
                ofMonitor,
                otherSilentAt);
    }

    /** Whether it is time to look for silence. */
    boolean silentBy(Instant now) {
        return silentAt != null && !silentAt.isAfter(now);
    }

    /** The id of the poll that asks this patient this step of this protocol, counted from this anchor. */
    public static String idOf(String patient, String protocol, String step, String anchor, int occurrence) {
        return Ids.derive("poll", patient, protocol, step, anchor, Integer.toString(occurrence));
    }
}
