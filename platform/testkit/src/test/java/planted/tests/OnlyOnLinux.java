package planted.tests;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Breaks a rule on purpose. */
class OnlyOnLinux {
    @EnabledOnOs(OS.LINUX)
    @Test
    void sometimes() {}
}
