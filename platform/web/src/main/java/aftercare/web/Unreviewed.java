package aftercare.web;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What no clinician has recorded a review of; every page for staff names it.
 *
 * @param names such as "the checklist before each session"
 */
public record Unreviewed(List<String> names) {
    private static final Pattern REVIEWER = Pattern.compile(".+, \\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])");

    public Unreviewed {
        names = List.copyOf(names);
    }

    /**
     * All of these, unless somebody has reviewed them.
     *
     * @param setting the name of the setting, for the error
     * @param reviewer {@code none}, or who reviewed it and when, as "Dr. Ada Example, 2026-11-23"
     */
    public static Unreviewed unless(String setting, String reviewer, String... names) {
        if (!reviewer.equals("none") && !REVIEWER.matcher(reviewer).matches()) {
            throw new IllegalArgumentException(setting + " is '" + reviewer
                    + "'. Write who reviewed it and when, as \"Dr. Ada Example, 2026-11-23\", or none");
        }
        return new Unreviewed(
                Stream.of(names).filter(_ -> reviewer.equals("none")).toList());
    }
}
