package aftercare.followup.web;

import aftercare.followup.rota.Promises;
import aftercare.kernel.Tier;
import aftercare.web.Clinic;
import aftercare.web.OpeningHours;
import java.time.Duration;
import java.time.Instant;

/**
 * Promises of a clinic without a rota: a time is only promised inside the opening hours; outside them a patient in danger is
 * told not to wait for us.
 */
record OpeningHoursPromises(Clinic clinic, OpeningHours hours) implements Promises {
    @Override
    public Promise of(Tier tier, String careTeam, Duration within, Instant now) {
        Instant by = hours.openFrom(now.plus(within), clinic.zone());
        boolean kept = hours.open(now, clinic.zone()) && hours.open(by, clinic.zone()) && sameDay(now, by);
        return new Promise("A clinician of " + clinic.name(), by, kept, by, false);
    }

    private boolean sameDay(Instant one, Instant other) {
        return one.atZone(clinic.zone())
                .toLocalDate()
                .equals(other.atZone(clinic.zone()).toLocalDate());
    }
}
