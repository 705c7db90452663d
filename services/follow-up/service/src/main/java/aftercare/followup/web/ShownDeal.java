package aftercare.followup.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be done about an escalation beside closing it.
 *
 * @param nextAttempt number of the next attempt of contact, from 1
 * @param attempts those so far, oldest first
 * @param others whom it can be handed over to
 * @param mostHours how long it can be put off; 0: never
 * @param two true when a second person has to agree
 * @param proposal how somebody would close it; null while nobody would
 */
public record ShownDeal(
        int nextAttempt,
        List<ShownCall> attempts,
        List<Colleague> others,
        long mostHours,
        boolean two,
        @Nullable Proposal proposal) {

    /** Somebody it can be handed over to. */
    public record Colleague(String account, String name) {}

    /**
     * How somebody would close it.
     *
     * @param mine true when the reader proposed it, so that somebody else has to agree
     */
    public record Proposal(
            String noteId, String by, String at, String disposition, String note, List<String> details, boolean mine) {}
}
