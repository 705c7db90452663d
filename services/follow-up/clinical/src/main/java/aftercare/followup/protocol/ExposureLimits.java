package aftercare.followup.protocol;

import java.util.Map;

/**
 * How much a patient may have had before more is asked.
 *
 * @param sessions28 sessions in 28 days
 * @param milligrams28 milligrams in 28 days, by route as sessions record it; the clinic enters its own
 * @param source where the numbers come from
 */
public record ExposureLimits(int sessions28, Map<String, Integer> milligrams28, String source) {
    public ExposureLimits {
        milligrams28 = Map.copyOf(milligrams28);
    }

    /**
     * True above one of the limits; a route without a limit is never above it.
     *
     * @param sessions in the last 28 days
     * @param milligrams in the last 28 days, by route
     */
    public boolean exceeded(int sessions, Map<String, Integer> milligrams) {
        return sessions > sessions28
                || milligrams28.entrySet().stream()
                        .anyMatch(limit -> milligrams.getOrDefault(limit.getKey(), 0) > limit.getValue());
    }
}
