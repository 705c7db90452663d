package aftercare.session.mongo;

import aftercare.session.vitals.BloodPressure;
import aftercare.session.vitals.Phase;
import aftercare.session.vitals.Vitals;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A measurement within a session's document. */
record VitalsPart(
        String phase,
        int systolic,
        int diastolic,
        @Nullable Integer heartRate,
        @Nullable Integer oxygenSaturation,
        boolean symptoms,
        String by,
        Instant at) {

    static VitalsPart of(Vitals v) {
        return new VitalsPart(
                v.phase().code(),
                v.pressure().systolic(),
                v.pressure().diastolic(),
                v.heartRate(),
                v.oxygenSaturation(),
                v.symptoms(),
                v.by(),
                v.at());
    }

    Vitals vitals() {
        Phase when = Phase.of(phase).orElseThrow(() -> new IllegalStateException("Vitals of the phase " + phase));
        return new Vitals(when, new BloodPressure(systolic, diastolic), heartRate, oxygenSaturation, symptoms, by, at);
    }
}
