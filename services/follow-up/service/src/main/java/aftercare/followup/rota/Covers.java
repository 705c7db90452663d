package aftercare.followup.rota;

import java.util.List;
import java.util.function.Function;

/** The covers entered while the clinic runs. None is ever taken out. */
public interface Covers {
    /** All of them, in the order in which they were entered. */
    List<Booked> all();

    /**
     * Decides on all of them and stores what was decided, unless somebody else stored something meanwhile: then it decides
     * again. So two people who each take one of two colleagues off duty cannot both succeed.
     *
     * @return what came of the decision that counted
     */
    <O> O update(Function<List<Booked>, Decided<O>> decision);

    /**
     * What is to be stored, and what came of it.
     *
     * @param covers the same list as was given: nothing is stored
     */
    record Decided<O>(List<Booked> covers, O outcome) {
        public Decided {
            covers = List.copyOf(covers);
        }
    }
}
