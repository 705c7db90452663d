package planted.intake.web;

import java.time.InstantSource;

/** Breaks a rule on purpose. */
final class OpensClock {
    final InstantSource wall = InstantSource.system();
}
