package aftercare.messaging;

import aftercare.contracts.FactCatalogue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.springframework.context.SmartLifecycle;

/**
 * Declares the topics of facts and of their dead letters before anything is sent or read. Nothing creates a topic by
 * using it. Facts are kept for ever, since a later service may rebuild what it knows from the first one on.
 */
final class FactTopics implements SmartLifecycle {
    static final String DEAD = ".dlq";
    private static final long PATIENCE_SECONDS = 60;

    private final Admin admin;
    private final short replicas;
    private volatile boolean declared;

    FactTopics(Admin admin, short replicas) {
        this.admin = admin;
        this.replicas = replicas;
    }

    @Override
    public void start() {
        declare(FactCatalogue.topics().toList());
        declared = true;
    }

    void declare(Collection<String> topics) {
        List<NewTopic> wanted = new ArrayList<>();
        for (String topic : topics) {
            wanted.add(topic(topic));
            wanted.add(topic(topic + DEAD));
        }
        try {
            Set<String> present = admin.listTopics().names().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            wanted.removeIf(topic -> present.contains(topic.name()));
            for (var created : admin.createTopics(wanted).values().values()) {
                settle(created);
            }
            describe(topics).values().forEach(FactTopics::check);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(
                    "Cannot declare the topics of facts: is the broker of spring.cloud.stream.kafka.binder.brokers up?",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while declaring the topics of facts", e);
        }
    }

    /** Another service may declare the same topic at the same time. */
    private static void settle(KafkaFuture<Void> created)
            throws ExecutionException, InterruptedException, TimeoutException {
        try {
            created.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    /** A broker learns of a new topic a moment after the controller made it. */
    private Map<String, TopicDescription> describe(Collection<String> topics)
            throws ExecutionException, InterruptedException, TimeoutException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            try {
                return admin.describeTopics(topics).allTopicNames().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException) || System.nanoTime() > end) {
                    throw e;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
    }

    private NewTopic topic(String name) {
        return new NewTopic(name, FactCatalogue.PARTITIONS, replicas)
                .configs(Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1"));
    }

    private static void check(TopicDescription topic) {
        int partitions = topic.partitions().size();
        if (partitions != FactCatalogue.PARTITIONS) {
            throw new IllegalStateException("Topic " + topic.name() + " has " + partitions + " partitions and not "
                    + FactCatalogue.PARTITIONS
                    + ": a patient's facts would change places. Move its facts to a topic of the right size");
        }
    }

    @Override
    public void stop() {
        declared = false;
    }

    @Override
    public boolean isRunning() {
        return declared;
    }

    /** Before the relay, which is before everything that reads. */
    @Override
    public int getPhase() {
        return -2000;
    }
}
