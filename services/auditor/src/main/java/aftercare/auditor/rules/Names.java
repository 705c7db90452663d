package aftercare.auditor.rules;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names in a protocol's conditions and the kinds of their values. An answer's kind is not looked up in a questionnaire
 * but seen from its use: who compares with a number reads a number.
 */
final class Names {
    /** What a name stands for. */
    enum Kind {
        NUMBER,
        WORD,
        WORDS,
        YES_NO
    }

    static final String NOT_ASKED = "NOT_ASKED";
    static final String DECLINED = "DECLINED";
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'");
    private static final Pattern NAME = Pattern.compile("(?<![\\w.])[A-Za-z_]\\w*(?:\\.[A-Za-z_]\\w*)*+(\\s*\\()?");
    private static final Pattern ITEM = Pattern.compile("[A-Z][A-Z0-9]*_\\w+");

    private static final Map<String, Kind> FIXED = Map.ofEntries(
            Map.entry(NOT_ASKED, Kind.NUMBER),
            Map.entry(DECLINED, Kind.NUMBER),
            Map.entry("asq.result", Kind.WORD),
            Map.entry("asq.any_yes", Kind.YES_NO),
            Map.entry("asq.any_positive", Kind.YES_NO),
            Map.entry("effects.severe_still", Kind.WORDS),
            Map.entry("effects.severe_gone", Kind.WORDS),
            Map.entry("effects.mild_still", Kind.WORDS),
            Map.entry("effects.declined", Kind.WORDS));

    private final Map<String, Kind> kinds = new TreeMap<>();

    /** The names in these conditions. */
    Names(Collection<String> conditions) {
        Set<String> items = new LinkedHashSet<>();
        Set<String> used = new LinkedHashSet<>();
        for (String condition : conditions) {
            used.addAll(in(condition));
        }
        used.forEach(name -> items.add(item(name)));
        String all = String.join(" ; ", conditions.stream().map(Names::unquoted).toList());
        Map<String, Kind> ofItems = new TreeMap<>();
        items.stream().filter(item -> !item.isEmpty()).forEach(item -> ofItems.put(item, seenIn(all, item)));
        for (String name : used) {
            kinds.put(name, kind(name, ofItems));
        }
    }

    Map<String, Kind> kinds() {
        return kinds;
    }

    private static Kind kind(String name, Map<String, Kind> ofItems) {
        Kind fixed = FIXED.get(name);
        if (fixed != null) {
            return fixed;
        }
        return name.endsWith(".any") ? Kind.YES_NO : ofItems.getOrDefault(item(name), Kind.WORD);
    }

    /** The name of the answer behind a name, such as {@code FDC_07} of {@code FDC_07.any}; empty for none. */
    static String item(String name) {
        if (FIXED.containsKey(name)) {
            return "";
        }
        return name.endsWith(".any") ? name.substring(0, name.length() - 4) : name;
    }

    /** True when the answers of one survey alone say what a condition's names stand for. */
    static boolean known(String condition) {
        Matcher found = NAME.matcher(unquoted(condition));
        while (found.find()) {
            String name = bare(found);
            int dot = name.indexOf('.');
            if (dot > 0 && !FIXED.containsKey(name) && !ITEM.matcher(item(name)).matches()) {
                return false;
            }
        }
        return true;
    }

    private static String bare(Matcher found) {
        String name = found.group().replaceAll("[\\s(]+$", "");
        if (found.group(1) != null) {
            int dot = name.lastIndexOf('.');
            return dot < 0 ? "" : name.substring(0, dot);
        }
        return name;
    }

    /** The names in a condition; the variables of {@code exists} and the like are none. */
    static Set<String> in(String condition) {
        Set<String> names = new LinkedHashSet<>();
        Matcher found = NAME.matcher(unquoted(condition));
        while (found.find()) {
            String name = bare(found);
            if (FIXED.containsKey(name) || ITEM.matcher(item(name)).matches()) {
                names.add(name);
            }
        }
        return names;
    }

    private static String unquoted(String condition) {
        return QUOTED.matcher(condition).replaceAll("\"\"");
    }

    private static Kind seenIn(String conditions, String item) {
        String one = "(?<![\\w.])(?:baseline\\.|previous\\.)?" + item + "\\b";
        String own = "(?<![\\w.])" + item + "\\b";
        if (finds(
                "\\bin\\s+" + own + "|size\\(\\s*" + own + "|" + own + "\\.(?:any|exists|all|filter|map)\\b",
                conditions)) {
            return Kind.WORDS;
        }
        String number = "(?:-?\\d|DECLINED\\b|NOT_ASKED\\b)";
        String compared = "\\s*(?:==|!=|<=|>=|<|>)\\s*";
        return finds(one + compared + number + "|" + number + compared + one + "|" + one + "\\s*[-+*]", conditions)
                ? Kind.NUMBER
                : Kind.WORD;
    }

    private static boolean finds(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).find();
    }
}
