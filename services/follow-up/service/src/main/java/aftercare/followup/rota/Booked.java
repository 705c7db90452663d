package aftercare.followup.rota;

import java.time.Instant;
import java.util.Optional;

/**
 * A cover that somebody entered while the clinic runs. What was so in the past stays so: it holds from when it was entered,
 * until it was withdrawn.
 *
 * @param id derived from what it says, and from how many there were before
 * @param cover as entered
 * @param by account
 * @param at when it was entered
 */
public record Booked(String id, Cover cover, String by, Instant at, Optional<Withdrawal> withdrawn) {
    /** Who took it back, and when. */
    public record Withdrawal(String by, Instant at) {}

    /** What it does to the rota; empty when it was withdrawn before it began. */
    public Optional<Cover> effective() {
        Instant from = cover.from().isAfter(at) ? cover.from() : at;
        Instant to = withdrawn
                .map(Withdrawal::at)
                .filter(end -> end.isBefore(cover.to()))
                .orElse(cover.to());
        return from.isBefore(to)
                ? Optional.of(new Cover(from, to, cover.scope(), cover.person(), cover.insteadOf(), cover.reason()))
                : Optional.empty();
    }

    /** True while it can still be withdrawn. */
    public boolean stands(Instant now) {
        return withdrawn.isEmpty() && cover.to().isAfter(now);
    }

    Booked withdraw(String who, Instant now) {
        return new Booked(id, cover, by, at, Optional.of(new Withdrawal(who, now)));
    }
}
