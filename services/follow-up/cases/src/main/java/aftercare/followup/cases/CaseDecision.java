package aftercare.followup.cases;

import java.util.List;
import java.util.Set;

/** What became of a wish to change a case. */
public sealed interface CaseDecision {
    /**
     * It is done; the case as it was, when nothing had to change.
     *
     * @param next the case from now on
     */
    record Done(AdverseEventCase next) implements CaseDecision {}

    /**
     * It cannot be done; nothing was changed.
     *
     * @param problems at least one
     */
    record Refused(List<Problem> problems) implements CaseDecision {
        public Refused {
            problems = List.copyOf(problems);
        }

        static Refused of(String message) {
            return new Refused(List.of(new Problem(null, message)));
        }
    }

    /**
     * Somebody changed the case after it was read; nothing was changed and nothing is lost.
     *
     * @param stored the case as it stands
     * @param yours what was entered
     * @param theirs fields that were changed since it was read
     * @param both of those, the ones in which the entry differs from the case as it stands
     */
    record Conflict(AdverseEventCase stored, CaseContent yours, Set<Field> theirs, Set<Field> both)
            implements CaseDecision {
        public Conflict {
            theirs = Set.copyOf(theirs);
            both = Set.copyOf(both);
        }
    }

    /**
     * Two cases changed. The first is stored first: then a crash between the two leaves nothing out, and doing it again does
     * the rest.
     *
     * @param first the new case of a split, the absorbing one of a join
     * @param second the case that was split, the one that goes up in the other
     */
    record Both(AdverseEventCase first, AdverseEventCase second) implements CaseDecision {}
}
