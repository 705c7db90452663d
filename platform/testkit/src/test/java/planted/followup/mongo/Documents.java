package planted.followup.mongo;

/** Something to depend on. */
public record Documents() {}
