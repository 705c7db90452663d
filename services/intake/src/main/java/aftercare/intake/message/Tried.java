package aftercare.intake.message;

import java.util.Set;
import java.util.TreeSet;

/**
 * What the attempts so far came to.
 *
 * @param refused channels that will not take the message any more: they refused it, it came back, or the patient stopped
 *     them
 * @param left channels whose retries ran out; gone back to only when all others have refused
 * @param state of the last attempt
 * @param by channel of the last attempt; {@link #NONE} when it came to none
 */
public record Tried(Set<String> refused, Set<String> left, State state, String by) {
    /** No channel, since no way to the patient was known. */
    public static final String NONE = "none";

    /** Before the first attempt. */
    public static final Tried NOTHING = new Tried(Set.of(), Set.of(), State.CREATED, NONE);

    public Tried {
        refused = Set.copyOf(refused);
        left = Set.copyOf(left);
    }

    /** What a message waits after. */
    public enum State {
        /** Its request: no attempt was made yet. */
        CREATED("created"),
        /** A day with many messages to the same contact. */
        HELD("held"),
        /** The channel could not take it then. */
        TEMPORARY_FAILURE("temporary-failure"),
        /** The channel never will; another one is tried. */
        PERMANENT_FAILURE("permanent-failure"),
        /** The channel could not for a reason of ours, such as a wrong password. */
        TECHNICAL_FAILURE("technical-failure");

        private final String code;

        State(String code) {
            this.code = code;
        }

        /** As it is stored and counted. */
        public String code() {
            return code;
        }

        /** The state of a code. */
        public static State of(String code) {
            for (State state : values()) {
                if (state.code.equals(code)) {
                    return state;
                }
            }
            throw new IllegalArgumentException("No state has the code " + code);
        }
    }

    Tried then(State next, String channel) {
        return new Tried(refused, left, next, channel);
    }

    Tried refusedBy(String channel) {
        return new Tried(and(refused, channel), left, State.PERMANENT_FAILURE, channel);
    }

    Tried leaving(String channel, State why) {
        return new Tried(refused, and(left, channel), why, channel);
    }

    private static Set<String> and(Set<String> channels, String one) {
        Set<String> all = new TreeSet<>(channels);
        all.add(one);
        return all;
    }
}
