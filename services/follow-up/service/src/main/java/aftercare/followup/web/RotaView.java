package aftercare.followup.web;

import aftercare.followup.rota.Booked;
import aftercare.followup.rota.Fallback;
import aftercare.followup.rota.Gap;
import aftercare.followup.rota.LiveRota;
import aftercare.followup.rota.Roster;
import aftercare.followup.rota.Rota;
import aftercare.followup.rota.RotaPeople;
import aftercare.followup.rota.Scope;
import aftercare.followup.rota.Stretch;
import aftercare.kernel.Tier;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The rota as its page and REST show it, with names and the clinic's clock. */
final class RotaView {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm", Locale.US);
    private static final Duration OVER = Duration.ofDays(14);

    private final LiveRota live;
    private final RotaPeople people;

    RotaView(LiveRota live, RotaPeople people) {
        this.live = live;
        this.people = people;
    }

    /** All of it from now on; only for a clinic that has a rota. */
    ShownRota show(Rota rota, Duration ahead, Instant now) {
        List<ShownRota.Line> onCall = new ArrayList<>();
        List<ShownRota.Line> next = new ArrayList<>();
        for (Roster roster : rota.rosters(now, now.plus(ahead))) {
            onCall.add(line(roster, roster.stretches().getFirst(), rota.zone()));
            roster.stretches().stream().skip(1).forEach(stretch -> next.add(line(roster, stretch, rota.zone())));
        }
        next.sort(Comparator.comparing(ShownRota.Line::fromInstant));
        return new ShownRota(
                rota.zone().getId(),
                onCall,
                next,
                Gap.sentences(rota.gaps(now, now.plus(ahead)), rota.zone()),
                fallback(rota.fallback()),
                covers(rota.zone(), now),
                people.unreachable(rota.people()),
                choices(rota),
                rota.namedTeams());
    }

    private ShownRota.Line line(Roster roster, Stretch stretch, ZoneId zone) {
        return new ShownRota.Line(
                Roster.words(roster.tiers()),
                Roster.team(roster.careTeam()),
                time(stretch.from(), zone),
                time(stretch.to(), zone),
                stretch.from(),
                stretch.to(),
                stretch.duty().who(),
                names(stretch.duty().who()));
    }

    private List<ShownRota.Person> choices(Rota rota) {
        return rota.people().stream()
                .map(username -> new ShownRota.Person(username, people.name(username)))
                .toList();
    }

    private List<ShownRota.CoverRow> covers(ZoneId zone, Instant now) {
        return live.booked().stream()
                .filter(booked -> booked.cover().to().isAfter(now.minus(OVER)))
                .sorted(Comparator.comparing(booked -> booked.cover().from()))
                .map(booked -> row(booked, zone, now))
                .toList();
    }

    /** One cover as it is listed. */
    ShownRota.CoverRow row(Booked booked, ZoneId zone, Instant now) {
        String who = booked.cover().person().map(people::name).orElse("Nobody");
        String instead = booked.cover()
                .insteadOf()
                .map(name -> " instead of " + people.name(name))
                .orElse(" instead of everybody");
        List<Tier> tiers = Scope.TOLD.stream()
                .filter(booked.cover().scope().tiers()::contains)
                .toList();
        return new ShownRota.CoverRow(
                booked.id(),
                who + instead,
                Roster.words(tiers),
                Roster.team(booked.cover().scope().careTeam().orElse(Rota.EVERY_TEAM)),
                time(booked.cover().from(), zone),
                time(booked.cover().to(), zone),
                booked.cover().reason(),
                "entered by " + people.name(booked.by()) + ", " + time(booked.at(), zone)
                        + booked.withdrawn()
                                .map(withdrawn -> "; withdrawn by " + people.name(withdrawn.by()) + ", "
                                        + time(withdrawn.at(), zone))
                                .orElse(""),
                booked.stands(now));
    }

    private String fallback(Fallback fallback) {
        return switch (fallback) {
            case Fallback.Everyone _ -> "All clinicians of the team are told then.";
            case Fallback.People named -> names(named.usernames()) + " is told then.";
            case Fallback.None _ -> "All clinicians of the team are told then, since the rota names nobody for it.";
        };
    }

    private String names(List<String> usernames) {
        return usernames.stream().map(people::name).collect(Collectors.joining(", "));
    }

    private static String time(Instant at, ZoneId zone) {
        return TIME.format(at.atZone(zone));
    }
}
