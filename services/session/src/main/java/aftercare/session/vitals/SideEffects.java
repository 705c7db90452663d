package aftercare.session.vitals;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Side effects that were observed at one time.
 *
 * @param severities by effect, in the order of the list: 1 a little, 2 medium, 3 bad, 4 very bad (the scale SEV without 0)
 * @param other what {@link SideEffect#E19} is, in words; empty without it. Kept, never published
 * @param by account that took it down
 */
public record SideEffects(Map<SideEffect, Integer> severities, String other, String by, Instant at) {
    public static final int MILDEST = 1;
    public static final int WORST = 4;

    public SideEffects {
        Map<SideEffect, Integer> ordered = new LinkedHashMap<>();
        severities.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> ordered.put(e.getKey(), e.getValue()));
        severities = Collections.unmodifiableMap(ordered);
        if (severities.isEmpty()
                || severities.values().stream().anyMatch(severity -> severity < MILDEST || severity > WORST)) {
            throw new IllegalArgumentException("Not side effects with severities from 1 to 4: " + severities);
        }
    }
}
