package aftercare.followup.rota;

import aftercare.followup.datafile.Nearest;
import aftercare.followup.datafile.Node;
import aftercare.kernel.Tier;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The people and teams that a rota file may name, and how it names them.
 *
 * @param careTeams none: any
 */
record Names(List<String> people, List<String> careTeams) {
    String person(Node node) {
        if (!people.contains(node.text())) {
            throw node.wrong(
                    "names '" + node.text() + "', who is not among the people of the rota", fix(node.text(), people));
        }
        return node.text();
    }

    /** One person or a list of them. */
    List<String> peopleOf(Node node) {
        if (!node.isList()) {
            return List.of(person(node));
        }
        if (node.items().isEmpty()) {
            throw node.wrong("names nobody", "Write at least one username");
        }
        once(node.items());
        return node.items().stream().map(this::person).toList();
    }

    /** {@code tiers} and {@code care-team} of a part; left out, it is for all. */
    Scope scope(Node node) {
        Set<Tier> tiers =
                node.find("tiers").map(Names::tiers).orElseGet(() -> Scope.all().tiers());
        Optional<String> team = node.find("care-team").map(this::team);
        return new Scope(tiers, team);
    }

    /** A team that may be named. */
    String team(Node node) {
        if (node.text().isBlank()
                || node.text().equals(Rota.OTHER_TEAMS)
                || (!careTeams.isEmpty() && !careTeams.contains(node.text()))) {
            throw node.wrong("has '" + node.text() + "', which is no team of the clinic", fix(node.text(), careTeams));
        }
        return node.text();
    }

    private static Set<Tier> tiers(Node node) {
        Set<Tier> tiers =
                node.items().stream().map(item -> item.oneOf(Tier.class)).collect(Collectors.toSet());
        if (tiers.isEmpty() || tiers.contains(Tier.BLUE)) {
            throw node.wrong(
                    tiers.isEmpty() ? "has none" : "has blue, of which nobody is told",
                    "Write some of red, amber, yellow, or leave the line out for all");
        }
        return tiers;
    }

    static String fix(String written, Collection<String> known) {
        return Nearest.hint(written, known)
                .orElse(known.isEmpty() ? "Write a name" : "Write one of " + String.join(", ", known));
    }

    static void once(List<Node> items) {
        Set<String> seen = new HashSet<>();
        for (Node item : items) {
            if (!seen.add(item.text().toLowerCase(Locale.ROOT))) {
                throw item.wrong("names '" + item.text() + "' twice", "Keep one of them");
            }
        }
    }

    static void once(List<Node> items, String name) {
        once(items.stream().map(item -> item.need(name)).toList());
    }
}
