package aftercare.contracts;

import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The names of facts on the wire. A fact {@code PatientEnrolled} of intake is the CloudEvents type {@code
 * aftercare.intake.patient-enrolled.v1} on the topic {@code intake.events}. Readers ignore fields they do not know.
 */
public final class FactCatalogue {
    /** Topic of intake's facts. */
    public static final String INTAKE = "intake.events";

    /** Topic of session's facts. */
    public static final String SESSION = "session.events";

    /** Topic of follow-up's facts. */
    public static final String FOLLOW_UP = "follow-up.events";

    /** Partitions of every topic of facts, fixed at birth so that a patient stays on one. */
    public static final int PARTITIONS = 24;

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private static final Map<String, Class<? extends Fact>> BY_TYPE = new LinkedHashMap<>();
    private static final Map<Class<? extends Fact>, String> BY_CLASS = new LinkedHashMap<>();
    private static final Map<Class<? extends Fact>, List<RecordComponent>> REQUIRED = new HashMap<>();

    static {
        register("intake", IntakeFact.class);
        register("session", SessionFact.class);
        register("follow-up", FollowUpFact.class);
    }

    private FactCatalogue() {}

    private static void register(String service, Class<? extends Fact> facts) {
        for (Class<?> permitted : facts.getPermittedSubclasses()) {
            Class<? extends Fact> fact = permitted.asSubclass(Fact.class);
            String type = "aftercare." + service + "." + kebab(fact.getSimpleName()) + ".v1";
            BY_TYPE.put(type, fact);
            BY_CLASS.put(fact, type);
            REQUIRED.put(fact, required(fact));
        }
    }

    private static String kebab(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** The CloudEvents type of a fact. */
    public static String typeOf(Fact fact) {
        return typeOf(fact.getClass());
    }

    /** The CloudEvents type of the facts of a record. */
    public static String typeOf(Class<? extends Fact> fact) {
        String type = BY_CLASS.get(fact);
        if (type == null) {
            throw new IllegalArgumentException("No type is registered for " + fact);
        }
        return type;
    }

    /** The topic a fact is published to. */
    public static String topicOf(Fact fact) {
        return switch (fact) {
            case IntakeFact _ -> INTAKE;
            case SessionFact _ -> SESSION;
            case FollowUpFact _ -> FOLLOW_UP;
        };
    }

    /** The record of a CloudEvents type; empty when this version of the product does not know it. */
    public static Optional<Class<? extends Fact>> classOf(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    /** Every type this version writes. */
    public static Set<String> types() {
        return Set.copyOf(BY_TYPE.keySet());
    }

    /** The three topics of facts. */
    public static Stream<String> topics() {
        return Stream.of(INTAKE, SESSION, FOLLOW_UP);
    }

    /** The fact as JSON, in UTF-8. */
    public static byte[] toJson(Fact fact) {
        return JSON.writeValueAsBytes(fact);
    }

    /**
     * Reads a fact.
     *
     * @throws UnreadableFactException when the type is unknown or the bytes are not such a fact
     */
    public static Fact fromJson(String type, byte[] json) throws UnreadableFactException {
        Class<? extends Fact> fact =
                classOf(type).orElseThrow(() -> new UnreadableFactException("Unknown type of fact: " + type, null));
        try {
            Fact read = JSON.readValue(json, fact);
            requireComplete(type, read);
            return read;
        } catch (JacksonException | UncheckedIOException e) {
            throw new UnreadableFactException("Not a readable " + type, e);
        }
    }

    private static void requireComplete(String type, @Nullable Fact read) throws UnreadableFactException {
        if (read == null) {
            throw new UnreadableFactException("Empty " + type, null);
        }
        for (RecordComponent component : REQUIRED.getOrDefault(read.getClass(), List.of())) {
            try {
                if (component.getAccessor().invoke(read) == null) {
                    throw new UnreadableFactException(type + " without " + component.getName(), null);
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("Cannot read " + component.getName() + " of " + type, e);
            }
        }
    }

    /** The components that may not be null; a primitive never is. */
    private static List<RecordComponent> required(Class<? extends Fact> fact) {
        return Arrays.stream(fact.getRecordComponents())
                .filter(component -> !component.getType().isPrimitive())
                .filter(component -> Arrays.stream(component.getAnnotatedType().getAnnotations())
                        .noneMatch(a -> a.annotationType().getSimpleName().equals("Nullable")))
                .toList();
    }
}
