package aftercare.session.treatment;

import aftercare.kernel.Hold;
import aftercare.session.hold.PatientView;
import aftercare.session.hold.PlacedHold;
import aftercare.session.readiness.AssessReadiness;
import aftercare.session.readiness.Calm;
import aftercare.session.readiness.Checklist;
import aftercare.session.readiness.Readiness;
import aftercare.session.vitals.BloodPressure;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Plans, patients and holds that tests share. */
public final class Plans {
    public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    public static final Treatment DOSE =
            new Treatment("ketamine", new BigDecimal("52.50"), Route.IM, new BloodPressure(120, 80), null);

    public static final Checklist CHECKLIST = Checklist.shipped();
    public static final AssessReadiness ASSESS = new AssessReadiness(CHECKLIST);

    private Plans() {}

    /** A chart with one check-in, by the desk, under which nothing stands in the way. */
    public static Chart checkedIn(Instant at) {
        Readiness ready = new Readiness(List.of());
        return new Chart(
                List.of(new CheckIn(
                        Calm.answers(), new Monitor("Max Mustermann", "+15550100777"), at, ready, "desk", at, null)),
                List.of(),
                List.of(),
                List.of());
    }

    public static Plan clinic(String id) {
        return new Plan(id, "p-1", NOON.plusSeconds(3600), Place.CLINIC, null, "desk", NOON);
    }

    public static Plan home(String id) {
        Monitor monitor = new Monitor("Max Mustermann", "+15550100777");
        return new Plan(id, "p-1", NOON.plusSeconds(3600), Place.HOME, monitor, "desk", NOON);
    }

    public static PlacedHold hold(String cause, Hold kind) {
        return new PlacedHold(cause, "RULE-" + cause, kind, NOON);
    }

    /** A patient who is enrolled, cleared and has a baseline. */
    public static PatientView ready(PlacedHold... holds) {
        Map<String, PlacedHold> byCause = new LinkedHashMap<>();
        for (PlacedHold hold : holds) {
            byCause.put(hold.cause(), hold);
        }
        return new PatientView("p-1", true, true, true, byCause, holds.length);
    }
}
