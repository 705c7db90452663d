package planted.intake.patient;

/** Something to depend on. */
public record Patient() {}
