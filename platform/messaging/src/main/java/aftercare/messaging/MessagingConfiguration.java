package aftercare.messaging;

import aftercare.contracts.FactCatalogue;
import aftercare.kernel.ProductClock;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.Producer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import org.springframework.cloud.stream.config.ConsumerEndpointCustomizer;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.convert.DefaultDbRefResolver;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions.BigDecimalRepresentation;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;
import org.springframework.integration.kafka.inbound.KafkaMessageDrivenChannelAdapter;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.StringUtils;
import org.springframework.util.backoff.FixedBackOff;

/**
 * What a service imports to have stores, relay, inbox and dead letters. It needs {@code aftercare.service} (its name,
 * which is also the consumer group unless a binding names another), {@code spring.mongodb.uri}, {@code
 * spring.cloud.stream.kafka.binder.brokers}, {@code aftercare.secrets.dead-letters} (base64 of 32 bytes) and a bean
 * {@link ProductClock}. Everything else has a default in {@code messaging.properties}.
 */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:aftercare/messaging/messaging.properties")
public class MessagingConfiguration {

    @Bean
    MessagingCounts messagingCounts(ObjectProvider<MeterRegistry> meters) {
        return new MessagingCounts(meters.getIfAvailable(SimpleMeterRegistry::new));
    }

    @Bean
    MongoCustomConversions mongoCustomConversions() {
        return MongoCustomConversions.create(configuration ->
                configuration.bigDecimal(BigDecimalRepresentation.DECIMAL128).useNativeDriverJavaTimeCodecs());
    }

    /** Keys of maps may hold dots, as item ids and e-mail addresses do. */
    @Bean
    MappingMongoConverter mappingMongoConverter(
            MongoDatabaseFactory factory, MongoMappingContext context, MongoCustomConversions conversions) {
        MappingMongoConverter converter = new MappingMongoConverter(new DefaultDbRefResolver(factory), context);
        converter.setCustomConversions(conversions);
        converter.setMapKeyDotReplacement("\uff0e");
        return converter;
    }

    @Bean(destroyMethod = "close")
    Producer<byte[], byte[]> factProducer(
            @Value("${aftercare.kafka.brokers}") String brokers, @Value("${aftercare.service}") String service) {
        return FactProducers.create(brokers, service);
    }

    @Bean(destroyMethod = "close")
    Admin factAdmin(
            @Value("${aftercare.kafka.brokers}") String brokers, @Value("${aftercare.service}") String service) {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                brokers,
                AdminClientConfig.CLIENT_ID_CONFIG,
                service + "-facts-admin"));
    }

    @Bean
    FactTopics factTopics(Admin factAdmin, @Value("${aftercare.kafka.replicas}") short replicas) {
        return new FactTopics(factAdmin, replicas);
    }

    @Bean
    FactRelay factRelay(
            MongoTemplate template,
            Producer<byte[], byte[]> factProducer,
            MessagingCounts counts,
            @Value("${aftercare.service}") String service,
            ObjectProvider<MeterRegistry> meters) {
        FactRelay relay = new FactRelay(template, factProducer, counts, InstantSource.system(), service);
        meters.ifAvailable(registry -> {
            Gauge.builder("aftercare.outbox.age", relay, FactRelay::ageSeconds)
                    .description("Seconds the oldest fact has waited for the broker; alert above 60")
                    .baseUnit("seconds")
                    .register(registry);
            Gauge.builder("aftercare.outbox.waiting", relay, FactRelay::waiting)
                    .description("Facts written and not yet acknowledged by the broker, as far as this process knows")
                    .register(registry);
        });
        return relay;
    }

    @Bean
    AggregateStores aggregateStores(MongoTemplate template, FactRelay relay, ProductClock clock) {
        return new AggregateStores(template, relay, clock, InstantSource.system());
    }

    @Bean
    DeadLetterStore deadLetterStore(
            MongoTemplate template,
            @Value("${aftercare.secrets.dead-letters}") String secret,
            ObjectProvider<MeterRegistry> meters) {
        DeadLetterStore letters = new DeadLetterStore(template, new SealedBytes(secret), InstantSource.system());
        meters.ifAvailable(
                registry -> Gauge.builder("aftercare.dead.letters.waiting", letters, DeadLetterStore::waiting)
                        .description("Records set aside and not yet replayed or quarantined; alert above 0")
                        .register(registry));
        return letters;
    }

    @Bean
    FactInbox factInbox(
            DeadLetterStore letters,
            MessagingCounts counts,
            Producer<byte[], byte[]> factProducer,
            Admin factAdmin,
            ObjectProvider<BindingServiceProperties> bindings,
            @Value("${aftercare.service}") String service,
            @Value("${aftercare.inbox.side-by-side}") int sideBySide) {
        var progress = new ConsumerProgress(
                factAdmin, group -> topicsOf(group, bindings.getObject()), FactCatalogue.PARTITIONS);
        return new FactInbox(letters, counts, factProducer, progress, service, sideBySide);
    }

    private static Collection<String> topicsOf(String group, BindingServiceProperties bindings) {
        Set<String> topics = new LinkedHashSet<>();
        bindings.getBindings().keySet().forEach(name -> {
            if (group.equals(bindings.getGroup(name))) {
                for (String topic : StringUtils.commaDelimitedListToStringArray(bindings.getBindingDestination(name))) {
                    topics.add(topic.strip());
                }
            }
        });
        return topics;
    }

    @Bean
    DeadLetters deadLetters(DeadLetterStore letters, FactInbox inbox) {
        return new DeadLetters(letters, inbox);
    }

    /** The inbox gets whole records and reads them itself. */
    @Bean
    ConsumerEndpointCustomizer<KafkaMessageDrivenChannelAdapter<?, ?>> rawBatches() {
        return (endpoint, destination, group) -> endpoint.setBatchMessageConverter(new RawBatchConverter());
    }

    /**
     * After a batch the next gathers for a moment: each one costs a fetch and a commit, however little is in it. Who has
     * waited for facts gets the first at once.
     */
    @Bean
    ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> unhurriedBatches(
            @Value("${aftercare.inbox.gather-millis}") long gather) {
        return (container, destination, group) ->
                container.getContainerProperties().setIdleBetweenPolls(gather);
    }

    /** A batch that could not be dealt with comes again until it can: the database or the broker is away. */
    @Bean
    CommonErrorHandler factInboxErrorHandler() {
        return new DefaultErrorHandler(new FixedBackOff(1_000, FixedBackOff.UNLIMITED_ATTEMPTS));
    }
}
