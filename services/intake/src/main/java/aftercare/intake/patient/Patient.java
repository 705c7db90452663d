package aftercare.intake.patient;

import aftercare.contracts.IntakeFact;
import aftercare.contracts.IntakeFact.ClearanceWithdrawn;
import aftercare.contracts.IntakeFact.EmergencyFound;
import aftercare.contracts.IntakeFact.FollowingChanged;
import aftercare.contracts.IntakeFact.MessagesStarted;
import aftercare.contracts.IntakeFact.MessagesStopped;
import aftercare.contracts.IntakeFact.PatientCleared;
import aftercare.contracts.IntakeFact.PatientEnrolled;
import aftercare.contracts.IntakeFact.ZoneChanged;
import aftercare.intake.screening.Assessment;
import aftercare.intake.screening.Checklist;
import aftercare.intake.screening.Outcome;
import aftercare.intake.screening.Screening;
import aftercare.intake.screening.Standing;
import aftercare.kernel.Change;
import aftercare.kernel.Following;
import aftercare.kernel.FollowingPeriod;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A person in the clinic's care.
 *
 * @param id the pseudonym everybody outside intake knows the person by
 * @param clearance the one that was given last; absent before the first and once it was withdrawn
 * @param screening what was written down about contraindications
 * @param planned when the sessions begin that are planned and were neither started nor called off, by their id
 * @param choices by which channels they, and the adult who stays, do not want to be written to; by party and channel, such as {@code
 *     patient/sms}
 * @param following what was recorded about whether they are followed, oldest first; only added to
 * @param moves to another time zone, oldest first; only added to
 */
public record Patient(
        String id,
        Enrolment enrolment,
        Instant enrolledAt,
        @Nullable Clearance clearance,
        Screening screening,
        Map<String, Instant> planned,
        Map<String, Choice> choices,
        List<FollowingEntry> following,
        List<ZoneMove> moves) {
    public Patient {
        following = List.copyOf(following);
        moves = List.copyOf(moves);
        planned = Collections.unmodifiableMap(new LinkedHashMap<>(planned));
        choices = Collections.unmodifiableMap(new LinkedHashMap<>(choices));
    }

    /** A new patient, not screened yet. */
    public static Change<Patient, IntakeFact> enrol(String id, Enrolment enrolment, Instant now) {
        LifetimeAttempt attempt = enrolment.lifetimeAttempt();
        PriorTreatment prior = enrolment.priorTreatment();
        Patient born =
                new Patient(id, enrolment, now, null, Screening.none(), Map.of(), Map.of(), List.of(), List.of());
        return Change.of(
                born,
                new PatientEnrolled(
                        id,
                        enrolment.zone().getId(),
                        enrolment.language(),
                        enrolment.country(),
                        enrolment.careTeam(),
                        enrolment.consentVersion(),
                        enrolment.drugAtHome(),
                        born.enrolledAt(),
                        attempt == null ? null : attempt.code(),
                        prior == null ? null : prior.had(),
                        prior == null ? null : prior.cumulativeMg(),
                        enrolment.monitorByLink() ? true : null));
    }

    /**
     * Goes on with what is written down about the screening now, and gives, renews or withdraws the clearance by it.
     *
     * @param by account of whoever wrote the last entry
     */
    public Change<Patient, IntakeFact> screened(Screening after, Checklist checklist, String by, Instant now) {
        if (after.equals(screening)) {
            return Change.none(this);
        }
        Change<Patient, IntakeFact> cleared = cleared(after, checklist, by, now);
        List<String> emergencies = emergencies(after, checklist);
        return emergencies.isEmpty()
                ? cleared
                : new Change<>(
                        cleared.state(),
                        Stream.concat(cleared.events().stream(), Stream.of(new EmergencyFound(id, emergencies, now)))
                                .toList());
    }

    /** Questions whose latest answer is an emergency's and was not there before. */
    private List<String> emergencies(Screening after, Checklist checklist) {
        Map<String, Integer> turns = new HashMap<>();
        screening
                .assess(checklist)
                .standings()
                .forEach(s -> turns.put(s.question().id(), s.turn()));
        return after.assess(checklist).standings().stream()
                .filter(s -> s.emergency()
                        && s.turn() > turns.getOrDefault(s.question().id(), 0))
                .map(s -> s.question().id())
                .toList();
    }

    private Change<Patient, IntakeFact> cleared(Screening after, Checklist checklist, String by, Instant now) {
        Assessment assessment = after.assess(checklist);
        if (assessment.outcome().blocks()) {
            Patient stopped = new Patient(id, enrolment, enrolledAt, null, after, planned, choices, following, moves);
            return clearance == null
                    ? Change.of(stopped)
                    : Change.of(stopped, new ClearanceWithdrawn(id, assessment.reasonIds(), now));
        }
        Instant validUntil = assessment.validUntil().orElse(Instant.MIN);
        Clearance given = new Clearance(by, now, validUntil, assessment.conditions());
        if (!given.holdsAt(now) || sameAs(given)) {
            return Change.of(
                    new Patient(id, enrolment, enrolledAt, clearance, after, planned, choices, following, moves));
        }
        return Change.of(
                new Patient(id, enrolment, enrolledAt, given, after, planned, choices, following, moves),
                new PatientCleared(id, given.by(), given.at(), given.validUntil(), given.conditions()));
    }

    private boolean sameAs(Clearance given) {
        return clearance != null
                && clearance.validUntil().equals(given.validUntil())
                && clearance.conditions().equals(given.conditions());
    }

    /** Knows that a session is to begin then. */
    public Change<Patient, IntakeFact> sessionPlanned(String session, Instant plannedAt) {
        Map<String, Instant> next = new LinkedHashMap<>(planned);
        next.put(session, plannedAt);
        return Change.of(new Patient(id, enrolment, enrolledAt, clearance, screening, next, choices, following, moves));
    }

    /** Knows that a session was started or called off. */
    public Change<Patient, IntakeFact> sessionNoLongerPlanned(String session) {
        Map<String, Instant> next = new LinkedHashMap<>(planned);
        next.remove(session);
        return Change.of(new Patient(id, enrolment, enrolledAt, clearance, screening, next, choices, following, moves));
    }

    /**
     * Somebody says whether they want to be written to by a channel. Told twice, or late, it is heard once.
     *
     * @param inbound id of what they sent
     */
    public Change<Patient, IntakeFact> chosen(Party by, String channel, boolean stop, String inbound, Instant now) {
        Choice before = choices.get(way(by, channel));
        if (before != null && before.heard().contains(inbound)) {
            return Change.none(this);
        }
        Map<String, Choice> next = new LinkedHashMap<>(choices);
        next.put(way(by, channel), Choice.after(before, stop, inbound, now));
        Patient chosen = new Patient(id, enrolment, enrolledAt, clearance, screening, planned, next, following, moves);
        if (stopped(by, channel) == stop) {
            return Change.of(chosen);
        }
        return Change.of(
                chosen,
                stop
                        ? new MessagesStopped(id, channel, by.code(), now)
                        : new MessagesStarted(id, channel, by.code(), now));
    }

    /** True when they do not want to be written to by that channel. */
    public boolean stopped(Party by, String channel) {
        Choice choice = choices.get(way(by, channel));
        return choice != null && choice.stopped();
    }

    private static String way(Party by, String channel) {
        return by.code() + "/" + channel;
    }

    /** True when this was recorded before, by the same request. */
    boolean recorded(FollowingEntry entry) {
        return following.stream().anyMatch(known -> known.key().equals(entry.key()));
    }

    /** Records whether the patient is followed. That a patient is followed who never was not so is no news. */
    Change<Patient, IntakeFact> following(FollowingEntry entry) {
        boolean wasAlways = following.isEmpty() || following.getLast().state() == Following.FOLLOWED;
        if (entry.state() == Following.FOLLOWED && wasAlways) {
            return Change.none(this);
        }
        List<FollowingEntry> next =
                Stream.concat(following.stream(), Stream.of(entry)).toList();
        return Change.of(
                new Patient(id, enrolment, enrolledAt, clearance, screening, planned, choices, next, moves),
                new FollowingChanged(id, entry.state(), entry.from(), entry.until(), entry.by(), entry.at()));
    }

    /** Whether the patient is followed at that instant, since when, and until when if that is known. */
    public FollowingPeriod followingAt(Instant instant) {
        return FollowingPeriod.at(
                instant, following.stream().map(FollowingEntry::period).toList());
    }

    /** The patient lives by another wall clock from now on; the one they have is no news. */
    Change<Patient, IntakeFact> livingIn(ZoneId zone, String by, Instant now) {
        if (enrolment.zone().equals(zone)) {
            return Change.none(this);
        }
        List<ZoneMove> next = Stream.concat(moves.stream(), Stream.of(new ZoneMove(enrolment.zone(), zone, by, now)))
                .toList();
        Patient moved = new Patient(
                id, enrolment.livingIn(zone), enrolledAt, clearance, screening, planned, choices, following, next);
        return Change.of(moved, new ZoneChanged(id, zone.getId(), by, now));
    }

    /** When this session begins, by the patient's wall clock; empty when it is not planned any more, or not known yet. */
    public Optional<ZonedDateTime> sessionPlannedAt(String session) {
        return Optional.ofNullable(planned.get(session)).map(at -> at.atZone(enrolment.zone()));
    }

    /** True when a session may start at that instant, as far as intake is concerned. */
    public boolean clearedAt(Instant now) {
        return clearance != null && clearance.holdsAt(now);
    }

    /** The first planned session that begins after the clearance ends; empty when there is none. */
    public Optional<Instant> sessionPastClearance() {
        return clearance == null
                ? Optional.empty()
                : planned.values().stream().filter(at -> !clearance.holdsAt(at)).min(Instant::compareTo);
    }

    /** What somebody has to do about the screening; empty when nothing is to be done, as of who died. */
    public Optional<Attention> attention(Checklist checklist) {
        if (followingAt(Instant.MAX).state() == Following.DIED) {
            return Optional.empty();
        }
        List<Standing> open = screening.assess(checklist).open();
        if (open.isEmpty()) {
            return clearance == null || sessionPastClearance().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Attention(Attention.Kind.SCREEN_AGAIN, clearance.validUntil()));
        }
        boolean emergency = open.stream().anyMatch(s -> s.outcome() == Outcome.EMERGENCY);
        return open.stream()
                .flatMap(s -> Optional.ofNullable(s.since()).stream())
                .min(Instant::compareTo)
                .map(since -> new Attention(emergency ? Attention.Kind.EMERGENCY : Attention.Kind.REVIEW, since));
    }
}
