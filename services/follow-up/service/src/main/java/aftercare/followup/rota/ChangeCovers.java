package aftercare.followup.rota;

import aftercare.followup.rota.Covers.Decided;
import aftercare.kernel.Ids;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Somebody takes over for a while, or is away; and the way back. Neither may leave a minute uncovered that was not. */
public final class ChangeCovers {
    private final LiveRota rota;
    private final Covers covers;
    private final RotaPeople people;

    /** @param people who can be told, and so may take over */
    public ChangeCovers(LiveRota rota, Covers covers, RotaPeople people) {
        this.rota = rota;
        this.covers = covers;
        this.people = people;
    }

    /** What became of it. */
    public sealed interface Outcome {
        /** It is so; also when it was before. */
        record Done(Booked booked) implements Outcome {}

        /** Something is missing or wrong; nothing was changed. */
        record Invalid(String field, String message) implements Outcome {}

        /** Nobody would be on duty then; nothing was changed. */
        record Uncovers(List<Gap> gaps) implements Outcome {
            public Uncovers {
                gaps = List.copyOf(gaps);
            }
        }

        /** The clinic has no rota, or there is no such cover. */
        record Unknown() implements Outcome {}
    }

    /** Enters one. The same again while it stands changes nothing. */
    public Outcome add(CoverEntry entry, String by, Instant at) {
        Instant now = at.truncatedTo(ChronoUnit.MILLIS);
        Optional<Rota> file = rota.file();
        if (file.isEmpty()) {
            return new Outcome.Unknown();
        }
        return switch (entry.read(file.get(), now)) {
            case CoverEntry.Read.Wrong wrong -> new Outcome.Invalid(wrong.field(), wrong.message());
            case CoverEntry.Read.Right right
            when !people.unreachable(right.cover().person().stream().toList()).isEmpty() ->
                new Outcome.Invalid("person", "Select somebody whose account reads flags: others cannot be told");
            case CoverEntry.Read.Right right ->
                covers.<Outcome>update(booked -> decide(file.get(), booked, right.cover(), by, now));
        };
    }

    private static Decided<Outcome> decide(Rota file, List<Booked> booked, Cover cover, String by, Instant now) {
        Optional<Booked> same = booked.stream()
                .filter(one -> one.stands(now) && one.cover().equals(cover))
                .findFirst();
        if (same.isPresent()) {
            return new Decided<>(booked, new Outcome.Done(same.get()));
        }
        String id = Ids.derive(
                "cover",
                Integer.toString(booked.size()),
                cover.from().toString(),
                cover.to().toString());
        Booked added = new Booked(id, cover, by, now, Optional.empty());
        List<Booked> after = new ArrayList<>(booked);
        after.add(added);
        Rota was = LiveRota.with(file, booked);
        Rota is = LiveRota.with(file, after);
        Instant from = cover.from().isAfter(now) ? cover.from() : now;
        List<Gap> gaps = newGaps(was, is, from, cover.to());
        if (!gaps.isEmpty()) {
            return new Decided<>(booked, new Outcome.Uncovers(gaps));
        }
        if (same(was, is, from, cover.to())) {
            return new Decided<>(
                    booked,
                    cover.insteadOf().isPresent()
                            ? new Outcome.Invalid(
                                    "insteadOf",
                                    "Select somebody who is on duty in that time: "
                                            + cover.insteadOf().get() + " is not, so nothing would change")
                            : new Outcome.Invalid("person", "Select somebody else: it is their duty already"));
        }
        return new Decided<>(after, new Outcome.Done(added));
    }

    /** Takes one back; what of it is over stays as it was. */
    public Outcome withdraw(String id, String by, Instant at) {
        Instant now = at.truncatedTo(ChronoUnit.MILLIS);
        Optional<Rota> file = rota.file();
        if (file.isEmpty()) {
            return new Outcome.Unknown();
        }
        return covers.update(booked -> {
            Optional<Booked> found =
                    booked.stream().filter(one -> one.id().equals(id)).findFirst();
            if (found.isEmpty()) {
                return new Decided<Outcome>(booked, new Outcome.Unknown());
            }
            Booked before = found.get();
            if (!before.stands(now)) {
                return new Decided<Outcome>(booked, new Outcome.Done(before));
            }
            Booked taken = before.withdraw(by, now);
            List<Booked> after =
                    booked.stream().map(one -> one.equals(before) ? taken : one).toList();
            List<Gap> gaps = newGaps(
                    LiveRota.with(file.get(), booked),
                    LiveRota.with(file.get(), after),
                    now,
                    before.cover().to());
            return gaps.isEmpty()
                    ? new Decided<Outcome>(after, new Outcome.Done(taken))
                    : new Decided<Outcome>(booked, new Outcome.Uncovers(gaps));
        });
    }

    private static List<Gap> newGaps(Rota was, Rota is, Instant from, Instant to) {
        List<Gap> before = was.gaps(from, to);
        return is.gaps(from, to).stream()
                .filter(gap -> before.stream().noneMatch(old -> old.contains(gap)))
                .toList();
    }

    private static boolean same(Rota was, Rota is, Instant from, Instant to) {
        return is.teams().stream()
                .allMatch(team -> Scope.TOLD.stream()
                        .allMatch(tier ->
                                was.stretches(tier, team, from, to).equals(is.stretches(tier, team, from, to))));
    }
}
