package aftercare.followup.measurement;

import aftercare.followup.expression.Domain;
import aftercare.followup.expression.Facts;
import aftercare.followup.expression.ValueType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was measured once in a session.
 *
 * @param phase {@code before} the dose, {@code 40-min}, {@code during} or {@code discharge}
 * @param systolic mmHg
 * @param diastolic mmHg
 * @param heartRate beats a minute; null when not measured
 * @param oxygenSaturation percent; null when not measured
 * @param symptoms whether the patient had symptoms
 */
public record Measurement(
        String phase,
        int systolic,
        int diastolic,
        @Nullable Integer heartRate,
        @Nullable Integer oxygenSaturation,
        boolean symptoms) {
    private static final long NOT_MEASURED = -1;

    private static final Map<String, Domain> DOMAINS = Map.of(
            "measured.phase", Domain.word(List.of("before", "40-min", "during", "discharge")),
            "measured.systolic", Domain.numbers(50, 300),
            "measured.diastolic", Domain.numbers(20, 200),
            "measured.heart_rate", Domain.numbers(20, 250, NOT_MEASURED),
            "measured.oxygen_saturation", Domain.numbers(50, 100, NOT_MEASURED),
            "measured.symptoms", Domain.yesNo());

    /** The names that conditions use, and what they can be. */
    public static Map<String, Domain> domains() {
        return DOMAINS;
    }

    static Map<String, ValueType> types() {
        return DOMAINS.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, name -> name.getValue().type()));
    }

    /** Its values by the names that conditions use; -1 for what was not measured. */
    public Facts facts() {
        return name -> switch (name) {
            case "measured.phase" -> phase;
            case "measured.systolic" -> (long) systolic;
            case "measured.diastolic" -> (long) diastolic;
            case "measured.heart_rate" -> number(heartRate);
            case "measured.oxygen_saturation" -> number(oxygenSaturation);
            case "measured.symptoms" -> symptoms;
            default -> throw new IllegalStateException("No condition may use the name " + name);
        };
    }

    /** What a flag showed of it, read back; empty when that is none. */
    public static Optional<Measurement> shown(Map<String, String> inputs) {
        try {
            return Optional.of(new Measurement(
                            inputs.getOrDefault("measured phase", ""),
                            Integer.parseInt(inputs.getOrDefault("measured systolic", "")),
                            Integer.parseInt(inputs.getOrDefault("measured diastolic", "")),
                            read(inputs.get("measured heart_rate")),
                            read(inputs.get("measured oxygen_saturation")),
                            inputs.getOrDefault("measured symptoms", "").equals("yes")))
                    .filter(measured -> measured.inputs().equals(inputs));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static @Nullable Integer read(@Nullable String number) {
        return number == null ? null : Integer.valueOf(number);
    }

    private static long number(@Nullable Integer value) {
        return value == null ? NOT_MEASURED : value;
    }

    /** What a flag shows of it. */
    public Map<String, String> inputs() {
        Map<String, String> inputs = new TreeMap<>();
        inputs.put("measured phase", phase);
        inputs.put("measured systolic", Integer.toString(systolic));
        inputs.put("measured diastolic", Integer.toString(diastolic));
        inputs.put("measured symptoms", symptoms ? "yes" : "no");
        if (heartRate != null) {
            inputs.put("measured heart_rate", heartRate.toString());
        }
        if (oxygenSaturation != null) {
            inputs.put("measured oxygen_saturation", oxygenSaturation.toString());
        }
        return inputs;
    }
}
