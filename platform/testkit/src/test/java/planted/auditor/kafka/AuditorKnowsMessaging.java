package planted.auditor.kafka;

import planted.messaging.Relay;

/** Breaks a rule on purpose. */
record AuditorKnowsMessaging(Relay relay) {}
