package aftercare.followup.survey;

import java.util.List;
import java.util.Locale;

/**
 * The criteria of the WHO-UMC system for standardised case causality assessment (Uppsala Monitoring Centre; printed in
 * PMC6039921, box 2) as far as a clinician has judged them. The decision table is in {@code docs/causality.md}.
 *
 * @param time the event came in a plausible time after the drug; no: the time makes a relation improbable
 * @param otherCause disease or other drugs could explain it; no: they are unlikely to
 * @param withdrawal the response to withdrawal (dechallenge) was reasonable
 * @param definitive the event is definitive, pharmacologically or phenomenologically
 * @param rechallenge rechallenge was satisfactory, or is not necessary
 * @param sufficient the data suffice; no: insufficient or contradictory and cannot be supplemented; unknown: more are needed or
 *     under examination
 */
public record WhoUmc(
        Certainty time,
        Certainty otherCause,
        Certainty withdrawal,
        Certainty definitive,
        Certainty rechallenge,
        Certainty sufficient) {
    /** What the criteria are called on the command line, in order. */
    static final List<String> CRITERIA = List.of(
            "time relation", "other cause", "dechallenge", "event definitive", "rechallenge", "data sufficient");

    /** The six categories. */
    public enum Category {
        CERTAIN,
        PROBABLE,
        POSSIBLE,
        UNLIKELY,
        CONDITIONAL,
        UNASSESSABLE;

        /** As written in results: {@code probable}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Reads the criteria in the order of the record. */
    static WhoUmc of(List<Certainty> answers) {
        return new WhoUmc(
                answers.get(0), answers.get(1), answers.get(2), answers.get(3), answers.get(4), answers.get(5));
    }

    /** The category; "all points should be reasonably complied with". */
    public Category category() {
        return switch (sufficient) {
            case NO -> Category.UNASSESSABLE;
            case UNKNOWN -> Category.CONDITIONAL;
            case YES ->
                switch (time) {
                    case NO -> Category.UNLIKELY;
                    case UNKNOWN -> Category.CONDITIONAL;
                    case YES -> inPlausibleTime();
                };
        };
    }

    private Category inPlausibleTime() {
        if (otherCause != Certainty.NO || withdrawal != Certainty.YES) {
            return Category.POSSIBLE;
        }
        return definitive == Certainty.YES && rechallenge == Certainty.YES ? Category.CERTAIN : Category.PROBABLE;
    }
}
