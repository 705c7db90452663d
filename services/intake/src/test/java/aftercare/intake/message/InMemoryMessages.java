package aftercare.intake.message;

import aftercare.contracts.IntakeFact;
import aftercare.intake.message.Message.Sending;
import aftercare.intake.message.Message.Waiting;
import aftercare.kernel.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Messages in memory, and the facts that were stored with them. */
public final class InMemoryMessages implements Messages {
    private final Map<String, Message> byId = new LinkedHashMap<>();
    private final List<IntakeFact> facts = new ArrayList<>();

    @Override
    public synchronized Optional<Message> find(String messageId) {
        return Optional.ofNullable(byId.get(messageId));
    }

    @Override
    public synchronized boolean insertIfAbsent(Change<Message, IntakeFact> born) {
        boolean absent = byId.putIfAbsent(born.state().request().messageId(), born.state()) == null;
        if (absent) {
            facts.addAll(born.events());
        }
        return absent;
    }

    @Override
    public synchronized Message update(String messageId, Function<Message, Change<Message, IntakeFact>> decision) {
        Change<Message, IntakeFact> change = decision.apply(find(messageId).orElseThrow());
        byId.put(messageId, change.state());
        facts.addAll(change.events());
        return change.state();
    }

    @Override
    public synchronized List<String> due(@Nullable String channel, Instant now, int limit) {
        return waiting().stream()
                .filter(w -> Objects.equals(channel, w.to() == null ? null : w.to().channel()))
                .filter(w -> !w.dueAt().isAfter(now))
                .map(w -> w.request().messageId())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<String> stuck(Instant wall, int limit) {
        return byId.values().stream()
                .filter(m -> m instanceof Sending s && s.since().isBefore(wall))
                .map(m -> m.request().messageId())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<String> claimed(String prefix, int limit) {
        return byId.values().stream()
                .filter(m -> m instanceof Sending s && s.claim().startsWith(prefix))
                .map(m -> m.request().messageId())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<Instant> handedOver(
            String patient, String channel, Predicate<String> templates, Instant since, Instant now) {
        return byId.values().stream()
                .filter(m -> m.request().patient().equals(patient)
                        && templates.test(m.request().template()))
                .flatMap(m -> handedOver(m, channel, now).stream())
                .filter(at -> at.isAfter(since))
                .sorted()
                .toList();
    }

    private static Optional<Instant> handedOver(Message message, String channel, Instant now) {
        return switch (message) {
            case Sending s when s.to().channel().equals(channel) -> Optional.of(now);
            case Message.Sent s when s.channel().equals(channel) -> Optional.of(s.at());
            case Message.Delivered d when d.channel().equals(channel) -> Optional.of(d.at());
            case Message.Failed f
            when f.channel().equals(channel) && f.reason() == Reason.OUTCOME_UNKNOWN -> Optional.of(f.at());
            default -> Optional.empty();
        };
    }

    @Override
    public synchronized Optional<Instant> nextDue() {
        return waiting().stream().map(Waiting::dueAt).findFirst();
    }

    @Override
    public synchronized boolean busy(Instant now) {
        return waiting().stream().anyMatch(w -> !w.dueAt().isAfter(now))
                || !stuck(Instant.MAX, 1).isEmpty();
    }

    synchronized List<IntakeFact> facts() {
        return List.copyOf(facts);
    }

    private List<Waiting> waiting() {
        return byId.values().stream()
                .filter(Waiting.class::isInstance)
                .map(Waiting.class::cast)
                .sorted(Comparator.comparing(Waiting::dueAt))
                .toList();
    }
}
