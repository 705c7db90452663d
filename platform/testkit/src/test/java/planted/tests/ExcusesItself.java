package planted.tests;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Breaks a rule on purpose. */
class ExcusesItself {
    @Test
    void perhaps() {
        Assumptions.assumeTrue(false);
    }
}
