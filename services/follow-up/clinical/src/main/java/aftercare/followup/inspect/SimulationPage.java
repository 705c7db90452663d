package aftercare.followup.inspect;

import aftercare.followup.simulation.Simulation;
import aftercare.kernel.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** What a simulation found, for people or as JSON. */
public final class SimulationPage {
    private static final int MOST_RULES = 10;

    private SimulationPage() {}

    /** One line. */
    public static String json(Simulation.Report report) {
        return JsonMapper.shared().writeValueAsString(Simulation.values(report));
    }

    public static List<String> text(Simulation.Report report) {
        List<String> lines = new ArrayList<>();
        lines.add("Protocol " + report.protocol() + ", version " + report.version() + ": " + report.patients()
                + " invented patients without true change, " + length(report.days()) + ", seed " + report.seed());
        lines.add("  answered polls          " + report.answered() + " (" + report.missed() + " missed)");
        lines.add("  of them red or amber    " + report.urgent() + ", " + percent(report.urgentShare()) + " (bounds: "
                + percent(Simulation.Report.LEAST) + " to " + percent(Simulation.Report.MOST) + "): "
                + (report.within() ? "within" : "OUT OF BOUNDS"));
        lines.add("  worst flag              " + tiers(tier -> report.worst().getOrDefault(tier, 0) + ""));
        lines.add("  item 9 above 0          " + percent(report.item9Share()) + " of the PHQ-9 answered");
        lines.add("A patient in a month of 30 days");
        lines.add("  invitations             " + aMonth(report, report.answered() + report.missed()));
        lines.add("  answers                 " + aMonth(report, report.answered()));
        lines.add("  silence cases           "
                + tiers(tier -> aMonth(report, report.silences().getOrDefault(tier, 0))));
        lines.add("  flags                   "
                + tiers(tier -> aMonth(report, report.flags().getOrDefault(tier, 0))));
        lines.add("The most frequent rules");
        report.rules().entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_RULES)
                .forEach(rule -> lines.add("  " + rule.getKey() + " " + rule.getValue()));
        lines.add("Planted courses");
        report.planted()
                .forEach((course, finding) -> lines.add("  " + course.name().toLowerCase(Locale.ROOT) + ": "
                        + finding.found() + " of " + finding.patients() + " found, half of them within "
                        + finding.medianDays()
                        + " days"));
        return lines;
    }

    private static String length(int days) {
        return days % 7 == 0 ? days / 7 + " weeks" : days + " days";
    }

    private static String tiers(Function<Tier, String> count) {
        return Stream.of(Tier.values())
                .map(tier -> tier.name().toLowerCase(Locale.ROOT) + " " + count.apply(tier))
                .collect(Collectors.joining(", "));
    }

    private static String aMonth(Simulation.Report report, int count) {
        return String.format(Locale.ROOT, "%.2f", report.aMonth(count));
    }

    private static String percent(double share) {
        return Math.round(share * 1_000) / 10.0 + " %";
    }
}
