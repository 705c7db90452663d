package aftercare.kernel;

/**
 * A part of a service that may hold work. Simulated time moves on, and a shutdown is quiet, only when every part is at
 * rest.
 */
public interface AtRest {
    /** True when this part holds no unfinished work that is due by now. Cheap enough to ask many times a second. */
    boolean atRest();
}
