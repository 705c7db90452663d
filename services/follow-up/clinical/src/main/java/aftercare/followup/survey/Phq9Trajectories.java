package aftercare.followup.survey;

import aftercare.followup.datafile.DataFile;
import java.util.List;

/**
 * PHQ-9 totals of 734 real people at 0, 3 and 6 months: half of the 1,468 participants of Fukase et al. 2022, J Psychosom Res
 * 110737. Totals only, sorted, nobody identifiable. For demonstrations and simulations.
 */
public final class Phq9Trajectories {
    private Phq9Trajectories() {}

    /** One person's totals. */
    public record Trajectory(int month0, int month3, int month6) {}

    /** All 734, as in the file. */
    public static List<Trajectory> all() {
        return DataFile.resource("reference/phq9-trajectories.csv")
                .text()
                .lines()
                .filter(line -> !line.isBlank() && Character.isDigit(line.charAt(0)))
                .map(line -> line.split(","))
                .map(c -> new Trajectory(Integer.parseInt(c[0]), Integer.parseInt(c[1]), Integer.parseInt(c[2])))
                .toList();
    }

    /** Those whose first total is at least this; 10 for patients like a ketamine clinic's. */
    public static List<Trajectory> startingAt(int least) {
        return all().stream().filter(t -> t.month0() >= least).toList();
    }
}
