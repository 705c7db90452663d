package aftercare.followup.expression;

/** What the names in an expression stand for, for one evaluation. */
@FunctionalInterface
public interface Facts {
    /** The value of a declared name: a Long, String, Boolean or list of strings. Called only for names the expression uses. */
    Object get(String name);
}
