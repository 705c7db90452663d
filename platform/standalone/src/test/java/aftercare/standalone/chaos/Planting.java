package aftercare.standalone.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import aftercare.contracts.FollowUpFact;
import aftercare.contracts.FollowUpFact.HoldPlaced;
import aftercare.followup.course.Courses;
import aftercare.followup.escalation.Escalations;
import aftercare.followup.flag.Assessment;
import aftercare.followup.poll.AssessPaper;
import aftercare.followup.poll.Polls;
import aftercare.followup.poll.WrongJudgement;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.survey.Instruments;
import aftercare.kernel.Change;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Puts itself between the services and their ports, where one planted bug at a time can be switched on. */
public final class Planting implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final AtomicReference<@Nullable PlantedBug> NOW = new AtomicReference<>();
    private static volatile boolean prepared;

    /** From now on services that start can be given bugs. */
    static void prepare() {
        prepared = true;
    }

    static void forget() {
        prepared = false;
        NOW.set(null);
    }

    static void plant(@Nullable PlantedBug bug) {
        NOW.set(bug);
    }

    private static boolean is(PlantedBug bug) {
        return NOW.get() == bug;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (prepared) {
            context.getBeanFactory().addBeanPostProcessor(new Wrapping(context));
        }
    }

    private record Wrapping(ConfigurableApplicationContext context) implements BeanPostProcessor {
        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return switch (bean) {
                case Polls polls -> between(Polls.class, polls, Wrapping::poll);
                case Courses courses -> between(Courses.class, courses, Wrapping::course);
                case Escalations escalations -> between(Escalations.class, escalations, Wrapping::escalation);
                case Producer<?, ?> producer -> between(Producer.class, producer, new Records());
                case AssessPaper _ ->
                    new WrongJudgement(
                            context.getBean(Instruments.class), context.getBean(Protocol.class), Wrapping::judge);
                default -> bean;
            };
        }

        private static Assessment judge(Assessment right) {
            if (is(PlantedBug.RULE_SKIPPED)) {
                return without("U-AMB-BLOOD", right);
            }
            if (is(PlantedBug.LESSER_RULE_SKIPPED)) {
                return without("U-YEL-INFECTION-UNSURE", right);
            }
            if (is(PlantedBug.EXCEPTION_SWALLOWED)) {
                return new Assessment(right.scores(), List.of(), List.of());
            }
            if (is(PlantedBug.SCORE_WRONG) && right.scores().containsKey("gad-7")) {
                Map<String, Integer> scores = new HashMap<>(right.scores());
                scores.merge("gad-7", 1, Integer::sum);
                return new Assessment(scores, right.flags(), right.pages());
            }
            return right;
        }

        private static Assessment without(String rule, Assessment right) {
            return new Assessment(
                    right.scores(),
                    right.flags().stream()
                            .filter(flag -> !flag.rule().equals(rule))
                            .toList(),
                    right.pages());
        }

        @SuppressWarnings("unchecked")
        private static @Nullable Object poll(Polls polls, Method method, Object[] arguments) throws Throwable {
            boolean claims = method.getName().equals("claimDue");
            if (claims && (is(PlantedBug.POLL_NEVER_SENT) || is(PlantedBug.MISSED_POLL_FORGOTTEN))) {
                return Optional.empty();
            }
            return call(polls, method, arguments);
        }

        @SuppressWarnings("unchecked")
        private static @Nullable Object course(Courses courses, Method method, Object[] arguments) throws Throwable {
            if (method.getName().equals("update") && is(PlantedBug.HOLD_FORGOTTEN)) {
                var decision = (Function<Object, Change<Object, FollowUpFact>>) arguments[1];
                Function<Object, Change<Object, FollowUpFact>> forgetful = before -> {
                    Change<Object, FollowUpFact> change = decision.apply(before);
                    return new Change<>(
                            change.state(),
                            change.events().stream()
                                    .filter(fact -> !(fact instanceof HoldPlaced))
                                    .toList());
                };
                return call(courses, method, new Object[] {arguments[0], forgetful});
            }
            return call(courses, method, arguments);
        }

        private static @Nullable Object escalation(Escalations escalations, Method method, Object[] arguments)
                throws Throwable {
            if (is(PlantedBug.FLAG_NOT_ESCALATED) && method.getName().equals("insertIfAbsent")) {
                return true;
            }
            if (is(PlantedBug.LADDER_STANDS_STILL)) {
                if (method.getName().equals("claimDue")) {
                    return Optional.empty();
                }
                if (method.getName().equals("claim")) {
                    return false;
                }
            }
            return call(escalations, method, arguments);
        }
    }

    /** What stands between a caller and a port. */
    private interface Between<T> {
        @Nullable Object called(T port, Method method, Object[] arguments) throws Throwable;
    }

    private static <T> Object between(Class<?> type, T port, Between<T> between) {
        return Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (_, method, arguments) -> between.called(port, method, arguments == null ? new Object[0] : arguments));
    }

    private static @Nullable Object call(Object port, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(port, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    /** Records on their way to the broker. */
    private static final class Records implements Between<Object> {
        private final Map<String, Integer> added = new ConcurrentHashMap<>();

        @Override
        @SuppressWarnings({"unchecked", "FutureReturnValueIgnored"}) // a proxy passes on whatever it is
        public @Nullable Object called(Object port, Method method, Object[] arguments) throws Throwable {
            if (!method.getName().equals("send") || arguments.length < 2) {
                return call(port, method, arguments);
            }
            var entry = (ProducerRecord<byte[], byte[]>) arguments[0];
            var callback = (Callback) arguments[1];
            String type = header(entry, "ce_type");
            boolean dropped = (is(PlantedBug.FACT_DROPPED) && type.contains(".flag-raised."))
                    || (is(PlantedBug.PENDING_CLEARED_TOO_EARLY) && type.contains(".answer-assessed."))
                    || (is(PlantedBug.HOLD_NOT_OBEYED) && type.contains(".hold-applied."));
            if (dropped) {
                var told = new RecordMetadata(new TopicPartition(entry.topic(), 0), 0, 0, 0, 0, 0);
                callback.onCompletion(told, null);
                return CompletableFuture.completedFuture(told);
            }
            Object answer = call(port, method, new Object[] {changed(entry, type), callback});
            if (is(PlantedBug.POLL_DOUBLED) && type.contains(".poll-planned.")) {
                call(port, method, new Object[] {twin(entry), (Callback) (_, _) -> {}});
            }
            if (is(PlantedBug.MESSAGE_DOUBLED) && type.contains(".message-sent.")) {
                call(port, method, new Object[] {again(entry), (Callback) (_, _) -> {}});
            }
            return answer;
        }

        private static ProducerRecord<byte[], byte[]> changed(ProducerRecord<byte[], byte[]> entry, String type) {
            if (is(PlantedBug.CLOSED_BY_NOBODY) && type.contains(".escalation-resolved.")) {
                return with(
                        entry,
                        new String(entry.value(), UTF_8).replaceAll("\"by\":\"[^\"]*\"", "\"by\":\"\""),
                        Map.of());
            }
            return entry;
        }

        /** The plan of a second poll of another id, from a source of its own. */
        private static ProducerRecord<byte[], byte[]> twin(ProducerRecord<byte[], byte[]> entry) {
            String source = header(entry, "ce_source") + "-twin";
            return with(
                    entry,
                    new String(entry.value(), UTF_8).replaceAll("(\"pollId\":\"[^\"]*)\"", "$1-twin\""),
                    Map.of("ce_source", source, "ce_sequence", "1", "ce_id", source + "#1"));
        }

        /** The same once more, as the next fact of its source. */
        private ProducerRecord<byte[], byte[]> again(ProducerRecord<byte[], byte[]> entry) {
            String source = header(entry, "ce_source");
            String next =
                    String.valueOf(Long.parseLong(header(entry, "ce_sequence")) + added.merge(source, 1, Integer::sum));
            return with(
                    entry, new String(entry.value(), UTF_8), Map.of("ce_sequence", next, "ce_id", source + "#" + next));
        }

        private static ProducerRecord<byte[], byte[]> with(
                ProducerRecord<byte[], byte[]> entry, String value, Map<String, String> headers) {
            var changed = new ProducerRecord<>(
                    entry.topic(), entry.partition(), entry.timestamp(), entry.key(), value.getBytes(UTF_8));
            List<Header> kept = new ArrayList<>();
            entry.headers().forEach(kept::add);
            kept.stream().filter(header -> !headers.containsKey(header.key())).forEach(changed.headers()::add);
            headers.forEach((name, text) -> changed.headers().add(name, text.getBytes(UTF_8)));
            return changed;
        }

        private static String header(ProducerRecord<byte[], byte[]> entry, String name) {
            Header header = entry.headers().lastHeader(name);
            return header == null ? "" : new String(header.value(), UTF_8);
        }
    }
}
