package aftercare.followup.web;

import aftercare.followup.course.PastSession;
import aftercare.followup.web.ScoreSeries.Accepted;
import aftercare.followup.web.ScoreSeries.Came;
import aftercare.followup.web.ScoreSeries.Missing;
import aftercare.followup.web.ScoreSeries.Reading;
import aftercare.followup.web.ShownChart.Label;
import aftercare.followup.web.ShownChart.Level;
import aftercare.followup.web.ShownChart.Row;
import aftercare.web.Clinic;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Draws a score over time. Pure: the same series, time and sessions give the same drawing. */
final class ScoreChart {
    static final double LEFT = 26;
    static final double RIGHT = 270;
    static final double TOP = 30;
    static final double BOTTOM = 172;

    private static final double DAYS_Y = 192;
    private static final double DOSES_Y = 20;
    private static final double LABEL_HEIGHT = 12;
    private static final double LABEL_SINKS = 3.5;
    private static final double DOSE_WIDTH = 40;
    /** Half the width of a written day, so that none is cut off at the left. */
    private static final double HALF_A_DAY = 34;

    private static final double MARK = 4;
    private static final int DAY_PARTS = 2;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private final TimeScale time;
    private final List<PastSession> sessions;
    private final Clinic clinic;

    /**
     * @param time the axis that all charts of a page share, from {@link #LEFT} to {@link #RIGHT}
     * @param sessions in any order
     */
    ScoreChart(TimeScale time, List<PastSession> sessions, Clinic clinic) {
        this.time = time;
        this.sessions = sessions.stream()
                .filter(session -> time.holds(session.startedAt()))
                .sorted(Comparator.comparing(PastSession::startedAt))
                .toList();
        this.clinic = clinic;
    }

    ShownChart draw(ScoreSeries series) {
        ScoreScale scale = new ScoreScale(series.least(), series.most(), TOP, BOTTOM);
        List<Reading> readings =
                series.readings().stream().filter(r -> time.holds(r.at())).toList();
        List<Missing> missing =
                series.missing().stream().filter(m -> time.holds(m.at())).toList();
        List<Accepted> accepted = series.accepted().stream()
                .filter(level ->
                        !level.until().isBefore(time.from()) && !level.since().isAfter(time.to()))
                .toList();
        Map<Threshold, String> letters = letters(series.thresholds());
        List<ShownChart.Key> key = key(series, letters, accepted, readings, missing);
        return new ShownChart(
                "chart-" + series.name().replaceAll("[^A-Za-z0-9-]", "-"),
                series.title(),
                readings.isEmpty() ? "" : latest(readings.getLast()),
                description(series, readings, missing, key),
                scale.ticks().stream()
                        .map(value -> new Label(
                                number(LEFT - 6), number(scale.y(value) + LABEL_SINKS), Integer.toString(value)))
                        .toList(),
                days(),
                levels(series, scale, letters, accepted),
                line(readings, missing, scale),
                marks(readings, Came.IN_TIME, scale),
                marks(readings, Came.LATE, scale),
                marks(readings, Came.UNFINISHED, scale),
                missing.stream().map(m -> cross(time.x(m.at()), BOTTOM - MARK)).collect(Collectors.joining()),
                sessions.stream()
                        .map(s -> "M" + number(time.x(s.startedAt())) + " " + number(TOP - 6) + "V" + number(BOTTOM))
                        .collect(Collectors.joining()),
                doses(),
                key,
                rows(readings, missing));
    }

    private String latest(Reading last) {
        return last.words() + " on " + day(last.at())
                + (last.came() == Came.IN_TIME ? "" : " (" + last.came().words() + ")");
    }

    /** A letter for each rule's line, those at the same value in the order of the lines. */
    private static Map<Threshold, String> letters(List<Threshold> thresholds) {
        Map<Threshold, String> letters = new LinkedHashMap<>();
        for (Threshold threshold : thresholds) {
            letters.put(threshold, Character.toString((char) ('A' + letters.size() % 26)));
        }
        return letters;
    }

    private List<Label> days() {
        return time.ticks(DAY_PARTS).stream()
                .map(at -> new Label(number(Math.max(time.x(at), HALF_A_DAY)), number(DAYS_Y), day(at)))
                .toList();
    }

    /** Where a dose has no room beside the one before, only its tick stands; the table has them all. */
    private List<Label> doses() {
        List<Label> doses = new ArrayList<>();
        double free = Double.NEGATIVE_INFINITY;
        for (PastSession session : sessions) {
            double x = time.x(session.startedAt());
            if (x >= free) {
                doses.add(new Label(number(x), number(DOSES_Y), dose(session)));
                free = x + DOSE_WIDTH;
            }
        }
        return doses;
    }

    private record Line(String kind, double x1, double x2, double y, String label) {}

    private List<Level> levels(
            ScoreSeries series, ScoreScale scale, Map<Threshold, String> letters, List<Accepted> accepted) {
        List<Line> lines = new ArrayList<>();
        series.thresholds().stream()
                .filter(threshold -> scale.holds(threshold.value()))
                .collect(Collectors.groupingBy(Threshold::value, LinkedHashMap::new, Collectors.toList()))
                .forEach((value, same) ->
                        lines.add(new Line("rule", LEFT, RIGHT, scale.y(value), label(value, same, letters))));
        series.baseline()
                .ifPresent(value -> lines.add(new Line("baseline", LEFT, RIGHT, scale.y(value), "baseline " + value)));
        for (Accepted level : accepted) {
            lines.add(new Line(
                    "accepted",
                    time.x(level.since()),
                    time.x(level.until()),
                    scale.y(level.level()),
                    "accepted " + level.level()));
        }
        lines.sort(Comparator.comparingDouble(Line::y));
        double[] labels = apart(lines.stream().mapToDouble(Line::y).toArray());
        List<Level> levels = new ArrayList<>();
        for (int i = 0; i < labels.length; i++) {
            Line line = lines.get(i);
            levels.add(new Level(
                    line.kind(),
                    number(line.x1()),
                    number(line.x2()),
                    number(line.y()),
                    number(labels[i] + LABEL_SINKS),
                    line.label()));
        }
        return levels;
    }

    private static String label(int value, List<Threshold> same, Map<Threshold, String> letters) {
        long proposals = same.stream().filter(Threshold::proposal).count();
        return same.stream().map(letters::get).collect(Collectors.joining(",")) + " " + value
                + (proposals == same.size() ? " proposal" : proposals == 0 ? " published" : " see key");
    }

    /** Moves labels down, and at the bottom up again, until none covers another. */
    static double[] apart(double[] sorted) {
        double[] at = sorted.clone();
        for (int i = 1; i < at.length; i++) {
            at[i] = Math.max(at[i], at[i - 1] + LABEL_HEIGHT);
        }
        double lowest = BOTTOM;
        for (int i = at.length - 1; i >= 0; i--) {
            at[i] = Math.min(at[i], lowest);
            lowest = at[i] - LABEL_HEIGHT;
        }
        return at;
    }

    /** Broken where a survey that would have told is missing between two readings. */
    private String line(List<Reading> readings, List<Missing> missing, ScoreScale scale) {
        StringBuilder path = new StringBuilder();
        Reading before = null;
        for (Reading reading : readings) {
            Reading last = before;
            boolean broken = last == null
                    || missing.stream().anyMatch(m -> m.at().isAfter(last.at()) && !m.at().isAfter(reading.at()));
            path.append(broken ? 'M' : 'L')
                    .append(number(time.x(reading.at())))
                    .append(' ')
                    .append(number(scale.y(reading.value())));
            before = reading;
        }
        return path.toString();
    }

    private String marks(List<Reading> readings, Came came, ScoreScale scale) {
        return readings.stream()
                .filter(reading -> reading.came() == came)
                .map(reading -> mark(came, time.x(reading.at()), scale.y(reading.value())))
                .collect(Collectors.joining());
    }

    private static String mark(Came came, double x, double y) {
        return switch (came) {
            case IN_TIME -> "M" + number(x - MARK) + " " + number(y) + "a4 4 0 1 0 8 0a4 4 0 1 0-8 0";
            case LATE -> "M" + number(x) + " " + number(y - MARK - 1) + "l5 5-5 5-5-5z";
            case UNFINISHED -> "M" + number(x - MARK) + " " + number(y - MARK) + "h8v8h-8z";
        };
    }

    private static String cross(double x, double y) {
        return "M" + number(x - MARK) + " " + number(y - MARK) + "l8 8m0-8l-8 8";
    }

    private List<ShownChart.Key> key(
            ScoreSeries series,
            Map<Threshold, String> letters,
            List<Accepted> accepted,
            List<Reading> readings,
            List<Missing> missing) {
        List<ShownChart.Key> key = new ArrayList<>();
        letters.forEach((threshold, letter) -> key.add(new ShownChart.Key(
                "rule", letter + ": " + brief(threshold), letter + ": " + words(threshold, series))));
        series.baseline()
                .ifPresent(value -> key.add(
                        new ShownChart.Key("baseline", "Baseline " + value + ", the worse where there are two")));
        accepted.forEach(level -> key.add(new ShownChart.Key(
                "accepted",
                "Accepted level " + level.level() + " from " + day(level.since()) + " until " + day(level.until()))));
        if (readings.stream().anyMatch(reading -> reading.came() == Came.LATE)) {
            key.add(new ShownChart.Key("late", "Answered late"));
        }
        if (readings.stream().anyMatch(reading -> reading.came() == Came.UNFINISHED)) {
            key.add(new ShownChart.Key("unfinished", "Survey not finished"));
        }
        if (!missing.isEmpty()) {
            key.add(new ShownChart.Key("missing", "Survey missing; the line is broken there"));
        }
        if (!sessions.isEmpty()) {
            key.add(new ShownChart.Key("session", "Session, with its dose"));
        }
        return List.copyOf(key);
    }

    private static String brief(Threshold threshold) {
        return threshold.value() + (threshold.exactly() ? "" : " and more")
                + (threshold.basis().isEmpty() ? "" : " (" + threshold.basis() + ")") + ", " + threshold.rule();
    }

    private static String words(Threshold threshold, ScoreSeries series) {
        String outside = threshold.value() > series.most()
                ? ", above the scale and not drawn"
                : threshold.value() < series.least() ? ", below the scale and not drawn" : "";
        return "threshold " + brief(threshold) + outside + ". "
                + threshold.tier().name().toLowerCase(Locale.ROOT) + ": " + threshold.says() + ". "
                + (threshold.proposal() ? "A proposal, not a published number: " : "Published: ")
                + threshold.source();
    }

    private String description(
            ScoreSeries series, List<Reading> readings, List<Missing> missing, List<ShownChart.Key> key) {
        List<String> parts = new ArrayList<>();
        parts.add(series.title() + ", " + series.least() + " to " + series.most());
        parts.add(
                readings.isEmpty()
                        ? "Nothing was answered"
                        : readings.stream().map(this::latest).collect(Collectors.joining("; ")));
        if (!missing.isEmpty()) {
            parts.add("Missing: "
                    + missing.stream()
                            .map(m -> m.survey() + " by " + day(m.at()))
                            .collect(Collectors.joining("; ")));
        }
        key.stream()
                .filter(line -> line.kind().equals("rule")
                        || line.kind().equals("baseline")
                        || line.kind().equals("accepted"))
                .forEach(line -> parts.add(line.more().isEmpty() ? line.text() : line.more()));
        if (!sessions.isEmpty()) {
            parts.add("Sessions: "
                    + sessions.stream()
                            .map(session -> dose(session) + " on " + day(session.startedAt()))
                            .collect(Collectors.joining("; ")));
        }
        return String.join(". ", parts) + ".";
    }

    private record Dated(Instant at, Row row) {}

    private List<Row> rows(List<Reading> readings, List<Missing> missing) {
        Stream<Dated> read = readings.stream()
                .map(r -> dated(r.at(), r.survey(), r.words(), r.came().words()));
        Stream<Dated> gone = missing.stream().map(m -> dated(m.at(), m.survey(), "", "missing"));
        Stream<Dated> held = sessions.stream().map(s -> dated(s.startedAt(), "Session", "", dose(s) + " " + s.route()));
        return Stream.of(read, gone, held)
                .flatMap(all -> all)
                .sorted(Comparator.comparing(Dated::at))
                .map(Dated::row)
                .toList();
    }

    private Dated dated(Instant at, String what, String value, String note) {
        return new Dated(at, new Row(at.toString(), day(at), what, value, note));
    }

    private String day(Instant at) {
        return DAY.format(at.atZone(clinic.zone()));
    }

    static String dose(PastSession session) {
        return plain(session.doseMg()) + " mg";
    }

    private static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }

    /** In tenths, without needless zeros. */
    static String number(double value) {
        long tenths = Math.round(value * 10);
        return tenths % 10 == 0 ? Long.toString(tenths / 10) : String.format(Locale.ROOT, "%.1f", tenths / 10.0);
    }
}
