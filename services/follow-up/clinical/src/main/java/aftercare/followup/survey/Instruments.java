package aftercare.followup.survey;

import aftercare.followup.datafile.DataFile;
import aftercare.followup.datafile.Node;
import aftercare.followup.expression.Expression;
import aftercare.followup.expression.ValueType;
import aftercare.followup.expression.Vocabulary;
import aftercare.followup.expression.WrongExpressionException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The questionnaires this clinic can ask. Loading compiles every skip rule (some 100 ms): load once and share. */
public final class Instruments {
    private final Map<String, Instrument> byId = new LinkedHashMap<>();
    private final Map<String, Item> items = new LinkedHashMap<>();
    private final Map<String, AnswerName> names = new LinkedHashMap<>();
    private final Map<String, Expression> conditions = new ConcurrentHashMap<>();
    private final Texts decline;
    private final Vocabulary vocabulary;

    private Instruments(DataFile shared, List<DataFile> files, List<Instrument> licensed) {
        Node root = shared.root().only("decline", "scales");
        this.decline = Texts.read(root.need("decline"));
        Map<String, Map<String, Texts>> scales = new LinkedHashMap<>();
        root.need("scales").entries().forEach((name, scale) -> scales.put(name, InstrumentFile.texts(scale)));
        for (DataFile file : files) {
            add(new InstrumentFile(scales).read(file));
        }
        licensed.forEach(this::add);
        Map<String, ValueType> types = new LinkedHashMap<>(SurveyNames.occasion());
        names.values().forEach(name -> types.put(name.name(), name.type()));
        this.vocabulary = new Vocabulary(types);
        files.forEach(this::compileSkipRules);
    }

    private void add(Instrument instrument) {
        byId.put(instrument.id(), instrument);
        instrument.items().forEach(item -> {
            items.putIfAbsent(item.id(), item);
            name(item);
        });
    }

    /** Those that come with the product. */
    public static Instruments shipped() {
        return shippedWith(List.of());
    }

    /**
     * Those that come with the product, and those the clinic supplies the licensed words of.
     *
     * @param texts one file per instrument and language
     * @throws aftercare.followup.datafile.DataFileException when a file is wrong; names file, line and what to write
     */
    public static Instruments shippedWith(List<DataFile> texts) {
        return new Instruments(
                DataFile.resource("instruments/scales.yaml"),
                Definitions.WITH_WORDS.stream().map(Definitions::file).toList(),
                LicensedText.instruments(texts));
    }

    /**
     * Those that come with the product, with a clinic's own files: each replaces the one with its id, or is one more.
     *
     * @throws aftercare.followup.datafile.DataFileException when a file is wrong; names file, line and what to write
     */
    public static Instruments shippedBut(List<DataFile> own) {
        Map<String, DataFile> files = new LinkedHashMap<>();
        Definitions.WITH_WORDS.forEach(id -> files.put(id, Definitions.file(id)));
        own.forEach(file -> files.put(file.root().text("id"), file));
        return new Instruments(DataFile.resource("instruments/scales.yaml"), List.copyOf(files.values()), List.of());
    }

    private void compileSkipRules(DataFile file) {
        for (Node item : file.root().need("items").items()) {
            item.find("when").ifPresent(when -> {
                try {
                    conditions.put(when.text(), vocabulary.compile(when.text()));
                } catch (WrongExpressionException e) {
                    throw when.wrong(e.problem(), e.fix());
                }
            });
        }
    }

    public Optional<Instrument> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** An instrument in the version asked for; several versions of one may be loaded at a time later. */
    Instrument get(String id, String version) {
        Instrument found = byId.get(id);
        if (found == null || !found.version().equals(version)) {
            throw new IllegalArgumentException("No instrument " + id + " in version " + version + " is loaded");
        }
        return found;
    }

    public List<Instrument> all() {
        return List.copyOf(byId.values());
    }

    /** An item by its id, whatever instrument it belongs to. */
    public Optional<Item> item(String id) {
        return Optional.ofNullable(items.get(id));
    }

    /** The names conditions may use for answers: item ids with _ for -, and NAME.any for "any box was ticked". */
    public List<AnswerName> answerNames() {
        return List.copyOf(names.values());
    }

    /** What one of {@link #answerNames()} stands for under these answers. */
    Object value(String name, Map<String, String> answers) {
        AnswerName found = names.get(name);
        if (found == null) {
            throw new IllegalArgumentException("No answer is called " + name);
        }
        return AnswerValues.of(found.type(), answers.get(found.item()));
    }

    private void name(Item item) {
        if (item.repeat().isPresent()) {
            return;
        }
        names.putIfAbsent(item.name(), new AnswerName(item.name(), item.id(), item.type()));
        if (item.type() == ValueType.WORDS) {
            String any = item.name() + ".any";
            names.putIfAbsent(any, new AnswerName(any, item.id(), ValueType.YES_NO));
        }
    }

    /**
     * A condition of a form part, compiled.
     *
     * @throws IllegalArgumentException when it is wrong; a protocol checks its conditions when it is loaded
     */
    Expression condition(String text) {
        return conditions.computeIfAbsent(text, t -> {
            try {
                return vocabulary.compile(t);
            } catch (WrongExpressionException e) {
                throw new IllegalArgumentException(e.getMessage(), e);
            }
        });
    }

    /** Checks a condition of a form part. */
    public void check(String condition) throws WrongExpressionException {
        conditions.put(condition, vocabulary.compile(condition));
    }

    String declineLabel(String language) {
        return decline.in(language);
    }
}
