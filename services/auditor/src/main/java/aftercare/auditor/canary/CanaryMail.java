package aftercare.auditor.canary;

import java.util.List;

/** The mailbox of the canary and of its contact. */
@FunctionalInterface
public interface CanaryMail {
    /** The text of what came since it was last asked, oldest first; each message once, and it is kept nowhere after. */
    List<String> take();
}
