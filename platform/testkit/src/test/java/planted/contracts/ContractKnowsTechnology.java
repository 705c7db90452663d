package planted.contracts;

import org.apache.kafka.common.TopicPartition;

/** Breaks a rule on purpose. */
record ContractKnowsTechnology(TopicPartition partition) {}
