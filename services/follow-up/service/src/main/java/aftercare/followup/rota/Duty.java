package aftercare.followup.rota;

import java.util.Collection;
import java.util.List;

/** Whether somebody is on duty. */
public sealed interface Duty {
    /**
     * Somebody is.
     *
     * @param people usernames in the order in which they are told; at least one
     */
    record Covered(List<String> people) implements Duty {
        public Covered {
            people = List.copyOf(people);
        }
    }

    /** Nobody is: the rota's fallback is told, and patients are promised nothing. */
    record Uncovered() implements Duty {}

    static Duty of(Collection<String> people) {
        return people.isEmpty() ? new Uncovered() : new Covered(List.copyOf(people));
    }

    /** The same people, none when nobody is on duty. */
    default List<String> who() {
        return switch (this) {
            case Covered covered -> covered.people();
            case Uncovered _ -> List.of();
        };
    }
}
