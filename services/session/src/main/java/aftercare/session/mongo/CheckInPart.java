package aftercare.session.mongo;

import aftercare.session.readiness.Answers;
import aftercare.session.readiness.Effect;
import aftercare.session.readiness.Readiness;
import aftercare.session.readiness.Reason;
import aftercare.session.treatment.CheckIn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A check-in within a session's document.
 *
 * @param answers by the ids of the questions
 */
record CheckInPart(
        Map<String, String> answers,
        SessionDocument.@Nullable MonitorPart adult,
        Instant start,
        List<ReasonPart> reasons,
        String by,
        Instant at,
        @Nullable ClearedPart cleared) {

    /** A reason as it was shown. */
    record ReasonPart(
            String rule,
            String question,
            String effect,
            @Nullable Instant until,
            String text) {}

    record ClearedPart(String by, String reason, Instant at) {}

    static CheckInPart of(CheckIn checkIn) {
        CheckIn.Cleared cleared = checkIn.cleared();
        return new CheckInPart(
                checkIn.answers().coded(),
                SessionDocument.MonitorPart.of(checkIn.adult()),
                checkIn.start(),
                checkIn.readiness().reasons().stream()
                        .map(r -> new ReasonPart(
                                r.rule(), r.question(), r.effect().code(), r.until(), r.text()))
                        .toList(),
                checkIn.by(),
                checkIn.at(),
                cleared == null ? null : new ClearedPart(cleared.by(), cleared.reason(), cleared.at()));
    }

    CheckIn checkIn() {
        List<Reason> shown = reasons.stream()
                .map(r -> new Reason(r.rule(), r.question(), effect(r.effect()), r.until(), r.text()))
                .toList();
        return new CheckIn(
                Answers.of(answers),
                adult == null ? null : adult.monitor(),
                start,
                new Readiness(shown),
                by,
                at,
                cleared == null ? null : new CheckIn.Cleared(cleared.by(), cleared.reason(), cleared.at()));
    }

    private static Effect effect(String code) {
        return Effect.of(code).orElseThrow(() -> new IllegalStateException("A reason with the effect " + code));
    }
}
