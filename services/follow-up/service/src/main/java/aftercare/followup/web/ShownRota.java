package aftercare.followup.web;

import java.time.Instant;
import java.util.List;

/**
 * The rota as its page shows it; times are on the clinic's clock.
 *
 * @param onCall who is on call now, a line for each team and each group of tiers with the same people
 * @param next what follows, likewise
 * @param gaps sentences
 * @param fallback a sentence
 * @param unreachable usernames of the rota that cannot be told
 * @param people who may be chosen
 * @param teams those that may be chosen
 */
public record ShownRota(
        String zone,
        List<Line> onCall,
        List<Line> next,
        List<String> gaps,
        String fallback,
        List<CoverRow> covers,
        List<String> unreachable,
        List<Person> people,
        List<String> teams) {
    /**
     * Who is on duty for a while.
     *
     * @param from in words
     * @param to in words
     * @param usernames none: nobody
     */
    public record Line(
            String tiers,
            String team,
            String from,
            String to,
            Instant fromInstant,
            Instant toInstant,
            List<String> usernames,
            String names) {}

    /** Somebody of the rota. */
    public record Person(String username, String name) {}

    /**
     * A cover.
     *
     * @param who in words, and instead of whom
     * @param entered in words, by whom and when, and who withdrew it
     * @param stands whether it can be withdrawn
     */
    public record CoverRow(
            String id,
            String who,
            String tiers,
            String team,
            String from,
            String to,
            String reason,
            String entered,
            boolean stands) {
        @Override
        public String toString() {
            return "CoverRow[" + id + "]";
        }
    }
}
