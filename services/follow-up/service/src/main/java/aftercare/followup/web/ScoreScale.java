package aftercare.followup.web;

import java.util.ArrayList;
import java.util.List;

/**
 * Where values stand on the upright axis of a chart.
 *
 * @param least the value at the bottom
 * @param most the value at the top, above {@code least}
 * @param top of the axis, in units of the drawing, counted from above
 * @param bottom of the axis, in units of the drawing, counted from above
 */
record ScoreScale(int least, int most, double top, double bottom) {
    private static final int FEW = 5;
    private static final int PARTS = 4;

    ScoreScale {
        if (most <= least) {
            throw new IllegalArgumentException("A scale from " + least + " cannot end at " + most);
        }
    }

    /** Where a value stands; one that the scale does not have stands at its end. */
    double y(int value) {
        double part = (double) (Math.clamp(value, least, most) - least) / (most - least);
        return bottom - part * (bottom - top);
    }

    boolean holds(int value) {
        return value >= least && value <= most;
    }

    /** Values to write beside the axis: all of a few, else about five, both ends among them. */
    List<Integer> ticks() {
        int range = most - least;
        int step = range <= FEW ? 1 : (range + PARTS - 1) / PARTS;
        List<Integer> ticks = new ArrayList<>();
        for (int value = least; value < most; value += step) {
            if (value == least || most - value >= step / 2.0) {
                ticks.add(value);
            }
        }
        ticks.add(most);
        return List.copyOf(ticks);
    }
}
