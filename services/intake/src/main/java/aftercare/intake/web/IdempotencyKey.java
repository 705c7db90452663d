package aftercare.intake.web;

import aftercare.web.BadInputException;
import aftercare.web.FieldProblem;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The header {@code Idempotency-Key}: the same for a request sent again. */
final class IdempotencyKey {
    static final String HEADER = "Idempotency-Key";
    private static final int LONGEST = 200;

    private IdempotencyKey() {}

    /** The key sent, or a fresh one for a sender who gave none and so cannot repeat. */
    static String orFresh(@Nullable String sent) {
        if (sent == null) {
            return UUID.randomUUID().toString();
        }
        String key = sent.strip();
        if (key.isEmpty() || key.length() > LONGEST) {
            throw new BadInputException(List.of(new FieldProblem(
                    HEADER, "Give the request a key of 1 to " + LONGEST + " characters, or leave the header out")));
        }
        return key;
    }
}
