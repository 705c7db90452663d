package aftercare.intake.web;

import aftercare.web.FormErrors;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The time zone a patient lives in, as it was chosen or typed.
 *
 * @param zone one of the offered zones, or {@code other}: then {@code zoneOther} counts; REST gives any zone here
 */
public record ZoneForm(String zone, String zoneOther) {
    /** The zone; empty when it is faulty, and then {@code errors} says what to do. */
    Optional<ZoneId> read(FormErrors errors) {
        boolean free = zone.isEmpty() || zone.equals(Zones.OTHER);
        String field = free && !zoneOther.isEmpty() ? "zoneOther" : "zone";
        errors.check(
                free || zoneOther.isEmpty() || zoneOther.equals(zone),
                "zoneOther",
                "Give one time zone: choose it from the list, or choose Another and type it");
        String wanted = free ? zoneOther : zone;
        errors.check(
                !wanted.isEmpty(), field, "Choose the time zone the patient lives in, or type it: America/New_York");
        Optional<ZoneId> found = Zones.find(wanted);
        errors.check(
                found.isPresent(),
                field,
                "Enter a time zone as the IANA list writes it, with continent and city: America/New_York");
        return errors.of("zone") == null && errors.of("zoneOther") == null ? found : Optional.empty();
    }

    /** Which entry of the list is chosen on the page, also when REST or a link gave a zone outside of it. */
    public String chosen() {
        return zone.isEmpty() || Zones.COMMON.contains(zone) ? zone : Zones.OTHER;
    }

    /** What stands in the free field of the page. */
    public String typed() {
        return zone.isEmpty() || zone.equals(Zones.OTHER) || Zones.COMMON.contains(zone) ? zoneOther : zone;
    }
}
