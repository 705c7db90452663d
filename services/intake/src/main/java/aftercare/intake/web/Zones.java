package aftercare.intake.web;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Time zones by their IANA names. */
public final class Zones {
    /** Stands for "not in the list". */
    public static final String OTHER = "other";

    /** Offered first, since most patients live there. */
    public static final List<String> COMMON = List.of(
            "America/New_York",
            "America/Chicago",
            "America/Denver",
            "America/Phoenix",
            "America/Los_Angeles",
            "America/Anchorage",
            "Pacific/Honolulu",
            "America/Toronto",
            "America/Vancouver",
            "Europe/London",
            "Europe/Berlin",
            "Australia/Sydney");

    private static final Set<String> KNOWN = ZoneId.getAvailableZoneIds();

    private Zones() {}

    /** The zone of a name in the IANA list; an offset such as +01:00 is none, for it knows no summer time. */
    static Optional<ZoneId> find(String name) {
        return KNOWN.contains(name) ? Optional.of(ZoneId.of(name)) : Optional.empty();
    }
}
