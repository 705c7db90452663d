package aftercare.standalone;

/** The command cannot be run as asked; the message says why and what to do, and is all that is shown. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Refusal(String message) {
        super(message);
    }
}
