package planted.tests;

import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/** Breaks a rule on purpose. */
class SwitchedOff {
    @Disabled
    @Test
    void off() {}
}
