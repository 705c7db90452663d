package planted.followup.web;

/** Something to depend on. */
public record Page() {}
