package planted.auditor.kafka;

import org.springframework.kafka.planted.Listener;

/** Breaks a rule on purpose. */
record AuditorUsesListener(Listener listener) {}
