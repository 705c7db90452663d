package aftercare.followup.inspect;

import aftercare.followup.datafile.Nearest;
import aftercare.followup.datafile.Node;
import aftercare.followup.flag.AssessmentInput;
import aftercare.followup.flag.History;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.protocol.Step;
import aftercare.followup.survey.Answers;
import aftercare.followup.survey.FormPart;
import aftercare.followup.survey.Instruments;
import aftercare.followup.survey.Item;
import aftercare.followup.survey.Question;
import aftercare.followup.survey.Survey;
import aftercare.followup.survey.SurveyContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what {@code ./aftercare assess} is given; the names are those of {@code ./aftercare assess --help}. */
final class AssessDocument {
    private final Protocol protocol;
    private final Instruments instruments;

    AssessDocument(Protocol protocol, Instruments instruments) {
        this.protocol = protocol;
        this.instruments = instruments;
    }

    AssessmentInput read(Node node, String otherwiseCause) {
        node.only(
                "cause",
                "step",
                "occurrence",
                "answers",
                "saved",
                "finished",
                "passed",
                "known",
                "history",
                "now",
                "drugAtHome",
                "doseAtHome");
        Answers answers = answers(node.need("answers"));
        return new AssessmentInput(
                node.textOr("cause", otherwiseCause),
                survey(node),
                answers,
                Set.copyOf(questions(node, "saved")),
                node.flag("finished", true),
                passed(node),
                node.find("history").map(this::history).orElse(History.none()),
                texts(node, "known"),
                node.find("now").map(AssessDocument::instant).orElse(Instant.EPOCH));
    }

    private Survey survey(Node node) {
        Optional<Node> asked = node.find("step");
        List<FormPart> parts = asked.map(this::step)
                .map(step -> step.forms(node.number("occurrence", 1)))
                .orElse(List.of());
        return Survey.of(
                instruments,
                parts,
                new SurveyContext(
                        "en",
                        asked.map(this::step).map(Step::baseline).orElse(false),
                        node.flag("drugAtHome", false),
                        node.flag("doseAtHome", false),
                        Map.of(),
                        Map.of()));
    }

    private Step step(Node node) {
        List<String> keys = protocol.steps().stream().map(Step::key).toList();
        return protocol.step(node.text())
                .orElseThrow(() -> node.wrong("'" + node.text() + "' is not a step", hint(node.text(), keys)));
    }

    private Set<String> passed(Node node) {
        List<String> rules = protocol.rules().stream().map(r -> r.id()).toList();
        for (Node rule : node.list("passed")) {
            if (!rules.contains(rule.text())) {
                throw rule.wrong("has '" + rule.text() + "', which is not a rule", hint(rule.text(), rules));
            }
        }
        return texts(node, "passed");
    }

    private Answers answers(Node node) {
        Map<String, String> values = new LinkedHashMap<>();
        node.entries().forEach((question, value) -> values.put(question, coded(question, value)));
        return Answers.of(values);
    }

    private String coded(String question, Node value) {
        Item item = item(question, value);
        List<String> options = new ArrayList<>(item.options().keySet());
        if (item.decline()) {
            options.add(Answers.DECLINED);
        }
        List<String> given = value.isList()
                ? value.items().stream().map(Node::text).toList()
                : item.kind() == Question.Kind.TICK ? List.of(value.text().split(",")) : List.of(value.text());
        if (given.isEmpty() || (given.size() > 1 && item.kind() != Question.Kind.TICK)) {
            throw value.wrong("takes one answer", "Write one of " + String.join(", ", options));
        }
        for (String answer : given) {
            if (!options.contains(answer) && item.named().isEmpty()) {
                throw value.wrong("is '" + answer + "'", "Write one of " + String.join(", ", options));
            }
        }
        return String.join(",", given);
    }

    /** {@code FDC-10-FDC-E07} is item {@code FDC-10}, asked for one effect. */
    private Item item(String question, Node at) {
        int second = question.indexOf('-', question.indexOf('-') + 1);
        return instruments
                .item(question)
                .or(() -> second < 0 ? Optional.empty() : instruments.item(question.substring(0, second)))
                .orElseThrow(() -> at.wrong("is not a question", hint(question, ids())));
    }

    private List<String> ids() {
        return instruments.all().stream()
                .flatMap(i -> i.items().stream())
                .map(Item::id)
                .distinct()
                .toList();
    }

    private List<String> questions(Node node, String name) {
        List<String> questions = new ArrayList<>();
        for (Node question : node.list(name)) {
            item(question.text(), question);
            questions.add(question.text());
        }
        return questions;
    }

    private static Set<String> texts(Node node, String name) {
        return new HashSet<>(node.list(name).stream().map(Node::text).toList());
    }

    private History history(Node node) {
        node.only(
                "baselines",
                "previous",
                "bestPhq9",
                "phq9Totals",
                "accepted",
                "asqLevel",
                "exposure",
                "psychosisRisk",
                "exceptions");
        Map<String, Answers> previous = new LinkedHashMap<>();
        node.find("previous")
                .ifPresent(byInstrument -> byInstrument.entries().forEach((instrument, answers) -> {
                    if (instruments.find(instrument).isEmpty()) {
                        List<String> known =
                                instruments.all().stream().map(i -> i.id()).toList();
                        throw answers.wrong("is not an instrument", hint(instrument, known));
                    }
                    previous.put(instrument, answers(answers));
                }));
        List<Integer> totals =
                node.list("phq9Totals").stream().map(n -> number(n, 27)).toList();
        return new History(
                node.list("baselines").stream().map(this::answers).toList(),
                previous,
                node.find("bestPhq9")
                        .map(n -> OptionalInt.of(number(n, 27)))
                        .orElse(totals.stream().mapToInt(Integer::intValue).min()),
                totals,
                node.find("accepted").map(AssessDocument::accepted).orElse(Map.of()),
                node.find("asqLevel").map(AssessDocument::asqLevel),
                node.find("exposure").map(AssessDocument::exposure).orElse(History.Exposure.none()),
                node.flag("psychosisRisk", false),
                texts(node, "exceptions"));
    }

    private static Map<String, History.Accepted> accepted(Node node) {
        return node.entries().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> {
            Node level = entry.getValue().only("level", "since", "until", "note");
            return new History.Accepted(
                    number(level.need("level"), 27),
                    instant(level.need("since")),
                    instant(level.need("until")),
                    level.textOr("note", ""));
        }));
    }

    private static History.AsqLevel asqLevel(Node node) {
        node.only("positive", "recordedAt");
        return new History.AsqLevel(texts(node, "positive"), instant(node.need("recordedAt")));
    }

    private static History.Exposure exposure(Node node) {
        node.only("sessions28", "milligrams28", "daysSinceSession");
        return new History.Exposure(
                node.number("sessions28", 0),
                node.number("milligrams28", 0),
                node.find("daysSinceSession")
                        .map(n -> OptionalInt.of(n.number()))
                        .orElse(OptionalInt.empty()));
    }

    private static int number(Node node, int most) {
        int number = node.number();
        if (number < 0 || number > most) {
            throw node.wrong("is " + number + ", out of range", "Write 0 to " + most);
        }
        return number;
    }

    private static Instant instant(Node node) {
        try {
            return Instant.parse(node.text());
        } catch (DateTimeException e) {
            throw node.wrong("is '" + node.text() + "', not an instant", "Write it in UTC, as 2027-01-04T13:00:00Z");
        }
    }

    private static String hint(String written, List<String> known) {
        return Nearest.hint(written, known).orElse("Known are " + String.join(", ", known));
    }
}
