package planted.messaging;

/** Something to depend on. */
public record Relay() {}
