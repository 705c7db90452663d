package aftercare.followup.notice;

import aftercare.followup.escalation.Way;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a member of staff is reached besides by mail. Its text form shows nothing.
 *
 * @param mobile number in E.164, for texts and calls
 * @param telephone true when red escalations are also telephoned to the number
 * @param pager key of the person's pager at its provider
 */
public record Reach(Optional<String> mobile, boolean telephone, Optional<String> pager) {
    /** By mail alone. */
    public static final Reach MAIL = new Reach(Optional.empty(), false, Optional.empty());

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{7,14}");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s().\\-\\u2010\\u2011\\u2013]");
    private static final Pattern PAGER = Pattern.compile("[A-Za-z0-9_-]{8,128}");

    public Reach {
        if (mobile.filter(number -> !E164.matcher(number).matches()).isPresent()) {
            throw new IllegalArgumentException("The mobile number is not in E.164");
        }
        if (telephone && mobile.isEmpty()) {
            throw new IllegalArgumentException("There is no number to telephone");
        }
    }

    /** The number in what was typed, spaces, dots, dashes and brackets dropped; empty when it is none. */
    public static Optional<String> number(String typed) {
        String value = SEPARATORS.matcher(typed).replaceAll("");
        return E164.matcher(value).matches() ? Optional.of(value) : Optional.empty();
    }

    /** True when it can be the key of a pager: 8 to 128 letters, digits, dashes and underscores. */
    public static boolean pagerKey(String typed) {
        return PAGER.matcher(typed).matches();
    }

    /** The ways that need something entered, and have it. */
    public Set<Way> ways() {
        Set<Way> ways = EnumSet.noneOf(Way.class);
        if (mobile.isPresent()) {
            ways.add(Way.SMS);
        }
        if (telephone) {
            ways.add(Way.VOICE);
        }
        if (pager.isPresent()) {
            ways.add(Way.PAGER);
        }
        return ways;
    }

    @Override
    public String toString() {
        return "Reach[hidden]";
    }
}
