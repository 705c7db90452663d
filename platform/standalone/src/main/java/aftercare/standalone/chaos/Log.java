package aftercare.standalone.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import aftercare.contracts.Fact;
import aftercare.contracts.FactCatalogue;
import aftercare.contracts.FollowUpFact.AnswerSaved;
import aftercare.contracts.FollowUpFact.CallRecorded;
import aftercare.contracts.FollowUpFact.EscalationAcknowledged;
import aftercare.contracts.FollowUpFact.EscalationHandedOver;
import aftercare.contracts.FollowUpFact.EscalationNotified;
import aftercare.contracts.FollowUpFact.EscalationOpened;
import aftercare.contracts.FollowUpFact.EscalationResolved;
import aftercare.contracts.FollowUpFact.EscalationSnoozed;
import aftercare.contracts.FollowUpFact.FlagAttached;
import aftercare.contracts.FollowUpFact.FlagRaised;
import aftercare.contracts.FollowUpFact.MessageRequested;
import aftercare.contracts.FollowUpFact.NoticeHeld;
import aftercare.contracts.FollowUpFact.PollDeclined;
import aftercare.contracts.FollowUpFact.ResolutionProposed;
import aftercare.contracts.IntakeFact.FollowingChanged;
import aftercare.contracts.IntakeFact.MessageFailed;
import aftercare.contracts.IntakeFact.PatientEnrolled;
import aftercare.contracts.SessionFact.SessionCompleted;
import aftercare.contracts.UnreadableFactException;
import aftercare.kernel.Tier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Every fact there is, read off the broker by a reader that no service has. Not for several threads. */
final class Log implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Consumer<byte[], byte[]> consumer;
    private final Set<String> seen = new HashSet<>();
    private final List<ConsumerRecord<byte[], byte[]>> recent = new ArrayList<>();
    private final Map<String, Long> last = new HashMap<>();
    private long repeated;

    /** Answers by poll and question; how often each was saved. */
    final Map<String, Map<String, String>> answers = new HashMap<>();

    final Map<String, Integer> saves = new HashMap<>();
    final Map<String, FlagRaised> flags = new HashMap<>();
    final Map<String, List<String>> escalationsOf = new HashMap<>();
    private final Map<String, List<String>> flagsIn = new HashMap<>();

    /** Flags of whose escalation somebody was told after they were in it, by the order of the log: clocks may differ. */
    final Set<String> told = new HashSet<>();

    final Set<String> acts = new HashSet<>();
    final Map<String, Integer> enrolled = new HashMap<>();
    final List<MessageRequested> requested = new ArrayList<>();
    final Set<String> unknown = new HashSet<>();

    /** Escalations that somebody was told of. */
    final Set<String> toldOf = new HashSet<>();

    /** Facts that came after a later one of the same source. */
    final List<String> overtaken = new ArrayList<>();

    Log(String brokers) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        brokers,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** Reads on to where the log ends now. */
    void readOn() {
        if (consumer.assignment().isEmpty()) {
            List<TopicPartition> partitions = FactCatalogue.topics()
                    .flatMap(topic -> consumer.partitionsFor(topic, PATIENCE).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
        }
        Map<TopicPartition, Long> left = new HashMap<>(consumer.endOffsets(consumer.assignment(), PATIENCE));
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!left.isEmpty()) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("The broker does not hand out its log");
            }
            consumer.poll(POLL).forEach(this::enter);
            left.entrySet().removeIf(one -> consumer.position(one.getKey(), PATIENCE) >= one.getValue());
        }
    }

    private void enter(ConsumerRecord<byte[], byte[]> entry) {
        String source = header(entry, "ce_source");
        String sequence = header(entry, "ce_sequence");
        if (!seen.add(source + "#" + sequence)) {
            repeated++;
            return;
        }
        long number = Long.parseLong(sequence);
        Long before = last.put(source, number);
        if (before != null && number < before) {
            overtaken.add(source + "#" + number + " came after " + before);
        }
        recent.add(entry);
        Fact fact;
        try {
            fact = FactCatalogue.fromJson(header(entry, "ce_type"), entry.value());
        } catch (UnreadableFactException e) {
            throw new IllegalStateException("The log holds what is no fact", e);
        }
        switch (fact) {
            case AnswerSaved saved ->
                saved.answers().forEach((question, value) -> {
                    answers.computeIfAbsent(saved.pollId(), _ -> new HashMap<>())
                            .put(question, value);
                    saves.merge(saved.pollId() + "/" + question, 1, Integer::sum);
                });
            case FlagRaised raised -> flags.put(raised.flagId(), raised);
            case EscalationOpened opened -> belongs(opened.flagId(), opened.escalationId());
            case FlagAttached attached -> belongs(attached.flagId(), attached.escalationId());
            case EscalationNotified notified -> {
                if (notified.delivered()) {
                    knows(notified.escalationId());
                }
            }
            case NoticeHeld held -> knows(held.escalationId());
            case EscalationAcknowledged taken -> {
                acts.add(taken.escalationId() + "/acknowledge");
                knows(taken.escalationId());
            }
            case CallRecorded call -> acts.add(call.escalationId() + "/" + call.callId());
            case EscalationHandedOver given -> acts.add(given.escalationId() + "/hand-over");
            case EscalationSnoozed off -> acts.add(off.escalationId() + "/put-off");
            case ResolutionProposed proposed -> acts.add(proposed.escalationId() + "/propose");
            case EscalationResolved closed -> {
                acts.add(closed.escalationId() + "/resolve");
                knows(closed.escalationId());
            }
            case PollDeclined declined -> acts.add(declined.pollId() + "/decline");
            case FollowingChanged changed ->
                acts.add(changed.patient() + "/" + changed.state().code());
            case SessionCompleted done -> acts.add(done.sessionId() + "/complete");
            case PatientEnrolled one -> enrolled.merge(one.patient(), 1, Integer::sum);
            case MessageRequested asked -> requested.add(asked);
            case MessageFailed failed -> {
                if (failed.reason().equals("outcome-unknown")) {
                    unknown.add(failed.messageId());
                }
            }
            default -> {}
        }
    }

    /** Somebody was told of it, or is promised to be (the ledger watches over that), or has seen it in the inbox and acted. */
    private void knows(String escalation) {
        toldOf.add(escalation);
        told.addAll(flagsIn.getOrDefault(escalation, List.of()));
    }

    private void belongs(String flag, String escalation) {
        escalationsOf.computeIfAbsent(flag, _ -> new ArrayList<>()).add(escalation);
        flagsIn.computeIfAbsent(escalation, _ -> new ArrayList<>()).add(flag);
    }

    private static String header(ConsumerRecord<byte[], byte[]> entry, String name) {
        Header header = entry.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    /** What came since this was last asked, for who wants to send it again. */
    List<ConsumerRecord<byte[], byte[]>> takeRecent() {
        List<ConsumerRecord<byte[], byte[]>> taken = List.copyOf(recent);
        recent.clear();
        return taken;
    }

    long facts() {
        return seen.size();
    }

    /** Records that were there before. */
    long repeated() {
        return repeated;
    }

    List<FlagRaised> flagsOf(Tier tier) {
        return flags.values().stream().filter(flag -> flag.tier() == tier).toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
