package aftercare.followup.web;

import aftercare.kernel.Tier;
import aftercare.web.Clinic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A score over time, drawn. Everything that is drawn is said in words and stands in the table: colour and shape carry nothing alone.
 *
 * @param id of the drawing's element
 * @param says everything that is drawn, in words
 * @param lines pieces of the line, as points of an SVG polyline; a missed survey breaks it
 */
public record ScoreChart(
        String id,
        String title,
        String says,
        List<Tick> values,
        List<Tick> days,
        List<Level> thresholds,
        List<Level> known,
        List<Tick> doses,
        List<String> lines,
        List<Mark> marks,
        List<Mark> gaps,
        List<Row> rows) {
    /** Width of the drawing. */
    public static final int WIDTH = 360;

    /** Height of the drawing. */
    public static final int HEIGHT = 232;

    static final double LEFT = 30;
    static final double RIGHT = 350;
    static final double TOP = 18;
    static final double BOTTOM = 164;
    private static final double LINE = 13;
    private static final int PARTS = 2;

    /**
     * Something at an axis.
     *
     * @param at in units of the drawing
     */
    public record Tick(String at, String label) {}

    /**
     * A level across the drawing.
     *
     * @param look {@code red}, {@code amber}, {@code yellow}, {@code blue}, {@code baseline} or {@code accepted}
     * @param labelAt where its words stand, so that they cover no others
     */
    public record Level(String look, String from, String to, String at, String labelAt, String label) {}

    /** A value, or a survey that was missed. */
    public record Mark(String x, String y, boolean late) {}

    /** The same in the table. */
    public record Row(String day, String survey, String value) {}

    static ScoreChart of(ScoreSeries series, Clinic clinic) {
        var time = new TimeScale(series.from(), series.to(), LEFT, RIGHT);
        int highest = Stream.concat(
                        Stream.of(series.most()),
                        Stream.concat(
                                series.readings().stream().map(ScoreSeries.Reading::value),
                                series.baseline().stream().boxed()))
                .max(Comparator.naturalOrder())
                .orElse(series.most());
        var scale = new ScoreScale(0, Math.max(1, highest), TOP, BOTTOM);
        List<Level> known = known(series, scale, time);
        return new ScoreChart(
                "chart-" + series.name(),
                series.title(),
                words(series, clinic),
                scale.ticks().stream()
                        .map(value -> new Tick(units(scale.y(value)), Integer.toString(value)))
                        .toList(),
                time.ticks(PARTS).stream()
                        .map(at -> new Tick(units(time.x(at)), clinic.day(at).substring(4)))
                        .toList(),
                thresholds(series, scale, known),
                known,
                series.sessions().stream()
                        .filter(dose -> time.holds(dose.at()))
                        .map(dose -> new Tick(
                                units(time.x(dose.at())),
                                dose.mg().stripTrailingZeros().toPlainString()))
                        .toList(),
                pieces(series, scale, time),
                series.readings().stream()
                        .map(reading ->
                                new Mark(units(time.x(reading.at())), units(scale.y(reading.value())), reading.late()))
                        .toList(),
                series.missing().stream()
                        .filter(missed -> time.holds(missed.at()))
                        .map(missed -> new Mark(units(time.x(missed.at())), units(BOTTOM), false))
                        .toList(),
                rows(series, clinic));
    }

    private static String units(double at) {
        return String.format(Locale.ROOT, "%.1f", at);
    }

    /** Between two readings with a missed survey in between no line is drawn. */
    private static List<String> pieces(ScoreSeries series, ScoreScale scale, TimeScale time) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        ScoreSeries.Reading before = null;
        for (ScoreSeries.Reading reading : series.readings()) {
            ScoreSeries.Reading last = before;
            boolean broken = last != null
                    && series.missing().stream()
                            .anyMatch(missed -> missed.at().isAfter(last.at())
                                    && missed.at().isBefore(reading.at()));
            if (broken) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
            piece.append(piece.isEmpty() ? "" : " ")
                    .append(units(time.x(reading.at())))
                    .append(',')
                    .append(units(scale.y(reading.value())));
            before = reading;
        }
        pieces.add(piece.toString());
        return pieces.stream().filter(points -> points.contains(" ")).toList();
    }

    private static List<Level> known(ScoreSeries series, ScoreScale scale, TimeScale time) {
        List<Level> levels = new ArrayList<>();
        series.baseline()
                .ifPresent(value -> levels.add(
                        level("baseline", LEFT, RIGHT, scale.y(value), scale.y(value) - 3, "baseline " + value)));
        series.accepted().stream()
                .filter(level -> !level.since().isAfter(series.to()))
                .forEach(level -> levels.add(level(
                        "accepted",
                        time.x(level.since()),
                        time.x(level.until()),
                        scale.y(level.level()),
                        scale.y(level.level()) + LINE - 2,
                        "accepted " + level.level())));
        return levels;
    }

    /** Rules at one value share a line; where lines are close, words move up. */
    private static List<Level> thresholds(ScoreSeries series, ScoreScale scale, List<Level> known) {
        Map<Integer, List<Threshold>> byValue = series.thresholds().stream()
                .filter(threshold -> scale.holds(threshold.value()))
                .collect(Collectors.groupingBy(Threshold::value, TreeMap::new, Collectors.toList()));
        List<Level> levels = new ArrayList<>();
        double free = known.stream()
                .filter(level -> level.look().equals("baseline"))
                .mapToDouble(level -> Double.parseDouble(level.labelAt()) - LINE)
                .findFirst()
                .orElse(Double.MAX_VALUE);
        for (Map.Entry<Integer, List<Threshold>> one : byValue.entrySet()) {
            double y = scale.y(one.getKey());
            double label = Math.min(y - 3, free);
            free = label - LINE;
            Tier worst = one.getValue().stream()
                    .map(Threshold::tier)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            levels.add(level(name(worst), LEFT, RIGHT, y, label, one.getKey() + ": " + tiers(one.getValue())));
        }
        return levels;
    }

    private static String tiers(List<Threshold> thresholds) {
        String tiers = thresholds.stream()
                .map(Threshold::tier)
                .distinct()
                .sorted()
                .map(ScoreChart::name)
                .collect(Collectors.joining(", "));
        return tiers + (thresholds.stream().anyMatch(Threshold::proposal) ? " (proposal)" : "");
    }

    private static String name(Tier tier) {
        return tier.name().toLowerCase(Locale.ROOT);
    }

    private static Level level(String look, double from, double to, double at, double label, String words) {
        return new Level(
                look, units(from), units(Math.max(from, to)), units(at), units(Math.max(LINE - 2, label)), words);
    }

    private static List<Row> rows(ScoreSeries series, Clinic clinic) {
        record Dated(java.time.Instant at, Row row) {}
        return Stream.concat(
                        series.readings().stream()
                                .map(reading -> new Dated(
                                        reading.at(),
                                        new Row(
                                                clinic.day(reading.at()),
                                                reading.survey(),
                                                reading.words() + (reading.late() ? ", late" : "")))),
                        series.missing().stream()
                                .map(missed -> new Dated(
                                        missed.at(), new Row(clinic.day(missed.at()), missed.survey(), "Missed"))))
                .sorted(Comparator.comparing(Dated::at))
                .map(Dated::row)
                .toList();
    }

    private static String words(ScoreSeries series, Clinic clinic) {
        List<String> sentences = new ArrayList<>();
        sentences.add(series.title() + ", from 0 to " + series.most() + ".");
        sentences.add(series.readings().stream()
                .map(reading -> reading.words() + " on " + clinic.day(reading.at()) + (reading.late() ? ", late" : ""))
                .collect(Collectors.joining("; ", "", ".")));
        if (!series.missing().isEmpty()) {
            sentences.add("Missed: "
                    + series.missing().stream()
                            .map(missed -> clinic.day(missed.at()))
                            .collect(Collectors.joining("; ", "", ".")));
        }
        series.baseline().ifPresent(value -> sentences.add("Baseline " + value + "."));
        series.accepted()
                .forEach(level -> sentences.add("Accepted level " + level.level() + " from " + clinic.day(level.since())
                        + " until " + clinic.day(level.until()) + "."));
        series.thresholds().forEach(threshold -> sentences.add(line(threshold)));
        if (!series.sessions().isEmpty()) {
            sentences.add("Sessions: "
                    + series.sessions().stream()
                            .map(dose ->
                                    dose.mg().stripTrailingZeros().toPlainString() + " mg on " + clinic.day(dose.at()))
                            .collect(Collectors.joining("; ", "", ".")));
        }
        return String.join(" ", sentences);
    }

    private static String line(Threshold threshold) {
        return "At " + threshold.value()
                + (threshold.basis().isEmpty() ? "" : " (" + threshold.basis() + ")")
                + " rule " + threshold.rule() + ", " + name(threshold.tier()) + ": " + threshold.says() + ". Source: "
                + threshold.source() + ".";
    }
}
