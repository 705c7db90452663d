package aftercare.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import aftercare.contracts.FactCatalogue;
import aftercare.contracts.UnreadableFactException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** One record of a topic as bytes, and what its headers say. Nothing in it is trusted until it was read. */
final class InboundRecord {
    private static final int LONGEST_HEADER = 300;

    private final String topic;
    private final int partition;
    private final long offset;
    private final @Nullable String key;
    private final Map<String, String> headers;
    private final byte[] value;

    InboundRecord(
            String topic, int partition, long offset, @Nullable String key, Map<String, String> headers, byte[] value) {
        this.topic = topic;
        this.partition = partition;
        this.offset = offset;
        this.key = key;
        this.headers = Map.copyOf(headers);
        this.value = value;
    }

    static InboundRecord of(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : record.headers()) {
            if (header.value() != null
                    && header.value().length <= LONGEST_HEADER
                    && (header.key().startsWith("ce_") || header.key().equals(CloudEventHeaders.CONTENT_TYPE))) {
                headers.put(header.key(), new String(header.value(), UTF_8));
            }
        }
        byte[] key = record.key();
        byte[] value = record.value();
        return new InboundRecord(
                record.topic(),
                record.partition(),
                record.offset(),
                key == null || key.length == 0 ? null : new String(key, UTF_8),
                headers,
                value == null ? new byte[0] : value);
    }

    String topic() {
        return topic;
    }

    int partition() {
        return partition;
    }

    long offset() {
        return offset;
    }

    @Nullable String key() {
        return key;
    }

    Map<String, String> headers() {
        return headers;
    }

    byte[] value() {
        return value;
    }

    /** The CloudEvents attributes that every fact has, of a known type or not. */
    Origin origin() throws UnreadableFactException {
        if (key == null) {
            throw new UnreadableFactException("The record has no key", null);
        }
        String sequence = header(CloudEventHeaders.SEQUENCE);
        try {
            long number = Long.parseLong(sequence);
            if (number < 1) {
                throw new UnreadableFactException("ce_sequence is below 1", null);
            }
            return new Origin(
                    header(CloudEventHeaders.ID),
                    header(CloudEventHeaders.SOURCE),
                    number,
                    header(CloudEventHeaders.TYPE),
                    key,
                    time());
        } catch (NumberFormatException e) {
            throw new UnreadableFactException("ce_sequence is not a number", e);
        }
    }

    private Instant time() throws UnreadableFactException {
        try {
            return OffsetDateTime.parse(header(CloudEventHeaders.TIME)).toInstant();
        } catch (DateTimeException e) {
            throw new UnreadableFactException("ce_time is not a timestamp of RFC 3339", e);
        }
    }

    private String header(String name) throws UnreadableFactException {
        String value = headers.get(name);
        if (value == null || value.isEmpty()) {
            throw new UnreadableFactException("The record has no header " + name, null);
        }
        return value;
    }

    Delivery delivery(Origin origin) throws UnreadableFactException {
        var fact = FactCatalogue.fromJson(origin.type(), value);
        if (!fact.patient().equals(origin.key())) {
            throw new UnreadableFactException("The record's key is not the fact's patient", null);
        }
        return new Delivery(
                origin.id(), origin.source(), origin.sequence(), origin.type(), origin.key(), origin.time(), fact);
    }

    /** Who published a fact, and which of its facts it is. */
    record Origin(String id, String source, long sequence, String type, String key, Instant time) {}
}
