package aftercare.followup.survey;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.followup.datafile.DataFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our own-worded texts against the clinical reference, letter for letter; the licensed ones against what their owners print. */
class ShippedTextsTest {
    private static final Instruments INSTRUMENTS = Instruments.shipped();
    private static final Set<String> SCALES = Set.of("DAYS", "SEV", "WAY", "MUCH", "OFTEN", "YN", "YNS");
    private static final Map<String, List<String>> REFERENCE = reference();

    @ParameterizedTest
    @CsvSource({
        "urinary-check, 17",
        "dependency-check, 10",
        "mood-and-mind, 11",
        "first-day, 17",
        "safe-arrival, 3",
        "monitor, 4"
    })
    void ownQuestionsAreWordedAsInTheReference(String id, int count) {
        Instrument instrument = INSTRUMENTS.find(id).orElseThrow();
        assertThat(instrument.items())
                .hasSize(count)
                .allSatisfy(item -> assertThat(item.text().in("en"))
                        .isEqualTo(plain(row(item.id()).get(1)).replace(": {free text, 200 characters}", "")));
    }

    @ParameterizedTest
    @CsvSource({"urinary-check", "dependency-check", "mood-and-mind", "first-day", "safe-arrival", "monitor"})
    void ownAnswersAreWordedAsInTheReference(String id) {
        for (Item item : INSTRUMENTS.find(id).orElseThrow().items()) {
            String answer = row(item.id()).get(2);
            Map<String, String> labels = new LinkedHashMap<>();
            item.options().forEach((value, label) -> labels.put(value, label.in("en")));
            if (answer.contains(" · ")) {
                assertThat(labels).as(item.id()).isEqualTo(options(answer));
            } else if (SCALES.contains(answer.split("[, .]")[0])) {
                String scale = answer.split("[, .]")[0];
                Map<String, String> expected = options(row(scale).get(1));
                if (answer.contains("without 0")) {
                    expected.remove("0");
                }
                assertThat(labels).as(item.id()).isEqualTo(expected);
            }
            assertThat(item.decline()).as(item.id()).isEqualTo(!answer.contains("o decline"));
        }
    }

    @Test
    void sideEffectsAreThoseOfTheReferenceInItsOrder() {
        Item effects = INSTRUMENTS.item("FDC-09").orElseThrow();
        List<String> expected = REFERENCE.keySet().stream()
                .filter(k -> k.startsWith("FDC-E"))
                .map(k -> k + " " + row(k).get(1).replace(": {free text, 200 characters}", ""))
                .collect(Collectors.toCollection(ArrayList::new));
        expected.add("none None of these");
        assertThat(effects.options().entrySet().stream()
                        .map(e -> e.getKey() + " " + e.getValue().in("en")))
                .containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "urinary-check, INTRO-URI",
        "dependency-check, INTRO-DEP",
        "mood-and-mind, INTRO-MND",
        "first-day, INTRO-FDC",
        "asq, INTRO-ASQ",
        "asq-followup, INTRO-ASQ"
    })
    void openingWordsAreThoseOfTheReference(String instrument, String intro) {
        assertThat(INSTRUMENTS
                        .find(instrument)
                        .flatMap(Instrument::intro)
                        .orElseThrow()
                        .in("en"))
                .isEqualTo(plain(row(intro).get(1)));
    }

    @Test
    void sideEffectsCarryTheCtcaeTermAndCodeOfTheReference() {
        Item effects = INSTRUMENTS.item("FDC-09").orElseThrow();
        List<String> ctcae =
                DataFile.resource("ctcae-v5-relevant.csv").text().lines().toList();
        REFERENCE.keySet().stream().filter(k -> k.startsWith("FDC-E")).forEach(effect -> {
            List<Term> expected = Pattern.compile("([A-Z][A-Za-z -]+?) (\\d{8})")
                    .matcher(row(effect).get(3).replaceFirst("\\(measured values.*", ""))
                    .results()
                    .map(m -> new Term(m.group(1), m.group(2)))
                    .toList();
            List<Term> terms = effects.terms().getOrDefault(effect, List.of());
            assertThat(terms).as(effect).isEqualTo(expected);
            assertThat(terms)
                    .as(effect)
                    .allSatisfy(term -> assertThat(ctcae)
                            .anySatisfy(line ->
                                    assertThat(line).startsWith(term.code()).contains(term.term())));
        });
        assertThat(effects.terms()).hasSize(18).doesNotContainKey("FDC-E19");
    }

    @ParameterizedTest
    @CsvSource({
        "third-day, Since the effects of your last session wore off",
        "weekly, In the last 7 days",
        "four-weekly, In the last 7 days",
        "baseline, In the last 4 weeks"
    })
    void moodAndMindAsksAboutTheTimeOfItsOccasion(String form, String since) {
        List<String> shown = shown("mood-and-mind", form);
        List<String> expected = REFERENCE.keySet().stream()
                .filter(k -> k.matches("MND-0\\d"))
                .filter(k -> !k.equals("MND-09")
                        || List.of("baseline", "four-weekly").contains(form))
                .map(k -> row(k).get(1).replace("{since}", since))
                .toList();
        assertThat(shown).isEqualTo(expected);
    }

    @Test
    void dependencyAtTheBaselineAsksAboutFourWeeksAndNotAboutTheNextSession() {
        List<String> expected = REFERENCE.keySet().stream()
                .filter(k -> List.of("DEP-01", "DEP-03", "DEP-04", "DEP-05", "DEP-07")
                        .contains(k))
                .map(k -> row(k).get(1)
                        .replace("In the last 7 days", "In the last 4 weeks")
                        .replace("{drug}", "ketamine")
                        .replace("{clinic}", "the clinic"))
                .toList();
        assertThat(shown("dependency-check", "baseline")).isEqualTo(expected);
    }

    @Test
    void whoIsAnsweringIsAskedAsInTheReference() {
        String[] reference = row("WHO").get(1).split(" — ");
        Item who = INSTRUMENTS.item("WHO").orElseThrow();
        assertThat(who.text().in("en")).isEqualTo(reference[0]);
        Map<String, String> labels = new LinkedHashMap<>();
        who.options().forEach((value, label) -> labels.put(value, label.in("en")));
        assertThat(labels).isEqualTo(options(reference[1].replaceFirst(" \\(stored with.*", "")));
    }

    @Test
    void whoShallReadAReportOfFeelingUnsafeIsOneOfThoseTheClinicNamedOrSomeoneOutside() {
        SurveyContext plain = SurveyContext.english(false);
        Map<String, String> words = new LinkedHashMap<>(plain.words());
        words.put("outside_contact", ": State Board, +1 555 0199");
        Map<String, String> readers = new LinkedHashMap<>();
        readers.put("olga", "Olga, safety officer");
        readers.put("nora", "Nora, nurse");
        Survey survey = Survey.of(
                INSTRUMENTS,
                List.of(new FormPart("first-day", "1.0-draft", "all", Optional.empty(), Optional.empty())),
                new SurveyContext("en", false, false, false, words, readers));
        Question question =
                survey.find("FDC-13a", Answers.none().with("FDC-13", "yes")).orElseThrow();
        assertThat(question.choices())
                .containsExactly(
                        new Choice("olga", "Olga, safety officer"),
                        new Choice("nora", "Nora, nurse"),
                        new Choice("outside", "Someone outside the clinic: State Board, +1 555 0199"));
        Question withoutContact = Survey.of(INSTRUMENTS, survey.parts(), plain)
                .find("FDC-13a", Answers.none().with("FDC-13", "yes"))
                .orElseThrow();
        assertThat(row("FDC-13a").get(2))
                .contains("\"" + withoutContact.choices().getLast().label() + "\"");
    }

    @Test
    void everyQuestionOfTheReferenceIsShippedExceptThoseOfTheCheckIn() {
        List<String> missing = REFERENCE.keySet().stream()
                .filter(k -> k.matches("(URI|DEP|MND|FDC|ARR|MON|ASQ)-\\d+[a-zA-Z]?"))
                .filter(k -> INSTRUMENTS.item(k).isEmpty())
                .toList();
        assertThat(missing).isEmpty();
    }

    /** The questions of a form as a patient reads them, those opened by an answer left out. */
    private static List<String> shown(String instrument, String form) {
        Survey survey = Survey.of(
                INSTRUMENTS,
                List.of(new FormPart(instrument, "1.0-draft", form, Optional.empty(), Optional.empty())),
                SurveyContext.english(form.equals("baseline")));
        return survey.visible(Answers.none()).stream().map(Question::text).toList();
    }

    @Test
    void asqKeepsTheWordsOfNimhAndChangesItemFourAfterTheBaseline() {
        assertThat(texts("asq"))
                .containsExactly(
                        "In the past few weeks, have you wished you were dead?",
                        "In the past few weeks, have you felt that you or your family would be better off if you were dead?",
                        "In the past week, have you been having thoughts about killing yourself?",
                        "Have you ever tried to kill yourself?",
                        "Are you having thoughts of killing yourself right now?");
        assertThat(texts("asq-followup").get(3)).isEqualTo(row("ASQ-4F").get(1));
        assertThat(texts("asq-followup").subList(0, 3)).isEqualTo(texts("asq").subList(0, 3));
        assertThat(texts("asq-followup").get(4)).isEqualTo(texts("asq").get(4));
    }

    @Test
    void phq9AndGad7AreInTheWordsOfTheirAuthors() {
        String stem = "Over the last 2 weeks, how often have you been bothered by any of the following problems?";
        assertThat(INSTRUMENTS
                        .find("phq-9")
                        .flatMap(Instrument::stem)
                        .orElseThrow()
                        .in("en"))
                .isEqualTo(stem);
        assertThat(texts("phq-9"))
                .containsExactly(
                        "Little interest or pleasure in doing things",
                        "Feeling down, depressed, or hopeless",
                        "Trouble falling or staying asleep, or sleeping too much",
                        "Feeling tired or having little energy",
                        "Poor appetite or overeating",
                        "Feeling bad about yourself - or that you are a failure or have let yourself or your family down",
                        "Trouble concentrating on things, such as reading the newspaper or watching television",
                        "Moving or speaking so slowly that other people could have noticed? Or the opposite - being so fidgety"
                                + " or restless that you have been moving around a lot more than usual",
                        "Thoughts that you would be better off dead or of hurting yourself in some way",
                        "If you checked off any problems, how difficult have these problems made it for you to do your work, take"
                                + " care of things at home, or get along with other people?");
        assertThat(texts("gad-7"))
                .containsExactly(
                        "Feeling nervous, anxious, or on edge",
                        "Not being able to stop or control worrying",
                        "Worrying too much about different things",
                        "Trouble relaxing",
                        "Being so restless that it is hard to sit still",
                        "Becoming easily annoyed or irritable",
                        "Feeling afraid as if something awful might happen");
        assertThat(INSTRUMENTS.item("PHQ-10").orElseThrow().options().values().stream()
                        .map(t -> t.in("en")))
                .containsExactly("Not difficult at all", "Somewhat difficult", "Very difficult", "Extremely difficult");
        assertThat(INSTRUMENTS.item("GAD-01").orElseThrow().options().values().stream()
                        .map(t -> t.in("en")))
                .containsExactly("Not at all", "Several days", "More than half the days", "Nearly every day");
    }

    @Test
    void patientPagesAreWordedAsInTheReference() {
        Map<String, String> words = new LinkedHashMap<>();
        for (String name : List.of(
                "clinic",
                "minutes",
                "reader",
                "time",
                "rota",
                "drug",
                "last_session",
                "phone",
                "clinic_phone",
                "crisis_number",
                "emergency_number")) {
            words.put(name, "{" + name + "}");
        }
        PatientPages pages = PatientPages.shipped();
        Set<String> ofTheReference = new TreeSet<>(pages.ids());
        assertThat(ofTheReference.remove("RED-M-MONITOR")).as("our own words").isTrue();
        words.put("first_name", "{first_name}");
        for (String id : ofTheReference) {
            PatientPages.Page page = pages.page(id, "en", CrisisNumbers.of("US"), words);
            String shown = page.heading().map(h -> h + " ").orElse("") + String.join(" ", page.text());
            String reference = id.equals("INTRO-ALL") ? row(id).get(1) : row(id).get(2);
            String[] parts = normal(reference)
                    .replaceFirst(" \\((The message itself|Opens one).*", "")
                    .split(" · ");
            assertThat(normal(shown)).as(id).isEqualTo(parts[0]);
            assertThat(shownBeside(page)).as(id).containsExactlyElementsOf(besides(id, parts));
        }
        assertThat(pages.ids())
                .contains(
                        "RED-S",
                        "RED-M",
                        "AMB-S",
                        "AMB-U",
                        "AMB-M",
                        "HOLD",
                        "HOLD-OFF",
                        "ADVICE-DRIVE",
                        "DONE",
                        "EXPIRED",
                        "TELL-US",
                        "SMS-REPLY",
                        "STOPPED",
                        "INTRO-ALL");
    }

    /** Labels of fields and buttons, and the last line. */
    private static List<String> shownBeside(PatientPages.Page page) {
        List<String> labels = new ArrayList<>();
        page.fields().forEach(field -> labels.add(field.label()));
        if (!page.id().equals("EXPIRED")) {
            page.buttons().forEach(button -> labels.add(button.label()));
        }
        page.closing().ifPresent(labels::add);
        return labels;
    }

    /** What the reference lists after the text: quoted labels, buttons, or bare questions with their kind in brackets. */
    private static List<String> besides(String id, String[] parts) {
        List<String> labels = new ArrayList<>();
        for (String part : Arrays.asList(parts).subList(1, parts.length)) {
            if (part.startsWith("buttons: ")) {
                labels.addAll(List.of(part.substring("buttons: ".length()).split(" / ")));
            } else if (part.equals("same fields")) {
                labels.addAll(besides("RED-S", normal(row("RED-S").get(2)).split(" · ")));
                // RED-M: the emergency number comes first, since this is about the body.
                labels.add(3, labels.remove(5));
            } else if (part.contains("\"")) {
                Pattern.compile("\"([^\"]+)\"").matcher(part).results().forEach(m -> labels.add(m.group(1)));
            } else {
                labels.add(part.replaceFirst(" (YN|\\(.*)$", "").replaceFirst(" YN.*", ""));
            }
        }
        assertThat(labels).as(id).doesNotContain("");
        return labels;
    }

    @Test
    void rotaWordsAreThoseOfTheReference() {
        String text = DataFile.resource("own-instruments.md").text();
        Map<String, String> words = Map.of("on_call_role", "{on_call_role}", "time", "{time}", "clinic", "{clinic}");
        PatientPages pages = PatientPages.shipped();
        for (boolean covered : List.of(true, false)) {
            String sentence = pages.rota(covered, "en", CrisisNumbers.of("US"), words)
                    .replace("988", "{crisis_number}")
                    .replace("911", "{emergency_number}");
            assertThat(text).contains("\"" + sentence + "\"");
        }
    }

    private static List<String> texts(String instrument) {
        return INSTRUMENTS.find(instrument).orElseThrow().items().stream()
                .map(i -> i.text().in("en"))
                .toList();
    }

    private static List<String> row(String id) {
        List<String> row = REFERENCE.get(id);
        assertThat(row).as("row %s of the reference", id).isNotNull();
        return row == null ? List.of() : row;
    }

    private static String plain(String markdown) {
        return markdown.replace("**", "");
    }

    private static String normal(String text) {
        return plain(text)
                .replace("{rota_covered or rota_uncovered}", "{rota}")
                .replace("[Answer now]", "Answer now")
                .replaceAll("\\s+", " ");
    }

    private static Map<String, String> options(String cell) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String option : cell.replaceFirst("^TICK: ?", "")
                .replaceFirst("\\. No decline$", "")
                .split(" · ")) {
            String[] pair = option.strip().split(" ", 2);
            options.put(pair[0], pair[1]);
        }
        return options;
    }

    private static Map<String, List<String>> reference() {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        DataFile.resource("own-instruments.md")
                .text()
                .lines()
                .filter(l -> l.startsWith("| ") && !l.startsWith("|---"))
                .map(l -> Arrays.stream(l.strip().substring(1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .forEach(cells -> rows.putIfAbsent(cells.getFirst(), cells));
        return rows;
    }
}
