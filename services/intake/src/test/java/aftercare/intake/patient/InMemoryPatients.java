package aftercare.intake.patient;

import aftercare.contracts.IntakeFact;
import aftercare.intake.screening.Checklist;
import aftercare.kernel.Change;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Patients in memory, and the facts that were stored with them. */
public final class InMemoryPatients implements Patients {
    private final TreeMap<String, Patient> byId = new TreeMap<>();
    private final Checklist checklist = Checklist.load();
    private final List<IntakeFact> facts = new ArrayList<>();

    @Override
    public Optional<Patient> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public List<Patient> newest(Optional<String> before, int limit) {
        return byId.descendingMap().values().stream()
                .filter(p -> before.isEmpty() || p.id().compareTo(before.get()) < 0)
                .limit(limit)
                .toList();
    }

    @Override
    public List<Patient> needingAttention(int limit) {
        Comparator<Patient> order = Comparator.comparing(
                        (Patient p) -> p.attention(checklist).orElseThrow().kind())
                .thenComparing(p -> p.attention(checklist).orElseThrow().since());
        return byId.values().stream()
                .filter(p -> p.attention(checklist).isPresent())
                .sorted(order)
                .limit(limit)
                .toList();
    }

    @Override
    public List<Patient> reachedAt(String address) {
        return byId.values().stream()
                .filter(patient -> Stream.of(Party.values())
                        .flatMap(party -> Stream.of(true, false)
                                .flatMap(mail -> patient.enrolment().address(party, mail).stream()))
                        .anyMatch(address::equalsIgnoreCase))
                .toList();
    }

    @Override
    public boolean insertIfAbsent(Change<Patient, IntakeFact> born) {
        boolean absent = byId.putIfAbsent(born.state().id(), born.state()) == null;
        if (absent) {
            facts.addAll(born.events());
        }
        return absent;
    }

    @Override
    public Optional<Patient> update(String id, Function<Patient, Change<Patient, IntakeFact>> decision) {
        return find(id).map(found -> {
            Change<Patient, IntakeFact> change = decision.apply(found);
            byId.put(id, change.state());
            facts.addAll(change.events());
            return change.state();
        });
    }

    public List<IntakeFact> facts() {
        return List.copyOf(facts);
    }
}
