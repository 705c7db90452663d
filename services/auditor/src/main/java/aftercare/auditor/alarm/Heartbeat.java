package aftercare.auditor.alarm;

/** Somebody outside who expects to hear from the auditor, and raises the alarm when they do not. */
@FunctionalInterface
public interface Heartbeat {
    /**
     * Says that all is well.
     *
     * @return false when nobody heard it
     */
    boolean beat();
}
