package aftercare.session.mongo;

import aftercare.session.vitals.SideEffect;
import aftercare.session.vitals.SideEffects;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Observed side effects within a session's document. */
record SideEffectsPart(List<EffectPart> effects, String other, String by, Instant at) {

    record EffectPart(String id, int severity) {}

    static SideEffectsPart of(SideEffects observed) {
        return new SideEffectsPart(
                observed.severities().entrySet().stream()
                        .map(e -> new EffectPart(e.getKey().id(), e.getValue()))
                        .toList(),
                observed.other(),
                observed.by(),
                observed.at());
    }

    SideEffects sideEffects() {
        Map<SideEffect, Integer> severities = new EnumMap<>(SideEffect.class);
        effects.forEach(e -> severities.put(
                SideEffect.of(e.id()).orElseThrow(() -> new IllegalStateException("The side effect " + e.id())),
                e.severity()));
        return new SideEffects(severities, other, by, at);
    }
}
