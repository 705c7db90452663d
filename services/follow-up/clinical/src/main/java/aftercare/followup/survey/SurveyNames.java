package aftercare.followup.survey;

import aftercare.followup.expression.ValueType;
import java.util.Map;

/** What conditions may look at besides answers: the occasion of the survey. */
public final class SurveyNames {
    private static final Map<String, ValueType> OCCASION = Map.of(
            "DECLINED", ValueType.NUMBER,
            "NOT_ASKED", ValueType.NUMBER,
            "form.baseline", ValueType.YES_NO,
            "form.drug_at_home", ValueType.YES_NO,
            "form.dose_at_home", ValueType.YES_NO);

    private SurveyNames() {}

    /** The names. */
    public static Map<String, ValueType> occasion() {
        return OCCASION;
    }

    /** Their values. */
    public static Map<String, Object> occasion(SurveyContext context) {
        return Map.of(
                "DECLINED", AnswerValues.DECLINED,
                "NOT_ASKED", AnswerValues.NOT_ASKED,
                "form.baseline", context.baseline(),
                "form.drug_at_home", context.drugAtHome(),
                "form.dose_at_home", context.doseAtHome());
    }
}
