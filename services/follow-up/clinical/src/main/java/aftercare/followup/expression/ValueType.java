package aftercare.followup.expression;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;

/** What a name in a condition stands for. */
public enum ValueType {
    /** A whole number: an answer's code, a score, a count. */
    NUMBER(SimpleType.INT),
    /** A coded answer or result in letters. */
    WORD(SimpleType.STRING),
    /** Ticked boxes, or a list of effects. */
    WORDS(ListType.create(SimpleType.STRING)),
    YES_NO(SimpleType.BOOL);

    // An enum constant is meant to be immutable, and so is every CelType.
    @SuppressWarnings("ImmutableEnumChecker")
    private final CelType cel;

    ValueType(CelType cel) {
        this.cel = cel;
    }

    CelType cel() {
        return cel;
    }
}
