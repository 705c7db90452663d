package aftercare.messaging;

import aftercare.contracts.Fact;
import aftercare.contracts.IntakeFact;
import aftercare.kernel.Change;
import aftercare.kernel.Cursors;
import aftercare.kernel.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** States and facts for the tests: a patient who is enrolled and cleared, and a reader who keeps a list of what it heard. */
final class Clinic {
    static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    private Clinic() {}

    record Patient(String id, int clearances, Map<String, Integer> answers) {
        static Patient blank(String id) {
            return new Patient(id, 0, Map.of());
        }

        Change<Patient, Fact> clear() {
            return Change.of(new Patient(id, clearances + 1, answers), cleared(id, clearances + 1));
        }
    }

    record Reader(String id, Cursors cursors, List<String> heard) {
        static Reader blank(String id) {
            return new Reader(id, Cursors.none(), List.of());
        }

        Change<Reader, Fact> hear(String source, long sequence, String what) {
            if (cursors.check(source, sequence) != Verdict.NEXT) {
                return Change.none(this);
            }
            List<String> more = new ArrayList<>(heard);
            more.add(what);
            return new Change<>(new Reader(id, cursors.advance(source, sequence), more), List.of());
        }
    }

    static IntakeFact.PatientCleared cleared(String patient, int n) {
        return new IntakeFact.PatientCleared(patient, "clinician-" + n, NOW);
    }
}
