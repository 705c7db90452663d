package aftercare.auditor.alarm;

/** The people who run the system. */
@FunctionalInterface
public interface Operators {
    /**
     * Tells all of them.
     *
     * @return false when that failed; it is tried again at the next look
     */
    boolean tell(String subject, String text);
}
