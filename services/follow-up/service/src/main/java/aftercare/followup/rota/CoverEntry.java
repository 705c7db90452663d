package aftercare.followup.rota;

import aftercare.followup.protocol.Span;
import aftercare.kernel.Tier;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A cover as somebody types it.
 *
 * @param from local time of the clinic, as 2026-12-24T18:00
 * @param to likewise
 * @param person username; empty: nobody takes over
 * @param insteadOf username; empty: of everybody
 * @param tiers such as red; none: all
 * @param careTeam empty: every team
 * @param reason never logged
 */
public record CoverEntry(
        String from, String to, String person, String insteadOf, List<String> tiers, String careTeam, String reason) {
    private static final Duration AHEAD = Duration.ofDays(400);
    private static final Duration LONGEST = Duration.ofDays(92);
    private static final int LONGEST_REASON = 300;

    public CoverEntry {
        from = from.strip();
        to = to.strip();
        person = person.strip();
        insteadOf = insteadOf.strip();
        tiers = List.copyOf(tiers);
        careTeam = careTeam.strip();
        reason = reason.strip();
    }

    @Override
    public String toString() {
        return "CoverEntry[" + from + ", " + to + "]";
    }

    /** What it means. */
    sealed interface Read {
        record Right(Cover cover) implements Read {}

        record Wrong(String field, String message) implements Read {}
    }

    Read read(Rota rota, Instant now) {
        Optional<Instant> begin = time(from, rota);
        Optional<Instant> end = time(to, rota);
        if (begin.isEmpty()) {
            return new Read.Wrong("from", "Enter when it begins, as 2026-12-24T18:00 on the clinic's clock");
        }
        if (end.isEmpty()) {
            return new Read.Wrong("to", "Enter when it ends, as 2026-12-25T08:00 on the clinic's clock");
        }
        if (!end.get().isAfter(begin.get()) || !end.get().isAfter(now)) {
            return new Read.Wrong("to", "Enter an end that is after the beginning and not over yet");
        }
        if (end.get().isAfter(begin.get().plus(LONGEST)) || end.get().isAfter(now.plus(AHEAD))) {
            return new Read.Wrong(
                    "to",
                    "Enter an end within " + LONGEST.toDays() + " days of the beginning and " + AHEAD.toDays()
                            + " days from now; what is longer belongs into the rota file");
        }
        if (person.isEmpty() && insteadOf.isEmpty()) {
            return new Read.Wrong("person", "Select who is on duty, or whom it is instead of, or both");
        }
        return people(rota, begin.get(), end.get());
    }

    private Read people(Rota rota, Instant begin, Instant end) {
        if (!person.isEmpty() && !rota.people().contains(person)) {
            return new Read.Wrong("person", "Select somebody of the rota");
        }
        if ((!insteadOf.isEmpty() && !rota.people().contains(insteadOf)) || insteadOf.equals(person)) {
            return new Read.Wrong("insteadOf", "Select somebody else of the rota");
        }
        Set<Tier> chosen = EnumSet.noneOf(Tier.class);
        for (String typed : tiers) {
            Scope.TOLD.stream()
                    .filter(tier -> tier.name().equals(typed.strip().toUpperCase(Locale.ROOT)))
                    .forEach(chosen::add);
        }
        if (chosen.size() < Set.copyOf(tiers).size()) {
            return new Read.Wrong("tiers", "Select some of red, amber and yellow, or none for all");
        }
        if (!careTeam.isEmpty() && !rota.namedTeams().contains(careTeam)) {
            return new Read.Wrong("careTeam", "Select a team of the rota, or every team");
        }
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            return new Read.Wrong("reason", "Enter why, in up to " + LONGEST_REASON + " characters");
        }
        return new Read.Right(new Cover(
                begin,
                end,
                new Scope(
                        chosen.isEmpty() ? Scope.all().tiers() : chosen,
                        Optional.of(careTeam).filter(team -> !team.isEmpty())),
                Optional.of(person).filter(who -> !who.isEmpty()),
                Optional.of(insteadOf).filter(who -> !who.isEmpty()),
                reason));
    }

    private static Optional<Instant> time(String typed, Rota rota) {
        try {
            LocalDateTime local = LocalDateTime.parse(typed);
            return local.getYear() < 2000 || local.getYear() > 2200
                    ? Optional.empty()
                    : Optional.of(Span.first(local, rota.zone()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
