package aftercare.web;

/**
 * One field that needs another value.
 *
 * @param field name of the form field or the JSON path
 * @param message reads the question back and says what to do: {@code Enter an e-mail address, like name@example.org}
 */
public record FieldProblem(String field, String message) {}
