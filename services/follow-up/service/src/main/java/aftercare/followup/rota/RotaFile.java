package aftercare.followup.rota;

import aftercare.followup.datafile.DataFile;
import aftercare.followup.datafile.Nearest;
import aftercare.followup.datafile.Node;
import aftercare.followup.protocol.Span;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a rota from its file. Its form is published as {@code schemas/rota.schema.json}. */
public final class RotaFile {
    /** May be nobody's username. */
    static final Set<String> RESERVED = Set.of("everyone", "nobody");

    private static final int MOST_PEOPLE = 200;

    private final Node root;
    private final ZoneId zone;
    private final Names names;

    private RotaFile(Node root) {
        this.root = root.only("zone", "people", "care-teams", "layers", "holidays", "covers", "fallback");
        this.zone = zone(root.need("zone"));
        this.names = names(root);
    }

    /**
     * Reads it.
     *
     * @throws aftercare.followup.datafile.DataFileException naming file, line and fix when it is wrong
     */
    public static Rota read(DataFile file) {
        return new RotaFile(file.root()).rota();
    }

    private Rota rota() {
        List<Layer> layers = root.need("layers").items().stream()
                .map(node -> new LayerFile(names).layer(node))
                .toList();
        if (layers.isEmpty()) {
            throw root.need("layers").wrong("has none", "Start each layer with a dash and a name");
        }
        Names.once(root.need("layers").items(), "name");
        return new Rota(
                zone,
                names.people(),
                names.careTeams(),
                layers,
                root.list("holidays").stream()
                        .map(node -> new HolidayFile(names).holiday(node))
                        .toList(),
                root.list("covers").stream().map(this::cover).toList(),
                fallback());
    }

    private static ZoneId zone(Node node) {
        try {
            return ZoneId.of(node.text());
        } catch (DateTimeException e) {
            throw node.wrong(
                    "is '" + node.text() + "', not a time zone",
                    Nearest.hint(node.text(), ZoneId.getAvailableZoneIds())
                            .orElse("Write one such as America/New_York"));
        }
    }

    private static Names names(Node root) {
        List<Node> people = root.need("people").items();
        if (people.isEmpty() || people.size() > MOST_PEOPLE) {
            throw root.need("people").wrong("names " + people.size(), "Write 1 to " + MOST_PEOPLE + " usernames");
        }
        for (Node person : people) {
            if (RESERVED.contains(person.text()) || !person.text().matches("[a-z0-9][a-z0-9._-]*")) {
                throw person.wrong(
                        "has '" + person.text() + "'", "Write the username that somebody signs in with, in lower case");
            }
        }
        Names.once(people);
        List<Node> teams = root.list("care-teams");
        Names.once(teams);
        teams.forEach(new Names(List.of(), List.of())::team);
        return new Names(
                people.stream().map(Node::text).toList(),
                teams.stream().map(Node::text).toList());
    }

    private Cover cover(Node node) {
        node.only("from", "to", "person", "instead-of", "tiers", "care-team", "reason");
        Instant from = instant(node.need("from"));
        Instant to = instant(node.need("to"));
        if (!to.isAfter(from)) {
            throw node.need("to").wrong("is not after from", "Write a later time");
        }
        Optional<String> person =
                node.find("person").filter(found -> !found.isText("nobody")).map(names::person);
        Optional<String> insteadOf = node.find("instead-of").map(names::person);
        if (person.isEmpty() && insteadOf.isEmpty()) {
            throw node.wrong("names nobody who is on duty", "Add person: who is, or instead-of: who is away, or both");
        }
        return new Cover(from, to, names.scope(node), person, insteadOf, node.text("reason"));
    }

    private Instant instant(Node node) {
        try {
            return Span.first(LocalDateTime.parse(node.text()), zone);
        } catch (DateTimeException e) {
            throw node.wrong("is '" + node.text() + "', not a local time", "Write it as 2026-12-24T18:00");
        }
    }

    private Fallback fallback() {
        Optional<Node> node = root.find("fallback");
        if (node.isEmpty()) {
            return new Fallback.None();
        }
        return node.get().isText("everyone")
                ? new Fallback.Everyone()
                : new Fallback.People(names.peopleOf(node.get()));
    }
}
