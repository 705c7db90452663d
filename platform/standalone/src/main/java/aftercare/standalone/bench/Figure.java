package aftercare.standalone.bench;

import java.util.OptionalDouble;

/**
 * One line of the table.
 *
 * @param name key in the JSON object
 * @param text what it is, with its unit
 * @param atMost true when the target is not to be exceeded, false when it is to be reached
 */
record Figure(String name, String text, double value, OptionalDouble target, boolean atMost) {

    static Figure measured(String name, String text, double value) {
        return new Figure(name, text, value, OptionalDouble.empty(), true);
    }

    static Figure atMost(String name, String text, double value, double target) {
        return new Figure(name, text, value, OptionalDouble.of(target), true);
    }

    static Figure atLeast(String name, String text, double value, double target) {
        return new Figure(name, text, value, OptionalDouble.of(target), false);
    }

    private String verdict() {
        double wanted = target.orElse(value);
        return (atMost ? value <= wanted : value >= wanted) ? "met" : "MISSED";
    }

    String line() {
        String goal = target.isEmpty()
                ? ""
                : "%s %s  %s".formatted(atMost ? "at most" : "at least", number(target.getAsDouble()), verdict());
        return "%-74s %12s  %s".formatted(text, number(value), goal).stripTrailing();
    }

    /** A member of a JSON object; null for what could not be measured. */
    String json() {
        return "\"" + name + "\":" + (Double.isFinite(value) ? number(value) : "null");
    }

    private static String number(double value) {
        return value == Math.rint(value) || Math.abs(value) >= 1_000
                ? "%.0f".formatted(value)
                : "%.2f".formatted(value);
    }
}
