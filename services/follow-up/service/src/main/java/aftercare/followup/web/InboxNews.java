package aftercare.followup.web;

import aftercare.followup.escalation.Escalation;
import aftercare.followup.escalation.Escalations;
import aftercare.followup.escalation.Matter;
import aftercare.kernel.Ids;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tells open inboxes that something in them changed. Looks only while somebody listens, and once for all of them. */
final class InboxNews {
    private static final int MOST = 500;
    /** Looks without news after which a listener is tried, so that one that has gone is noticed. */
    private static final int QUIET = 15;

    private final Escalations escalations;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private String last = "";
    private int quiet;

    InboxNews(Escalations escalations) {
        this.escalations = escalations;
    }

    /** An open inbox. */
    interface Listener {
        /**
         * Something changed.
         *
         * @return false when nobody listens there any more
         */
        boolean changed();

        /** Nothing changed for a while; false when nobody listens there any more. */
        boolean stillThere();
    }

    /** Tells it of every change from now on, and of one at once: what changed since its page was made is not known. */
    void add(Listener listener) {
        if (listener.changed()) {
            listeners.add(listener);
        }
    }

    void remove(Listener listener) {
        listeners.remove(listener);
    }

    int listening() {
        return listeners.size();
    }

    /** Compares what is open with what was. */
    synchronized void look() {
        if (listeners.isEmpty()) {
            return;
        }
        String now = digest();
        if (!now.equals(last)) {
            last = now;
            quiet = 0;
            listeners.removeIf(listener -> !listener.changed());
        } else if (++quiet >= QUIET) {
            quiet = 0;
            listeners.removeIf(listener -> !listener.stillThere());
        }
    }

    private String digest() {
        StringBuilder seen = new StringBuilder();
        for (Escalation escalation : escalations.standing(MOST)) {
            Matter matter = escalation.matter();
            seen.append(matter.id())
                    .append(matter.tier())
                    .append(matter.flags().size())
                    .append(matter.calls().size())
                    .append(Objects.hashCode(matter.proposal()))
                    .append(EscalationView.seen(escalation))
                    .append('\n');
        }
        return Ids.sha256Hex(seen.toString());
    }
}
