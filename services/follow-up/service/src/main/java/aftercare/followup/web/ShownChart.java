package aftercare.followup.web;

import java.util.List;

/**
 * One score over time, drawn. All coordinates are units of a drawing {@link #WIDTH} wide and {@link #HEIGHT} high, counted from the
 * left and from above.
 *
 * @param id safe in a page's ids
 * @param latest the last value in words
 * @param description everything that is drawn, in words
 * @param values what is written beside the upright axis
 * @param days what is written under the time axis
 * @param levels lines across: thresholds, baseline, accepted levels
 * @param line path that joins what was read; broken where a survey is missing
 * @param inTime path of the markers of answers in time
 * @param late path of the markers of answers that came late
 * @param unfinished path of the markers of surveys that were not finished
 * @param missing path of the marks of missing surveys
 * @param sessions path of the ticks of sessions
 * @param doses what is written above them, as far as there is room
 * @param key what each kind of mark and line means here
 * @param rows all of it as a table, oldest first
 */
public record ShownChart(
        String id,
        String title,
        String latest,
        String description,
        List<Label> values,
        List<Label> days,
        List<Level> levels,
        String line,
        String inTime,
        String late,
        String unfinished,
        String missing,
        String sessions,
        List<Label> doses,
        List<Key> key,
        List<Row> rows) {
    public static final int WIDTH = 360;
    public static final int HEIGHT = 206;

    /** Text at a place. */
    public record Label(String x, String y, String text) {}

    /**
     * A line across, or a part of it, with its name beside it.
     *
     * @param kind {@code rule}, {@code baseline} or {@code accepted}
     * @param labelY where its name stands, so that no two names overlap
     */
    public record Level(String kind, String x1, String x2, String y, String labelY, String label) {}

    /**
     * What a mark or a line means.
     *
     * @param kind as the mark or line it explains, see {@link Level#kind}
     * @param more the whole of it, with the source of a rule; empty when the text says all
     */
    public record Key(String kind, String text, String more) {
        Key(String kind, String text) {
            this(kind, text, "");
        }
    }

    /**
     * @param what survey or session
     * @param value empty for what has none
     */
    public record Row(String datetime, String at, String what, String value, String note) {}
}
