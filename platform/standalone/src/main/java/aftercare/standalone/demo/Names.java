package aftercare.standalone.demo;

import java.util.List;

/** Names of people who never were. */
final class Names {

    private static final List<String> FIRST = List.of(
            "Ada", "Ben", "Cleo", "Dario", "Edda", "Finn", "Greta", "Hugo", "Ines", "Jonas", "Kira", "Leo", "Mina",
            "Noel", "Olga", "Paul", "Rosa", "Sami", "Tara", "Uma");
    private static final List<String> LAST = List.of(
            "Archer", "Brook", "Castle", "Dale", "Ember", "Field", "Grove", "Hill", "Iver", "Jasper", "Kite", "Lake",
            "Moor");

    private Names() {}

    /** The name of the n-th patient, from 0; they differ for the first 260. */
    static String of(int number) {
        return FIRST.get(number % FIRST.size()) + " " + LAST.get(number % LAST.size());
    }
}
