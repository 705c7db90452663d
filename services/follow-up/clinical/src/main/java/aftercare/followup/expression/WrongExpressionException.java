package aftercare.followup.expression;

/** A condition that cannot be used. */
public final class WrongExpressionException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String problem;
    private final String fix;

    WrongExpressionException(String problem, String fix) {
        super(problem + ". " + fix);
        this.problem = problem;
        this.fix = fix;
    }

    public String problem() {
        return problem;
    }

    public String fix() {
        return fix;
    }
}
