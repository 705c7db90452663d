package aftercare.backends;

/** A port that a backend should listen on is taken. */
public final class PortInUseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String what;
    private final int port;

    PortInUseException(String what, int port, Throwable cause) {
        super(
                "Port " + port + " of " + what
                        + " is in use on 127.0.0.1. Stop what listens there, or choose another port",
                cause);
        this.what = what;
        this.port = port;
    }

    /** What wanted the port, as a noun: "the broker". */
    public String what() {
        return what;
    }

    /** The port that is taken. */
    public int port() {
        return port;
    }
}
