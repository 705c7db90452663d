package aftercare.followup.poll;

import aftercare.kernel.Ids;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one poll asks and what its answers are judged against, frozen when its link was sent. It never changes, so it is
 * stored once and not with every page.
 *
 * @param id derived from the poll and all that is in it
 */
public record Sheet(String id, Questionnaire questionnaire, Background background) {
    /** The sheet of a poll. */
    public static Sheet of(String pollId, Questionnaire questionnaire, Background background) {
        return new Sheet(
                Ids.derive("sheet", pollId, written(questionnaire), written(background)), questionnaire, background);
    }

    /** The sheet of the same poll, judged against something else. */
    Sheet against(String pollId, Background other) {
        return of(pollId, questionnaire, other);
    }

    /** The same text for the same content, in whatever order its maps are. */
    private static String written(Questionnaire form) {
        return String.join(
                "|",
                form.parts().toString(),
                form.language(),
                form.country(),
                form.baseline() + " " + form.drugAtHome() + " " + form.doseAtHome(),
                new TreeMap<>(form.words()).toString(),
                new TreeMap<>(form.readers()).toString());
    }

    private static String written(Background.Known known) {
        Background.Pattern asq = known.asq();
        return new TreeMap<>(known.accepted())
                + (asq == null ? "" : new TreeSet<>(asq.positive()) + " " + asq.since() + " " + asq.until())
                + known.psychosisRisk()
                + known.exceptions();
    }

    private static String written(Background before) {
        var previous = new TreeMap<String, TreeMap<String, String>>();
        before.previous().forEach((instrument, answers) -> previous.put(instrument, new TreeMap<>(answers)));
        return String.join(
                "|",
                before.baselines().stream().map(TreeMap::new).toList().toString(),
                previous.toString(),
                before.bestPhq9() + " " + before.sessions28() + " " + before.milligrams28() + " "
                        + before.daysSinceSession() + " " + before.phq9Totals(),
                written(before.known()));
    }
}
