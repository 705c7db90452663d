package aftercare.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** The names of the CloudEvents attributes in Kafka's binary mode, and how a fact's are written. */
final class CloudEventHeaders {
    static final String SPEC_VERSION = "ce_specversion";
    static final String ID = "ce_id";
    static final String TYPE = "ce_type";
    static final String SOURCE = "ce_source";
    static final String TIME = "ce_time";
    static final String SUBJECT = "ce_subject";
    static final String SEQUENCE = "ce_sequence";
    static final String CONTENT_TYPE = "content-type";

    private CloudEventHeaders() {}

    static Headers of(PendingFact fact) {
        return new RecordHeaders()
                .add(SPEC_VERSION, "1.0".getBytes(UTF_8))
                .add(ID, fact.id().getBytes(UTF_8))
                .add(TYPE, fact.type().getBytes(UTF_8))
                .add(SOURCE, fact.source().getBytes(UTF_8))
                .add(TIME, fact.time().toString().getBytes(UTF_8))
                .add(SUBJECT, fact.key().getBytes(UTF_8))
                .add(SEQUENCE, Long.toString(fact.sequence()).getBytes(UTF_8))
                .add(CONTENT_TYPE, "application/json".getBytes(UTF_8));
    }
}
