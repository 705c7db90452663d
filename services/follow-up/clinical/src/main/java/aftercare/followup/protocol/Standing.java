package aftercare.followup.protocol;

import aftercare.followup.expression.Domain;
import aftercare.followup.expression.Facts;
import aftercare.followup.expression.Vocabulary;
import aftercare.followup.survey.Answers;
import aftercare.followup.survey.UrinarySymptom;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How things stand with a patient when a poll is sent or was missed, as far as the schedule and the rules on silence look at
 * it.
 *
 * @param urinaryGrade the worst grade of the latest urinary check, 0 to 3; empty before the first
 * @param lastingEffects the check on the first day after the last session had a side effect that was bad or still there, see
 *     {@link #lastingEffects(Answers)}
 * @param sessions all sessions so far
 * @param sessions28 sessions in the last 28 days
 * @param aboveLimit more sessions or milligrams in the last 28 days than the protocol's limits, see {@link ExposureLimits}
 * @param sessionAtHome the last session was held at home
 * @param psychosisRisk cleared with W01 or W02
 * @param urgentFlag14 a red or amber flag in the last 14 days, other than on silence; false while a schedule is looked at
 * @param missedInARow polls of the patient missed since the last answered one, 0 while a schedule is looked at
 */
public record Standing(
        OptionalInt urinaryGrade,
        boolean lastingEffects,
        int sessions,
        int sessions28,
        boolean aboveLimit,
        boolean sessionAtHome,
        boolean psychosisRisk,
        boolean urgentFlag14,
        int missedInARow) {
    private static final int BAD = 3;
    private static final Map<String, Domain> NAMES = Map.of(
            "last.urinary_grade", Domain.numbers(0, 3, -1L),
            "last.lasting_effects", Domain.yesNo(),
            "patient.sessions", Domain.numbers(0, 1_000),
            "exposure.sessions_28d", Domain.numbers(0, 100),
            "exposure.above_limit", Domain.yesNo(),
            "session.at_home", Domain.yesNo(),
            "patient.psychosis_risk", Domain.yesNo(),
            "flags.urgent_14d", Domain.yesNo(),
            "missed.in_a_row", Domain.numbers(0, 1_000));

    /** Nothing is known yet. */
    public static Standing unknown() {
        return after(false);
    }

    /** Right after a session, when nothing but its place counts. */
    public static Standing after(boolean sessionAtHome) {
        return new Standing(OptionalInt.empty(), false, 0, 0, false, sessionAtHome, false, false, 0);
    }

    /** The same patient when a poll was missed. */
    public Standing missing(boolean urgentFlag, int inARow) {
        return new Standing(
                urinaryGrade,
                lastingEffects,
                sessions,
                sessions28,
                aboveLimit,
                sessionAtHome,
                psychosisRisk,
                urgentFlag,
                inARow);
    }

    /** The worst grade that these answers to a urinary check give. */
    public static OptionalInt urinaryGrade(Answers urinaryCheck) {
        return Stream.of(UrinarySymptom.values())
                .map(symptom -> symptom.grade(urinaryCheck))
                .flatMapToInt(OptionalInt::stream)
                .max();
    }

    /** True when one of these side effects was bad, or is still there (own-worded instruments, F-BLU-SEVERE, asked again at T+72 h). */
    public static boolean lastingEffects(Answers firstDay) {
        return firstDay.ticks("FDC-09").stream().anyMatch(effect -> {
            int severity = firstDay.number("FDC-10-" + effect).orElse(0);
            return severity >= BAD || (severity > 0 && firstDay.is("FDC-10a-" + effect, "yes"));
        });
    }

    static Vocabulary vocabulary() {
        return new Vocabulary(
                NAMES.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, name -> name.getValue().type())),
                NAMES);
    }

    Facts facts() {
        return name -> switch (name) {
            case "last.urinary_grade" -> (long) urinaryGrade.orElse(-1);
            case "last.lasting_effects" -> lastingEffects;
            case "patient.sessions" -> (long) sessions;
            case "exposure.sessions_28d" -> (long) sessions28;
            case "exposure.above_limit" -> aboveLimit;
            case "session.at_home" -> sessionAtHome;
            case "patient.psychosis_risk" -> psychosisRisk;
            case "flags.urgent_14d" -> urgentFlag14;
            case "missed.in_a_row" -> (long) missedInARow;
            default -> throw new IllegalStateException("No schedule may use the name " + name);
        };
    }
}
