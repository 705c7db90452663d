package planted.followup;

/** Something to depend on. */
public record Wiring() {}
