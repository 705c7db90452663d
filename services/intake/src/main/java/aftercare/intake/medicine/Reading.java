package aftercare.intake.medicine;

import java.util.List;

/** What was made of one name that somebody wrote. None of these blocks anything by itself. */
public sealed interface Reading {
    /** The name as it was written, without dose and form, in lower case. */
    String typed();

    /**
     * A name on the list.
     *
     * @param generic international generic name
     */
    record Known(String typed, String generic, DrugClass drugClass) implements Reading {}

    /**
     * Not on the list, but close to these names on it: ask which was meant.
     *
     * @param names the closest first
     */
    record Similar(String typed, List<String> names) implements Reading {
        public Similar {
            names = List.copyOf(names);
        }
    }

    /** Not on the list: ask what it is. */
    record Unknown(String typed) implements Reading {}
}
