package aftercare.session.treatment;

import aftercare.session.vitals.Phase;
import aftercare.session.vitals.SideEffects;
import aftercare.session.vitals.Vitals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was written down about a session, in its order. Entries are added, never overwritten. */
public record Chart(
        List<CheckIn> checkIns,
        List<Vitals> vitals,
        List<SideEffects> sideEffects,
        List<Correction> corrections,
        List<Presence> presences) {
    /** Nothing yet. */
    public static final Chart EMPTY = new Chart(List.of(), List.of(), List.of(), List.of());

    /** Nobody had to say that they are there. */
    public Chart(
            List<CheckIn> checkIns, List<Vitals> vitals, List<SideEffects> sideEffects, List<Correction> corrections) {
        this(checkIns, vitals, sideEffects, corrections, List.of());
    }

    public Chart {
        checkIns = List.copyOf(checkIns);
        vitals = List.copyOf(vitals);
        sideEffects = List.copyOf(sideEffects);
        corrections = List.copyOf(corrections);
        presences = List.copyOf(presences);
    }

    /** The one that counts. */
    public Optional<CheckIn> lastCheckIn() {
        return checkIns.isEmpty() ? Optional.empty() : Optional.of(checkIns.getLast());
    }

    /** The newest measurement before the dose, of a check-in or apart from one. */
    public Optional<Vitals> lastBefore() {
        return vitals.reversed().stream().filter(v -> v.phase() == Phase.BEFORE).findFirst();
    }

    /** Whether anything was measured then. */
    public boolean measured(Phase phase) {
        return vitals.stream().anyMatch(v -> v.phase() == phase);
    }

    /** The newest measurement after the dose. */
    public Optional<Vitals> lastAfter() {
        return vitals.reversed().stream().filter(v -> v.phase() != Phase.BEFORE).findFirst();
    }

    /** The newest word of the adult who stays that they are there. */
    public Optional<Presence> lastPresence() {
        return presences.isEmpty() ? Optional.empty() : Optional.of(presences.getLast());
    }

    Chart with(Presence presence) {
        List<Presence> next = new ArrayList<>(presences);
        next.add(presence);
        return new Chart(checkIns, vitals, sideEffects, corrections, next);
    }

    Chart with(Vitals measured) {
        List<Vitals> next = new ArrayList<>(vitals);
        next.add(measured);
        return new Chart(checkIns, next, sideEffects, corrections, presences);
    }

    Chart with(SideEffects observed) {
        List<SideEffects> next = new ArrayList<>(sideEffects);
        next.add(observed);
        return new Chart(checkIns, vitals, next, corrections, presences);
    }

    Chart with(Correction correction) {
        List<Correction> next = new ArrayList<>(corrections);
        next.add(correction);
        return new Chart(checkIns, vitals, sideEffects, next, presences);
    }

    Chart with(CheckIn checkIn) {
        List<CheckIn> next = new ArrayList<>(checkIns);
        next.add(checkIn);
        return new Chart(next, vitals, sideEffects, corrections, presences);
    }

    /** The last check-in, with the clinician's word beside it. */
    Chart withCleared(CheckIn.Cleared cleared) {
        List<CheckIn> next = new ArrayList<>(checkIns);
        next.set(next.size() - 1, next.getLast().clearedBy(cleared));
        return new Chart(next, vitals, sideEffects, corrections, presences);
    }
}
