package aftercare.auditor.ledger;

import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A ledger and what it was folded from.
 *
 * @param format of the ledger's fields; another one is not read
 * @param log id of the Kafka cluster
 * @param positions next offset to read, by {@code topic/partition}
 */
record Snapshot(int format, String log, Map<String, Long> positions, Ledger ledger) {
    /** To be raised with every change to a field of the ledger or its accounts. */
    static final int FORMAT = 7;

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultVisibility(
                    seen -> seen.withFieldVisibility(com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility.ANY))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    byte[] toBytes() {
        return JSON.writeValueAsBytes(this);
    }

    /**
     * Reads a snapshot back.
     *
     * @throws UnusableSnapshotException when it is damaged, of another format or of another log
     */
    static Snapshot of(byte[] bytes, String log) throws UnusableSnapshotException {
        Snapshot read;
        try {
            int format = JSON.readTree(bytes).path("format").asInt(0);
            if (format != FORMAT) {
                throw new UnusableSnapshotException("it has format " + format + ", this version reads " + FORMAT, null);
            }
            read = JSON.readValue(bytes, Snapshot.class);
        } catch (JacksonException e) {
            throw new UnusableSnapshotException("it is damaged", e);
        }
        if (!read.log().equals(log)) {
            throw new UnusableSnapshotException("it is of the log " + read.log() + ", the broker has " + log, null);
        }
        return read;
    }
}
