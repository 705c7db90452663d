package aftercare.followup.rota;

import java.util.List;

/** Who is told while nobody is on duty. */
public sealed interface Fallback {
    /** All clinicians of the patient's team. */
    record Everyone() implements Fallback {}

    /** These, by username. */
    record People(List<String> usernames) implements Fallback {
        public People {
            usernames = List.copyOf(usernames);
        }
    }

    /** Nobody is named: the rota has to cover every minute. */
    record None() implements Fallback {}
}
