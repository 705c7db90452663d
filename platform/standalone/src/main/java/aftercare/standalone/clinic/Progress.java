package aftercare.standalone.clinic;

/** Who hears how far the start has come. */
public interface Progress {

    /** A part answers. */
    void done(String part);

    /** A part failed to start or to stop. */
    void failed(String part, Throwable cause);
}
