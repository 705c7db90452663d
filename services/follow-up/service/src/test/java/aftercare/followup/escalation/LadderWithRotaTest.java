package aftercare.followup.escalation;

import aftercare.followup.datafile.DataFile;
import aftercare.followup.rota.ChangeCovers;
import aftercare.followup.rota.CoverEntry;
import aftercare.followup.rota.FewAccounts;
import aftercare.followup.rota.InMemoryCovers;
import aftercare.followup.rota.LiveRota;
import aftercare.followup.rota.OnCallByRota;
import aftercare.followup.rota.RotaFile;
import aftercare.followup.rota.RotaPeople;
import aftercare.followup.staff.Role;
import aftercare.kernel.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Nights in which who is on call changes while a ladder climbs. */
class LadderWithRotaTest {
    private static final FewAccounts STAFF = new FewAccounts()
            .and("ann", Role.CLINICIAN)
            .and("bob", Role.CLINICIAN)
            .and("cat", Role.CLINICIAN);

    private final InMemoryCovers covers = new InMemoryCovers();

    private LiveRota rota(String handOver, String fallback) {
        return new LiveRota(
                Optional.of(RotaFile.read(new DataFile("rota.yaml", """
                zone: America/New_York
                people: [ann, bob, cat]
                fallback: %s
                layers:
                  - name: all
                    tiers: [red]
                    shifts:
                      - {days: every-day, from: "12:00", to: "%s", person: ann}
                      - {days: every-day, from: "%s", to: "11:00", person: bob}
                """.formatted(fallback, handOver, handOver)))),
                covers);
    }

    private static NightAtTheDesk night(String start, LiveRota rota) {
        NightAtTheDesk night = new NightAtTheDesk(Instant.parse(start));
        night.onCall = new OnCallByRota(rota, STAFF);
        return night;
    }

    @Test
    void whoGoesOffDutyMidLadderIsReplacedByTheNext() {
        NightAtTheDesk night = night("2026-11-23T22:00:00Z", rota("17:07", "everyone"));
        night.raise("p1", "f1", "suicide", Tier.RED);
        night.until(Duration.ofMinutes(11));
        night.told("0' ann", "5' sam", "10' bob", "10' sam", "10' olaf");
    }

    @Test
    void whatIsAcknowledgedAndForgottenGoesToWhoIsOnDutyThen() {
        NightAtTheDesk night = night("2026-11-23T22:00:00Z", rota("17:07", "everyone"));
        String id = night.raise("p1", "f1", "suicide", Tier.RED);
        night.until(Duration.ofMinutes(2));
        night.acknowledge(id, "ann");
        night.until(Duration.ofMinutes(33));
        night.told("0' ann", "32' bob");
    }

    /** 01:30 comes twice on 1 November 2026; the hand-over is at the first. */
    @Test
    void inTheNightWithTwoHalfPastOnesTheyHandOverOnce() {
        NightAtTheDesk night = night("2026-11-01T05:25:00Z", rota("01:30", "everyone"));
        night.raise("p1", "f1", "suicide", Tier.RED);
        night.until(Duration.ofMinutes(11));
        night.told("0' ann", "5' sam", "10' bob", "10' sam", "10' olaf");
        night.until(Duration.ofMinutes(59));
        night.forget();
        // 01:25 on the clinic's wall again.
        night.until(Duration.ofMinutes(60));
        night.told("60' bob", "60' sam", "60' olaf");
    }

    /** 02:30 does not come on 14 March 2027: they hand over at 03:00, the first instant after it. */
    @Test
    void inTheNightWithoutHalfPastTwoTheyHandOverAtThree() {
        NightAtTheDesk night = night("2027-03-14T06:50:00Z", rota("02:30", "everyone"));
        night.raise("p1", "f1", "suicide", Tier.RED);
        night.until(Duration.ofMinutes(11));
        night.told("0' ann", "5' sam", "10' bob", "10' sam", "10' olaf");
    }

    @Test
    void inAnUncoveredHourTheFallbackIsTold() {
        NightAtTheDesk night = night("2026-11-23T16:30:00Z", rota("17:07", "[cat]"));
        night.raise("p1", "f1", "suicide", Tier.RED);
        night.until(Duration.ofMinutes(6));
        night.told("0' cat", "5' sam");
    }

    @Test
    void whoTakesOverMidLadderIsTold() {
        LiveRota rota = rota("23:00", "everyone");
        NightAtTheDesk night = night("2026-11-23T22:00:00Z", rota);
        night.raise("p1", "f1", "suicide", Tier.RED);
        night.until(Duration.ofMinutes(6));
        new ChangeCovers(rota, covers, new RotaPeople(STAFF))
                .add(
                        new CoverEntry("2026-11-23T17:00", "2026-11-23T20:00", "cat", "ann", List.of(), "", "Ill"),
                        "cora",
                        night.now);
        night.until(Duration.ofMinutes(11));
        night.told("0' ann", "5' sam", "10' cat", "10' sam", "10' olaf");
    }
}
