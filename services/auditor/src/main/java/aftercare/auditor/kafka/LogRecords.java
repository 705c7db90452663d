package aftercare.auditor.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import aftercare.auditor.ledger.LogEntry;
import aftercare.contracts.FactCatalogue;
import aftercare.contracts.UnreadableFactException;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Reads CloudEvents in the binary mode off Kafka records. */
final class LogRecords {
    private LogRecords() {}

    static LogEntry read(ConsumerRecord<byte[], byte[]> entry) {
        String type = header(entry, "ce_type");
        String source = header(entry, "ce_source");
        long sequence = number(header(entry, "ce_sequence"));
        if (type == null || source == null || sequence < 1) {
            return new LogEntry.Unnumbered();
        }
        Instant recordedAt = Instant.ofEpochMilli(entry.timestamp());
        if (FactCatalogue.classOf(type).isEmpty()) {
            return new LogEntry.Foreign(source, sequence, recordedAt);
        }
        byte[] value = entry.value();
        try {
            return value == null
                    ? new LogEntry.Unreadable(source, sequence, recordedAt)
                    : new LogEntry.Known(source, sequence, recordedAt, FactCatalogue.fromJson(type, value));
        } catch (UnreadableFactException e) {
            // Counted, and its counterparts will not balance; the services' dead letters keep the bytes and the cause.
            return new LogEntry.Unreadable(source, sequence, recordedAt);
        }
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> entry, String name) {
        Header header = entry.headers().lastHeader(name);
        byte[] value = header == null ? null : header.value();
        return value == null ? null : new String(value, UTF_8);
    }

    private static long number(@Nullable String text) {
        try {
            return text == null ? 0 : Long.parseLong(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
