package aftercare.followup.inspect;

import aftercare.followup.flag.Rule;
import aftercare.followup.flag.StoredFlag;
import aftercare.followup.protocol.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a flag was raised, and whether its rule raises it again from the values that were stored with it.
 *
 * @param protocol id and version of the protocol it was worked out with
 * @param rule empty when the protocol has none of that id
 * @param recomputed empty when the rule does not raise it on these values
 * @param digest SHA-256 of the flag's bytes when it was raised; empty when none was kept
 */
public record Explanation(
        StoredFlag stored,
        String protocol,
        Optional<Rule> rule,
        Optional<StoredFlag> recomputed,
        Optional<String> digest) {

    /** Works the flag out again. Pure: the same flag and protocol give the same explanation. */
    public static Explanation of(StoredFlag stored, Optional<String> digest, Protocol protocol) {
        return new Explanation(
                stored,
                protocol.id() + " " + protocol.version(),
                protocol.rule(stored.rule()),
                protocol.recompute(stored),
                digest);
    }

    /** True when the stored flag, the recomputed one and, where its digest was kept, the raised one have the same bytes. */
    public boolean same() {
        return recomputed.map(again -> again.json().equals(stored.json())).orElse(false) && asRaised();
    }

    private boolean asRaised() {
        return digest.map(stored.digest()::equals).orElse(true);
    }

    /** For people, line by line. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(line("flag", stored.id()));
        lines.add(line("rule", stored.rule()));
        lines.add(line("tier", stored.tier().name().toLowerCase(Locale.ROOT)));
        lines.add(line("hold", stored.hold().name().toLowerCase(Locale.ROOT)));
        lines.add(line("sentence", stored.sentence()));
        rule.ifPresent(known -> lines.add(line("fires when", known.when().isEmpty() ? "(the program)" : known.when())));
        stored.inputs().forEach((name, value) -> lines.add(line("looked at", name + " = " + value)));
        rule.ifPresent(known -> lines.add(line("source", known.source())));
        lines.add(line("protocol", stored.protocolVersion() + ", explained with " + protocol));
        lines.add(line("cause", stored.cause()));
        lines.add(line("stored", stored.json()));
        lines.add(line("recomputed", recomputed.map(StoredFlag::json).orElse("nothing")));
        lines.add(verdict());
        return List.copyOf(lines);
    }

    /** One sentence: the same bytes or not, and why not. */
    public String verdict() {
        if (same()) {
            return "The same bytes";
        }
        if (rule.isEmpty()) {
            return "Not the same: the protocol has no rule " + stored.rule();
        }
        if (recomputed.isEmpty()) {
            return "Not the same: the rule does not fire on these inputs";
        }
        return recomputed.get().json().equals(stored.json())
                ? "Not the same: the stored flag is not as it was raised (its SHA-256 was " + digest.orElse("") + ")"
                : "Not the same bytes: what was stored differs from what the rule makes of these inputs";
    }

    private static String line(String name, String value) {
        return String.format(Locale.ROOT, "%-10s  %s", name, value);
    }
}
