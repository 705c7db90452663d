package aftercare.web;

import java.util.List;

/** Input of REST that breaks rules of its fields. Answered with 422 and every field named in {@code errors}. */
public final class BadInputException extends RuntimeException {
    private final transient List<FieldProblem> problems;

    public BadInputException(List<FieldProblem> problems) {
        super(problems.size() + " fields need another value");
        this.problems = List.copyOf(problems);
    }

    public List<FieldProblem> problems() {
        return problems;
    }
}
