package aftercare.messaging;

/** Facts that must stay in order: one patient's on one topic. */
record QueueKey(String topic, String key) {}
