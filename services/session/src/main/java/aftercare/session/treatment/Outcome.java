package aftercare.session.treatment;

/** What became of a command. */
public sealed interface Outcome {

    /** Carried out; this is the session now. */
    record Done(Session session) implements Outcome {}

    /** Not carried out, and nothing changed. */
    record Refused(Refusal refusal) implements Outcome {}
}
