package aftercare.messaging;

import java.util.List;
import java.util.function.Consumer;
import org.springframework.messaging.Message;

/**
 * Makes the batch functions that Spring Cloud Stream feeds from the topics of facts.
 *
 * <pre>{@code
 * @Bean
 * Consumer<Message<List<byte[]>>> sessionFacts(FactInbox inbox, ApplySessionFacts handler) {
 *     return inbox.consumer("follow-up", handler::apply);
 * }
 *
 * spring.cloud.function.definition: sessionFacts
 * spring.cloud.stream.bindings.sessionFacts-in-0: {destination: "session.events,intake.events", group: follow-up}
 * }</pre>
 *
 * Batch mode, native decoding, start at the earliest offset and the rest come with {@link MessagingConfiguration}.
 */
public final class FactInbox {
    FactInbox() {}

    /**
     * A function for the bindings of that consumer group. Every record is applied, dropped or set aside before it
     * returns; offsets are committed after.
     */
    public Consumer<Message<List<byte[]>>> consumer(String group, FactHandler handler) {
        return message -> {
            throw new UnsupportedOperationException("Group " + group + " with " + handler + " and " + message);
        };
    }
}
