package aftercare.followup.rota;

import aftercare.followup.staff.Account;
import aftercare.kernel.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Promises by the rota: of the people who are on duty, and of no minute in which nobody is. */
public final class RotaPromises implements Promises {
    /** So long somebody has to be on duty before it can be said that they have read what waits for them. */
    private static final Duration TIME_TO_READ = Duration.ofHours(1);

    private static final List<Duration> LOOKED_AHEAD =
            List.of(Duration.ofDays(7), Duration.ofDays(35), Rota.LOOKED_AHEAD);

    private final LiveRota rota;
    private final RotaPeople people;
    private final String reader;
    private final Promises without;

    /**
     * @param people who of those on duty can be told: nothing is promised for the others
     * @param reader the person on duty, as a patient is told
     * @param without what is promised in a clinic that has no rota, or by one that has nobody for a year
     */
    public RotaPromises(LiveRota rota, RotaPeople people, String reader, Promises without) {
        this.rota = rota;
        this.people = people;
        this.reader = reader;
        this.without = without;
    }

    @Override
    public Promise of(Tier tier, String careTeam, Duration within, Instant now) {
        return rota.now()
                .map(known -> by(known, tier, careTeam, within, now))
                .orElseGet(() -> without.of(tier, careTeam, within, now));
    }

    private Promise by(Rota known, Tier tier, String careTeam, Duration within, Instant now) {
        Duration needed = within.compareTo(TIME_TO_READ) < 0 ? within : TIME_TO_READ;
        for (Duration ahead : LOOKED_AHEAD) {
            List<Stretch> stretches = told(known.stretches(tier, careTeam, now, now.plus(ahead)));
            for (Stretch stretch : stretches) {
                Instant read = stretch.from().plus(needed);
                if (stretch.covered()
                        && !coveredUntil(stretches, stretch.from()).isBefore(read)) {
                    Instant by = read.isAfter(now.plus(within)) ? read : now.plus(within);
                    boolean there = stretch.from().equals(now);
                    return new Promise(reader, by, there && kept(stretches, now, by), stretch.from(), true);
                }
            }
        }
        Promise otherwise = without.of(tier, careTeam, within, now);
        return new Promise(otherwise.reader(), otherwise.by(), false, otherwise.notBefore(), true);
    }

    /** The same, with nobody on duty where none of them can be told. */
    private List<Stretch> told(List<Stretch> stretches) {
        Map<Duty, Duty> reachable = new HashMap<>();
        return stretches.stream()
                .map(stretch -> new Stretch(
                        stretch.from(),
                        stretch.to(),
                        reachable.computeIfAbsent(
                                stretch.duty(),
                                duty -> Duty.of(people.reachable(duty.who()).stream()
                                        .map(Account::username)
                                        .toList()))))
                .toList();
    }

    private static boolean kept(List<Stretch> stretches, Instant now, Instant by) {
        return !coveredUntil(stretches, now).isBefore(by);
    }

    /** From then on somebody is on duty without a break until this; {@code from} itself when nobody is. */
    private static Instant coveredUntil(List<Stretch> stretches, Instant from) {
        Instant until = from;
        for (Stretch stretch : stretches) {
            if (!stretch.from().isAfter(until) && stretch.to().isAfter(until)) {
                if (!stretch.covered()) {
                    return until;
                }
                until = stretch.to();
            }
        }
        return until;
    }
}
