package aftercare.standalone.bench;

import aftercare.backends.Ports;
import aftercare.backends.StoreBench;
import aftercare.followup.protocol.AssessmentBench;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.simulation.Simulation;
import aftercare.followup.survey.Instruments;
import aftercare.standalone.clinic.Clinic;
import aftercare.standalone.clinic.ClinicPlan;
import aftercare.standalone.clinic.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** All measurements of one run, so that each can be set against the others. */
public final class Bench {

    /** What can be measured alone. {@code answers} measures the floor too, since it is a ratio. */
    public static final List<String> NAMES =
            List.of("assessment", "simulation", "store", "tick", "floor", "answers", "ready");

    private static final int PER_SECOND = 500;
    private static final int CLIENTS = 32;
    private static final int POLLS = 100_000;
    private static final int WRITES_PER_SECOND = 300;
    private static final int FASTEST = 1_000;
    private static final int PAGES_OF_A_SURVEY = 45;
    private static final int SIMULATED = 1_000;
    private static final int DAYS = 365;
    private static final int FEW_ENROLLED = 10_000;
    private static final int MANY_ENROLLED = 1_000_000;

    private final List<Figure> figures = new ArrayList<>();
    private final Path folder;
    private final Duration each;
    private final Progress progress;

    /** @param each how long each load lasts */
    public Bench(Path folder, Duration each, Progress progress) {
        this.folder = folder;
        this.each = each;
        this.progress = progress;
    }

    /** Measures the parts of these names, in an order of its own. */
    public void run(List<String> names) {
        if (names.contains("assessment")) {
            assessment();
        }
        if (names.contains("simulation")) {
            simulation();
        }
        if (names.contains("store")) {
            store();
        }
        if (names.contains("tick")) {
            tick();
        }
        if (names.contains("floor") || names.contains("answers")) {
            Floor.Result floor = floor();
            if (names.contains("answers")) {
                answers(floor);
            }
        }
        if (names.contains("ready")) {
            ready();
        }
    }

    private void assessment() {
        AssessmentBench.Result result = new AssessmentBench().run(each.toMillis() / 4);
        figures.add(Figure.atMost(
                "assessPageMicros", "assessment of a page, mean of a weekly survey, µs", result.microsPerPage(), 10));
        figures.add(Figure.measured("assessLastPageMicros", "assessment of the last page, µs", result.microsPerEnd()));
        progress.done("assessment");
    }

    private void simulation() {
        Instruments instruments = Instruments.shipped();
        long start = System.nanoTime();
        var _ = new Simulation(Protocol.shipped(instruments), instruments).run(SIMULATED, DAYS, 1);
        figures.add(Figure.atMost(
                "simulateSeconds",
                "simulation of 1,000 patients for a year, s",
                (System.nanoTime() - start) / 1e9,
                60));
        progress.done("simulation");
    }

    /** What is due is the same in both; only what is not due yet differs. */
    private void tick() {
        double few = StoreBench.due(folder.resolve("few-polls"), FEW_ENROLLED).p50();
        double many =
                StoreBench.due(folder.resolve("many-polls"), MANY_ENROLLED).p50();
        figures.add(Figure.measured("tickFewMs", "tick: 50 due of 10,000 planned, p50 ms", few));
        figures.add(Figure.measured("tickManyMs", "tick: 50 due of 1,000,000 planned, p50 ms", many));
        figures.add(Figure.atMost("tickRatio", "  a million / ten thousand", many / few, 1.2));
        progress.done("tick");
    }

    private void store() {
        StoreBench.Result result = StoreBench.run(folder.resolve("store-bench"), POLLS, WRITES_PER_SECOND, each);
        figures.add(Figure.atMost(
                "storeWriteP99Ms",
                "store: durable write at 300/s, p99 ms",
                result.write().p99(),
                20));
        figures.add(Figure.measured(
                "stallP99Ms",
                "  of it the machine's own stalls, p99 ms",
                result.stall().p99()));
        figures.add(Figure.atMost(
                "storeDueP99Ms",
                "store: due query on 100,000 polls, p99 ms",
                result.due().p99(),
                5));
        figures.add(Figure.measured(
                "storeCompareAndSetP99Ms",
                "store: compare-and-set on 100,000 polls, p99 ms",
                result.compareAndSet().p99()));
        progress.done("store");
    }

    private Floor.Result floor() {
        try (Floor floor = new Floor(folder.resolve("floor"), CLIENTS)) {
            Floor.Result result = floor.run(PER_SECOND, CLIENTS, each);
            figures.add(Figure.measured(
                    "floorAnsweredP99Ms",
                    "floor: POST to answer at 500/s, p99 ms",
                    result.answered().p99()));
            figures.add(Figure.measured(
                    "floorConsumedP50Ms",
                    "floor: POST to consumed at 500/s, p50 ms",
                    result.consumed().p50()));
            figures.add(Figure.measured(
                    "floorConsumedP99Ms",
                    "floor: POST to consumed at 500/s, p99 ms",
                    result.consumed().p99()));
            figures.add(Figure.measured("floorPerSecond", "floor: sustained answers/s, consumed", result.perSecond()));
            figures.add(Figure.measured(
                    "floorProcessorMicros", "floor: processor time of an answer, µs", result.processorMicros()));
            progress.done("floor");
            return result;
        }
    }

    private void answers(Floor.Result floor) {
        Path data = folder.resolve("clinic");
        ClinicPlan plan = new ClinicPlan(data, Ports.free(), Optional.empty(), ZoneId.systemDefault());
        int pages = WarmUp.most(PER_SECOND / AnswerPath.GENTLER)
                + (int) Math.ceil(each.toMillis() / 1_000.0 * (PER_SECOND + FASTEST));
        try (Clinic clinic = Clinic.start(plan, progress, _ -> {});
                AnswerPath path = new AnswerPath(clinic, data, pages / PAGES_OF_A_SURVEY + CLIENTS, CLIENTS)) {
            progress.done("patients enrolled");
            AnswerPath.Result result = path.run(PER_SECOND, CLIENTS, each);
            compare(result, floor);
            progress.done("answers");
        }
    }

    private void compare(AnswerPath.Result product, Floor.Result floor) {
        figures.add(Figure.measured(
                "answeredP99Ms",
                "product: POST of a page to answer at 500/s, p99 ms",
                product.answered().p99()));
        figures.add(Figure.measured(
                "toldP50Ms",
                "product: POST to first notice handed over, p50 ms",
                product.told().p50()));
        figures.add(Figure.measured(
                "toldP99Ms",
                "product: POST to first notice handed over, p99 ms (%d notices)"
                        .formatted(product.told().count()),
                product.told().p99()));
        figures.add(Figure.measured(
                "openedPerThousand", "  pages of a thousand that opened an escalation", product.opened()));
        figures.add(Figure.atMost(
                "toldRatio",
                "  p99, product / floor",
                product.told().p99() / floor.consumed().p99(),
                3));
        figures.add(Figure.measured("perSecond", "product: sustained answers/s, answered", product.perSecond()));
        figures.add(Figure.measured(
                "settledPerSecond",
                "product: sustained answers/s, read by all services too",
                product.settledPerSecond()));
        figures.add(Figure.measured(
                "processorMicros", "product: processor time of an answer, µs", product.processorMicros()));
        figures.add(Figure.measured(
                "processorRatio",
                "  processor time, floor / product",
                floor.processorMicros() / product.processorMicros()));
        figures.add(Figure.atLeast(
                "throughputRatio",
                "  answers/s, product / floor (read by all / consumed)",
                product.settledPerSecond() / floor.perSecond(),
                0.5));
    }

    private void ready() {
        StartedClinic started = StartedClinic.measure(folder.resolve("up"), Ports.free());
        figures.add(Figure.atMost("readySeconds", "up: time to ready, s", started.seconds(), 15));
        figures.add(Figure.atMost("residentMb", "up: resident memory when ready, MB", started.megabytes(), 1_024));
        progress.done("ready");
    }

    /** One line per figure: what, result, target and whether it was met. */
    public String table() {
        StringBuilder table = new StringBuilder();
        figures.forEach(figure -> table.append(figure.line()).append('\n'));
        return table.toString();
    }

    /** The figures as one JSON object on one line. */
    public String json() {
        return figures.stream().map(Figure::json).collect(Collectors.joining(",", "{", "}"));
    }
}
