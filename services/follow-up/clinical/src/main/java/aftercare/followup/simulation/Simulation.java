package aftercare.followup.simulation;

import aftercare.followup.flag.Flag;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.survey.Instruments;
import aftercare.followup.survey.Phq9Trajectories;
import aftercare.followup.survey.Phq9Trajectories.Trajectory;
import aftercare.kernel.Tier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Tries a protocol on invented patients. Same protocol, numbers and seed, same report. It says something about the protocol
 * only as far as the invented patients are like real ones; nothing in it has been validated.
 */
public final class Simulation {
    /** Of this many patients without change there is one of each planted course, and at least {@link #LEAST_PLANTED}. */
    private static final int PER_PLANTED = 10;

    private static final int LEAST_PLANTED = 5;

    private final Protocol protocol;
    private final Instruments instruments;
    private final List<Trajectory> people = Phq9Trajectories.startingAt(10);

    public Simulation(Protocol protocol, Instruments instruments) {
        this.protocol = protocol;
        this.instruments = instruments;
    }

    /**
     * How a planted course was found.
     *
     * @param patients who had it
     * @param found of those, with a red, amber or yellow flag of its concern after it began
     * @param medianDays from its beginning to that flag, of those found; 0 when none was
     */
    public record Finding(int patients, int found, long medianDays) {}

    /**
     * What came out.
     *
     * @param days from the first session
     * @param months of 30 days that all patients without change lived through, from their enrolment
     * @param answered polls answered by patients without change
     * @param missed polls they missed
     * @param silences silence cases of those by tier
     * @param flags of theirs by tier
     * @param urgent of the answered, those with a red or amber flag
     * @param worst answered polls by their worst flag; those without one are left out
     * @param item9Asked answered polls with item 9 of PHQ-9
     * @param item9AboveZero of those, with an answer above 0
     * @param rules flags by rule, in the patients without change
     */
    public record Report(
            String protocol,
            String version,
            int patients,
            int days,
            long seed,
            double months,
            int answered,
            int missed,
            Map<Tier, Integer> silences,
            Map<Tier, Integer> flags,
            int urgent,
            Map<Tier, Integer> worst,
            int item9Asked,
            int item9AboveZero,
            Map<String, Integer> rules,
            Map<Planted, Finding> planted) {
        /** Least and most share of answered polls that may be red or amber (clinical reference, burden). */
        public static final double LEAST = 0.08;

        public static final double MOST = 0.17;

        public double urgentShare() {
            return answered == 0 ? 0 : (double) urgent / answered;
        }

        public double item9Share() {
            return item9Asked == 0 ? 0 : (double) item9AboveZero / item9Asked;
        }

        /** How many of something a patient has in a month. */
        public double aMonth(int count) {
            return count / months;
        }

        /** True when the burden is within its bounds. */
        public boolean within() {
            return urgentShare() >= LEAST && urgentShare() <= MOST;
        }

        /** True when every planted course was found. */
        public boolean allFound() {
            return planted.values().stream().allMatch(f -> f.found() == f.patients());
        }
    }

    /**
     * Simulates, with as many patients at a time as there are processors.
     *
     * @param patients without true change, from 1
     * @param days from the first session, from 28
     */
    public Report run(int patients, int days, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Duration length = Duration.ofDays(days);
        List<SimulatedPatient> cohort = new ArrayList<>();
        for (int i = 0; i < patients; i++) {
            cohort.add(new SimulatedPatient(protocol, instruments, people, i, null, length, random.split()));
        }
        Tally tally = new Tally();
        cohort.parallelStream().map(Tally::of).toList().forEach(tally::add);
        Map<Planted, Finding> findings = new EnumMap<>(Planted.class);
        for (Planted course : Planted.values()) {
            findings.put(course, plant(course, Math.max(LEAST_PLANTED, patients / PER_PLANTED), length, random));
        }
        return new Report(
                protocol.id(),
                protocol.version(),
                patients,
                days,
                seed,
                patients * (days + SimulatedPatient.FIRST_SESSION.toDays()) / 30.0,
                tally.answered,
                tally.missed,
                tally.silences,
                tally.flags,
                tally.urgent,
                tally.worst,
                tally.item9Asked,
                tally.item9AboveZero,
                tally.rules,
                findings);
    }

    private Finding plant(Planted course, int patients, Duration length, SplittableRandom random) {
        List<SimulatedPatient> cohort = new ArrayList<>();
        for (int i = 0; i < patients; i++) {
            cohort.add(new SimulatedPatient(protocol, instruments, people, i, course, length, random.split()));
        }
        List<Long> days = cohort.parallelStream()
                .flatMap(patient -> found(patient, course).stream())
                .map(Duration::toDays)
                .sorted()
                .toList();
        return new Finding(patients, days.size(), days.isEmpty() ? 0 : days.get(days.size() / 2));
    }

    /** When it was found, since it began. */
    private static Optional<Duration> found(SimulatedPatient patient, Planted course) {
        List<Duration> found = new ArrayList<>();
        patient.live(seen -> {
            boolean finds = seen.sincePlanted().isPositive()
                    && seen.flags().stream()
                            .anyMatch(f -> f.concern().equals(course.concern()) && f.tier() != Tier.BLUE);
            if (finds) {
                found.add(seen.sincePlanted());
            }
        });
        return found.stream().findFirst();
    }

    private static final class Tally {
        private int answered;
        private int missed;
        private int urgent;
        private int item9Asked;
        private int item9AboveZero;
        private final Map<Tier, Integer> worst = new EnumMap<>(Tier.class);
        private final Map<Tier, Integer> silences = new EnumMap<>(Tier.class);
        private final Map<Tier, Integer> flags = new EnumMap<>(Tier.class);
        private final Map<String, Integer> rules = new TreeMap<>();

        static Tally of(SimulatedPatient patient) {
            Tally tally = new Tally();
            patient.live(tally::count);
            return tally;
        }

        void add(Tally other) {
            answered += other.answered;
            missed += other.missed;
            urgent += other.urgent;
            item9Asked += other.item9Asked;
            item9AboveZero += other.item9AboveZero;
            other.worst.forEach((tier, n) -> worst.merge(tier, n, Integer::sum));
            other.silences.forEach((tier, n) -> silences.merge(tier, n, Integer::sum));
            other.flags.forEach((tier, n) -> flags.merge(tier, n, Integer::sum));
            other.rules.forEach((rule, n) -> rules.merge(rule, n, Integer::sum));
        }

        void count(SimulatedPatient.Seen seen) {
            if (!seen.answered()) {
                missed++;
                seen.silence().ifPresent(tier -> silences.merge(tier, 1, Integer::sum));
                return;
            }
            answered++;
            seen.item9().ifPresent(item -> {
                item9Asked++;
                item9AboveZero += item > 0 ? 1 : 0;
            });
            seen.flags().forEach(f -> {
                rules.merge(f.rule(), 1, Integer::sum);
                flags.merge(f.tier(), 1, Integer::sum);
            });
            Optional<Tier> tier = seen.flags().stream().map(Flag::tier).min(Tier::compareTo);
            tier.ifPresent(t -> worst.merge(t, 1, Integer::sum));
            urgent += tier.filter(t -> t == Tier.RED || t == Tier.AMBER).isPresent() ? 1 : 0;
        }
    }

    /** The report as named values, for JSON. */
    public static Map<String, Object> values(Report report) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("protocol", report.protocol());
        values.put("version", report.version());
        values.put("patients", report.patients());
        values.put("days", report.days());
        values.put("seed", report.seed());
        values.put("answered", report.answered());
        values.put("missed", report.missed());
        values.put("perPatientMonth", aMonth(report));
        values.put("redOrAmber", report.urgent());
        values.put("redOrAmberShare", rounded(report.urgentShare()));
        values.put("redOrAmberBounds", List.of(Report.LEAST, Report.MOST));
        values.put("withinBounds", report.within());
        values.put("item9AboveZeroShare", rounded(report.item9Share()));
        Map<String, Integer> worst = new LinkedHashMap<>();
        for (Tier tier : Tier.values()) {
            worst.put(tier.name().toLowerCase(Locale.ROOT), report.worst().getOrDefault(tier, 0));
        }
        values.put("worstFlag", worst);
        values.put("rules", report.rules());
        Map<String, Object> planted = new LinkedHashMap<>();
        report.planted()
                .forEach((course, finding) -> planted.put(
                        course.name().toLowerCase(Locale.ROOT),
                        Map.of(
                                "patients", finding.patients(),
                                "found", finding.found(),
                                "medianDaysToFlag", finding.medianDays())));
        values.put("planted", planted);
        return values;
    }

    private static Map<String, Object> aMonth(Report report) {
        Map<String, Object> month = new LinkedHashMap<>();
        month.put("invitations", rounded(report.aMonth(report.answered() + report.missed())));
        month.put("answers", rounded(report.aMonth(report.answered())));
        month.put("silenceCases", byTier(report, report.silences()));
        month.put("flags", byTier(report, report.flags()));
        return month;
    }

    private static Map<String, Double> byTier(Report report, Map<Tier, Integer> counts) {
        Map<String, Double> month = new LinkedHashMap<>();
        for (Tier tier : Tier.values()) {
            month.put(tier.name().toLowerCase(Locale.ROOT), rounded(report.aMonth(counts.getOrDefault(tier, 0))));
        }
        return month;
    }

    private static double rounded(double share) {
        return Math.round(share * 10_000) / 10_000.0;
    }
}
