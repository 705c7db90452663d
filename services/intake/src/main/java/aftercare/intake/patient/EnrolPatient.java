package aftercare.intake.patient;

import aftercare.kernel.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Enrols a person, once per key. */
public final class EnrolPatient {
    private final Patients patients;
    private final Applications applications;
    private final InstantSource clock;
    private final RandomGenerator random;

    /** @param random source of pseudonyms, which must not be guessed: a secure one */
    public EnrolPatient(Patients patients, Applications applications, InstantSource clock, RandomGenerator random) {
        this.patients = patients;
        this.applications = applications;
        this.clock = clock;
        this.random = random;
    }

    /** What became of a request to enrol. */
    public sealed interface Outcome {
        /** The person is a patient now, or was made one by the same request before. */
        record Enrolled(String patient, boolean repeated) implements Outcome {}

        /** The key belongs to another request, which enrolled this patient. */
        record KeyUsed(String patient) implements Outcome {}
    }

    /**
     * @param sender account that asks; keys of two senders never meet
     * @param key given by the sender, the same for a repetition
     * @param content SHA-256 of the request
     */
    public Outcome enrol(String sender, String key, String content, Enrolment enrolment) {
        Instant now = clock.instant();
        Application mine =
                new Application(Ids.derive("key", sender, key), content, Ids.timeOrdered("p", now, random), now);
        Application known = applications.rememberOrFind(mine);
        if (!known.content().equals(content)) {
            return new Outcome.KeyUsed(known.patient());
        }
        // Also when the key was known: the first attempt may have crashed before it came here.
        boolean born = patients.insertIfAbsent(Patient.enrol(known.patient(), enrolment, known.at()));
        return new Outcome.Enrolled(known.patient(), !born);
    }
}
