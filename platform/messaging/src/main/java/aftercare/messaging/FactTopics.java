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
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.TopicExistsException;
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
            for (NewTopic topic : wanted) {
                if (!present.contains(topic.name())) {
                    create(topic);
                }
            }
            Map<String, TopicDescription> found =
                    admin.describeTopics(topics).allTopicNames().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            found.values().forEach(FactTopics::check);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(
                    "Cannot declare the topics of facts: is the broker of spring.cloud.stream.kafka.binder.brokers up?",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while declaring the topics of facts", e);
        }
    }

    private NewTopic topic(String name) {
        return new NewTopic(name, FactCatalogue.PARTITIONS, replicas)
                .configs(Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1"));
    }

    private void create(NewTopic topic) throws ExecutionException, InterruptedException, TimeoutException {
        try {
            admin.createTopics(List.of(topic)).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
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
