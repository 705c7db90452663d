package org.springframework.kafka.planted;

/** Something to depend on. */
public record Listener() {}
