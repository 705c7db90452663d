package aftercare.followup.escalation;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A way to reach a member of staff. */
public enum Way {
    /** Through a pager's provider. */
    PAGER,
    /** By a telephone call. */
    VOICE,
    /** By a text message. */
    SMS,
    /** By mail. */
    EMAIL,
    /** To a receiver of the clinic's own. */
    WEBHOOK;

    /** As protocols and facts name it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The way of this code; empty when there is none. */
    public static Optional<Way> ofCode(String code) {
        return Arrays.stream(values()).filter(way -> way.code().equals(code)).findFirst();
    }

    /** True when it wakes somebody: a red escalation needs one that does. */
    public boolean loud() {
        return switch (this) {
            case PAGER, VOICE, SMS -> true;
            case EMAIL, WEBHOOK -> false;
        };
    }

    /** Those that wake somebody. */
    public static Set<Way> loudOnes() {
        return EnumSet.of(PAGER, VOICE, SMS);
    }
}
