package aftercare.followup.survey;

import java.util.random.RandomGenerator;

/**
 * Turns a PHQ-9 total into nine answers, for demonstrations and simulations only. Points are dealt one at a time: each goes to
 * an item drawn by weight among those still below 3, until the total is reached. Tiredness and sleep weigh most, as in
 * depressed outpatients; item 9 weighs 0.22 against about 1 for the others, so that about 35 % of people with a total of 10
 * or more have item 9 above 0 (clinical reference: 32 to 41 %). Same total and same random numbers, same answers.
 */
public final class PhqItems {
    private static final double[] WEIGHTS = {1.0, 1.1, 1.3, 1.4, 0.9, 1.1, 1.0, 0.6, 0.22};

    private PhqItems() {}

    /**
     * Nine answers of 0 to 3, in the order of the items, that sum to the total.
     *
     * @throws IllegalArgumentException unless the total is 0 to 27
     */
    public static int[] fromTotal(int total, RandomGenerator random) {
        if (total < 0 || total > 27) {
            throw new IllegalArgumentException("A PHQ-9 total is 0 to 27, not " + total);
        }
        int[] items = new int[WEIGHTS.length];
        for (int dealt = 0; dealt < total; dealt++) {
            items[draw(items, random)]++;
        }
        return items;
    }

    private static int draw(int[] items, RandomGenerator random) {
        double open = 0;
        int last = 0;
        for (int i = 0; i < items.length; i++) {
            if (items[i] < 3) {
                open += WEIGHTS[i];
                last = i;
            }
        }
        double point = random.nextDouble() * open;
        for (int i = 0; i < items.length; i++) {
            if (items[i] < 3) {
                point -= WEIGHTS[i];
                if (point < 0) {
                    return i;
                }
            }
        }
        return last;
    }
}
