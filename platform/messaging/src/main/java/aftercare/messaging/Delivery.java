package aftercare.messaging;

import aftercare.contracts.Fact;
import java.time.Instant;

/**
 * One fact as it came from Kafka; it may come more than once.
 *
 * @param id CloudEvents id: source, a number sign and the sequence
 * @param source the aggregate that published it, such as {@code /intake/patients/p-1}
 * @param sequence counts the facts of that source, from 1 without gaps
 * @param type CloudEvents type, such as {@code aftercare.intake.patient-enrolled.v1}
 * @param key key of the record: the patient
 * @param time when it became true, by the product's clock
 * @param fact what became true
 */
public record Delivery(String id, String source, long sequence, String type, String key, Instant time, Fact fact) {}
