package aftercare.web.provider;

import java.time.InstantSource;

/** The machine's clock, which signatures go by: time of the product may be moved. */
public record MachineClock(InstantSource source) {}
