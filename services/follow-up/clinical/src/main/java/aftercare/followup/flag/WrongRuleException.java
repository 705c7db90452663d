package aftercare.followup.flag;

import aftercare.followup.expression.WrongExpressionException;

/** A rule's condition cannot be used. */
public final class WrongRuleException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String rule;
    private final WrongExpressionException expression;

    public WrongRuleException(String rule, WrongExpressionException expression) {
        super(rule + ": " + expression.getMessage(), expression);
        this.rule = rule;
        this.expression = expression;
    }

    /** Id of the rule, name of the deadline or id of the page. */
    public String rule() {
        return rule;
    }

    public WrongExpressionException expression() {
        return expression;
    }
}
