package planted.followup.poll;

import org.apache.kafka.common.TopicPartition;

/** Breaks a rule on purpose. */
record FeatureKnowsTechnology(TopicPartition partition) {}
