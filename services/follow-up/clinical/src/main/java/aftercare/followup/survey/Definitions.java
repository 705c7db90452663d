package aftercare.followup.survey;

import aftercare.followup.datafile.DataFile;
import aftercare.followup.datafile.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What can be scored of the instruments that come with the product. Each file is read when it is first asked for. */
public final class Definitions {
    /** Instruments that ship with their words. */
    static final List<String> WITH_WORDS = List.of(
            "who",
            "asq",
            "asq-followup",
            "phq-9",
            "gad-7",
            "first-day",
            "urinary-check",
            "dependency-check",
            "mood-and-mind",
            "safe-arrival",
            "monitor");

    /** Instruments whose words may not be handed on: numbers only. */
    static final List<String> SCORE_ONLY = List.of(
            "pro-ctcae",
            "sds",
            "c-ssrs-screener",
            "asrm",
            "bpic-ss",
            "icsi",
            "icpi",
            "ipss",
            "cadss-6",
            "pwc-20",
            "kset");

    private static final Map<String, Definition> READ = new ConcurrentHashMap<>();

    private Definitions() {}

    /** Ids of all that can be scored, those with words first. */
    public static List<String> ids() {
        return Stream.concat(WITH_WORDS.stream(), SCORE_ONLY.stream()).toList();
    }

    /** Those that are shipped without words. */
    public static List<Definition> scoreOnly() {
        return SCORE_ONLY.stream().map(Definitions::read).toList();
    }

    /** One by its id. */
    public static Optional<Definition> find(String id) {
        return ids().contains(id) ? Optional.of(read(id)) : Optional.empty();
    }

    /** The file of one that is shipped. */
    static DataFile file(String id) {
        return DataFile.resource("instruments/" + (SCORE_ONLY.contains(id) ? "score-only/" : "") + id + ".yaml");
    }

    private static Definition read(String id) {
        return READ.computeIfAbsent(id, i -> new DefinitionFile(Scales.VALUES).read(file(i)));
    }

    /** Read only when needed. */
    private static final class Scales {
        static final Map<String, List<String>> VALUES = new LinkedHashMap<>();

        static {
            Node scales = DataFile.resource("instruments/scales.yaml").root().need("scales");
            scales.entries()
                    .forEach((name, scale) ->
                            VALUES.put(name, List.copyOf(scale.entries().keySet())));
        }
    }
}
