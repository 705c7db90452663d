package aftercare.intake.medicine;

import aftercare.intake.reference.Table;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Recognises medicines by name: the generic names of {@code drug-classes.csv}, and the brand names, spellings and what
 * patients type of {@code medicine-names.csv}. Case, accents, doses and forms do not matter. A name that is not on the
 * list is never dropped: it comes back as similar or unknown, to ask about.
 */
public final class Medicines {
    /** Longest name on the list, in words. */
    private static final int MOST_WORDS = 2;

    private static final Pattern BETWEEN_ENTRIES = Pattern.compile("[,;\\n\\r+&]|\\band\\b|\\bor\\b");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}.']+");
    private static final Pattern NUMBER = Pattern.compile("[0-9.]+(mg|mcg|ug|g|ml|x|h|hr|hrs)?|\\.+");
    /** Says how much, in what form, as which salt or when, not what. */
    private static final Set<String> NOT_A_NAME =
            Set.of(("mg mcg ug g ml milligram milligrams dose doses tablet tablets"
                            + " tab tabs capsule capsules cap caps pill pills patch patches drop drops half x er xr sr cr la ir xl"
                            + " cd hcl hydrochloride hydrobromide sulfate sulphate succinate tartrate maleate besylate potassium"
                            + " sodium mesylate fumarate acetate a an the my of at as in by to on for per some low extended release"
                            + " daily once twice three times day days week weekly night nightly bedtime morning evening noon every"
                            + " other needed when sleep prn bid tid qid qd qhs hs po i take taking took")
                    .split(" "));

    private final Map<String, Reading.Known> byName;

    private Medicines(Map<String, Reading.Known> byName) {
        this.byName = byName;
    }

    /** The list that ships with the program. */
    public static Medicines load() {
        Map<String, DrugClass> generics = new LinkedHashMap<>();
        for (Map<String, String> row : Table.rows("drug-classes.csv")) {
            String generic = cell(row, "generic").replaceAll(" \\(.*\\)", "");
            generics.put(generic, DrugClass.ofCell(cell(row, "class")));
        }
        Map<String, Reading.Known> byName = new TreeMap<>();
        generics.forEach((generic, drugClass) -> byName.put(generic, new Reading.Known(generic, generic, drugClass)));
        for (Map<String, String> row : Table.rows("medicine-names.csv")) {
            String name = cell(row, "name");
            String generic = cell(row, "generic");
            @Nullable DrugClass listed = generics.get(generic);
            DrugClass drugClass = listed == null ? DrugClass.ofCell(cell(row, "class")) : listed;
            byName.put(name, new Reading.Known(name, generic, drugClass));
        }
        return new Medicines(byName);
    }

    private static String cell(Map<String, String> row, String heading) {
        @Nullable String cell = row.get(heading);
        if (cell == null) {
            throw new IllegalStateException("A table of medicines lacks the column " + heading);
        }
        return cell;
    }

    /**
     * Reads what somebody wrote, one or several names apart by commas, lines, {@code and} or just spaces.
     *
     * @return in the order written, each name once; empty only for a text without letters and digits
     */
    public List<Reading> read(String text) {
        Set<Reading> readings = new LinkedHashSet<>();
        for (String entry : BETWEEN_ENTRIES.split(plain(text))) {
            readings.addAll(readEntry(entry));
        }
        return List.copyOf(readings);
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .replace('\u2019', '\'')
                .toLowerCase(Locale.ROOT);
    }

    private List<Reading> readEntry(String entry) {
        List<String> words = Stream.of(BETWEEN_WORDS.split(entry))
                .map(word -> word.replaceAll("^[.']+|[.']+$", ""))
                .filter(word -> !word.isEmpty())
                .toList();
        List<Reading> readings = new ArrayList<>();
        List<String> strange = new ArrayList<>();
        int at = 0;
        while (at < words.size()) {
            int from = at;
            int length = IntStream.iterate(Math.min(MOST_WORDS, words.size() - at), n -> n > 0, n -> n - 1)
                    .filter(n -> byName.containsKey(String.join(" ", words.subList(from, from + n))))
                    .findFirst()
                    .orElse(0);
            if (length > 0) {
                ask(strange, readings);
                readings.add(known(String.join(" ", words.subList(at, at + length))));
            } else if (tellsNoName(words.get(at))) {
                ask(strange, readings);
            } else {
                strange.add(words.get(at));
            }
            at += Math.max(1, length);
        }
        ask(strange, readings);
        if (readings.isEmpty() && !words.isEmpty()) {
            readings.add(new Reading.Unknown(String.join(" ", words)));
        }
        return readings;
    }

    private Reading.Known known(String name) {
        Reading.@Nullable Known known = byName.get(name);
        if (known == null) {
            throw new IllegalStateException("Not on the list: " + name);
        }
        return known;
    }

    private static boolean tellsNoName(String word) {
        return NOT_A_NAME.contains(word) || NUMBER.matcher(word).matches();
    }

    /** Words in a row that are on no list are one name, unless one of them is nearly on the list. */
    private void ask(List<String> strange, List<Reading> readings) {
        if (strange.isEmpty()) {
            return;
        }
        String whole = String.join(" ", strange);
        List<String> close = similar(whole);
        if (!close.isEmpty()) {
            readings.add(new Reading.Similar(whole, close));
        } else if (strange.stream().allMatch(word -> similar(word).isEmpty())) {
            readings.add(new Reading.Unknown(whole));
        } else {
            for (String word : strange) {
                List<String> names = similar(word);
                readings.add(names.isEmpty() ? new Reading.Unknown(word) : new Reading.Similar(word, names));
            }
        }
        strange.clear();
    }

    /** One slip in a name of 4 to 7 letters, two in a longer one; shorter names must be right. */
    private List<String> similar(String typed) {
        int allowed = typed.length() < 4 ? 0 : typed.length() < 8 ? 1 : 2;
        if (allowed == 0) {
            return List.of();
        }
        return byName.keySet().stream()
                .filter(name -> name.length() >= 4)
                .filter(name -> Math.abs(name.length() - typed.length()) <= allowed)
                .filter(name -> slips(typed, name) <= allowed)
                .sorted(Comparator.comparingInt((String name) -> slips(typed, name))
                        .thenComparing(name -> name))
                .toList();
    }

    /** Letters left out, put in, exchanged for another or swapped with their neighbour (optimal string alignment). */
    private static int slips(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int exchanged = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                cost[i][j] = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + exchanged);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
