package aftercare.followup.protocol;

import aftercare.followup.datafile.DataFile;
import aftercare.followup.datafile.Nearest;
import aftercare.followup.datafile.Node;
import aftercare.followup.expression.WrongExpressionException;
import aftercare.followup.flag.Assessor;
import aftercare.followup.flag.DeadlineRule;
import aftercare.followup.flag.PageRule;
import aftercare.followup.flag.Rule;
import aftercare.followup.flag.WrongRuleException;
import aftercare.followup.survey.FormPart;
import aftercare.followup.survey.Instrument;
import aftercare.followup.survey.Instruments;
import aftercare.followup.survey.PatientPages;
import aftercare.kernel.Hold;
import aftercare.kernel.Tier;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a protocol and refuses it, with file, line and fix, when something in it cannot work. */
final class ProtocolFile {
    private final DataFile file;
    private final Instruments instruments;
    private final Map<String, Node> conditions = new HashMap<>();

    ProtocolFile(DataFile file, Instruments instruments) {
        this.file = file;
        this.instruments = instruments;
    }

    /** What a protocol file holds, checked. */
    record Content(
            String id,
            String version,
            String title,
            String status,
            Optional<String> reviewer,
            List<Step> steps,
            List<Response> responses,
            List<Rule> rules,
            List<Rule> builtIn,
            Assessor assessor,
            String text) {}

    Content read() {
        Node root = file.root()
                .only(
                        "id",
                        "version",
                        "title",
                        "status",
                        "reviewer",
                        "steps",
                        "responses",
                        "deadlines",
                        "pages",
                        "rules",
                        "built-in");
        List<Step> steps = root.need("steps").items().stream().map(this::step).toList();
        noTwice(root.need("steps").items(), "key");
        noTwice(root.need("rules").items(), "id");
        List<Response> responses = responses(root.need("responses"));
        List<Rule> rules =
                root.need("rules").items().stream().map(n -> rule(n, true)).toList();
        List<Rule> builtIn =
                root.list("built-in").stream().map(n -> rule(n, false)).toList();
        requireKnown(
                root.list("deadlines"),
                "rule",
                "a rule",
                rules.stream().map(Rule::id).toList());
        List<String> pageIds = PatientPages.shipped().ids().stream().sorted().toList();
        requireKnown(root.need("rules").items(), "page", "a page", pageIds);
        requireKnown(root.list("pages"), "page", "a page", pageIds);
        List<DeadlineRule> deadlines =
                root.list("deadlines").stream().map(this::deadline).toList();
        List<PageRule> pages = root.list("pages").stream().map(this::page).toList();
        return new Content(
                root.text("id"),
                root.text("version"),
                root.text("title"),
                root.text("status"),
                root.optionalText("reviewer"),
                steps,
                responses,
                rules,
                builtIn,
                compile(root.text("version"), rules, deadlines, pages),
                file.text());
    }

    private Assessor compile(String version, List<Rule> rules, List<DeadlineRule> deadlines, List<PageRule> pages) {
        try {
            return Assessor.compile(version, instruments, rules, deadlines, pages);
        } catch (WrongRuleException e) {
            Node at = conditions.get(e.rule());
            if (at == null) {
                throw new IllegalStateException(e);
            }
            throw at.wrong(
                    "of " + e.rule() + ": " + e.expression().problem(),
                    e.expression().fix());
        }
    }

    private Step step(Node node) {
        node.only("key", "anchor", "offset", "every", "window", "reminders", "urgent", "baseline", "forms");
        Duration window = node.need("window").duration();
        if (window.isNegative() || window.isZero()) {
            throw node.need("window")
                    .wrong("is not longer than nothing", "Write how long an answer is in time, as PT24H");
        }
        return new Step(
                node.text("key"),
                node.need("anchor").oneOf(Step.Anchor.class),
                node.need("offset").duration(),
                node.find("every").map(Node::duration).orElse(Duration.ZERO),
                window,
                node.number("reminders", 0),
                node.flag("urgent", false),
                node.flag("baseline", false),
                node.need("forms").items().stream().map(this::plan).toList());
    }

    private Step.Plan plan(Node node) {
        node.only("form", "items", "after", "when", "every", "except");
        Instrument instrument = instruments
                .find(node.text("form"))
                .orElseThrow(() -> node.need("form")
                        .wrong(
                                "'" + node.text("form") + "' is not an instrument",
                                hint(
                                        node.text("form"),
                                        instruments.all().stream()
                                                .map(Instrument::id)
                                                .toList())));
        String items = node.textOr("items", "all");
        if (!items.equals("all") && !instrument.forms().containsKey(items)) {
            throw node.need("items")
                    .wrong(
                            "'" + items + "' is no selection of " + instrument.id(),
                            hint(items, List.copyOf(instrument.forms().keySet())));
        }
        node.find("after").ifPresent(after -> {
            if (instruments.item(after.text()).isEmpty()) {
                throw after.wrong("'" + after.text() + "' is not a question", "Write an item id such as FDC-03");
            }
        });
        node.find("when").ifPresent(this::check);
        return new Step.Plan(
                new FormPart(
                        instrument.id(),
                        instrument.version(),
                        items,
                        node.optionalText("after"),
                        node.optionalText("when")),
                Math.max(1, node.number("every", 1)),
                node.number("except", 0));
    }

    private void check(Node when) {
        try {
            instruments.check(when.text());
        } catch (WrongExpressionException e) {
            throw when.wrong("of the form: " + e.problem(), e.fix());
        }
    }

    private Rule rule(Node node, boolean withCondition) {
        node.only("id", "when", "run", "tier", "hold", "page", "concern", "says", "routing", "source");
        if (withCondition) {
            conditions.put(node.text("id"), node.need("when"));
        }
        return new Rule(
                node.text("id"),
                withCondition ? node.text("when") : "",
                node.find("run").map(n -> n.oneOf(Rule.Run.class)).orElse(Rule.Run.SAVE),
                node.need("tier").oneOf(Tier.class),
                node.find("hold").map(n -> n.oneOf(Hold.class)).orElse(Hold.NONE),
                node.optionalText("page"),
                node.text("concern"),
                node.text("says"),
                node.optionalText("routing"),
                node.text("source"));
    }

    private DeadlineRule deadline(Node node) {
        node.only("rule", "after", "while");
        conditions.put("deadline " + node.text("rule"), node.need("while"));
        return new DeadlineRule(
                node.text("rule"), node.text("while"), node.need("after").duration());
    }

    private PageRule page(Node node) {
        node.only("page", "when");
        conditions.put("page " + node.text("page"), node.need("when"));
        return new PageRule(node.text("page"), node.text("when"));
    }

    private List<Response> responses(Node node) {
        node.only("red", "amber", "yellow", "blue");
        List<Response> responses = new ArrayList<>();
        for (Tier tier : Tier.values()) {
            Node response = node.need(tier.name().toLowerCase(Locale.ROOT));
            response.only("contact-within", "overnight-until", "acknowledged-for", "ladder");
            List<Response.Rung> ladder = response.list("ladder").stream()
                    .map(r -> new Response.Rung(r.need("after").duration(), r.text("tell")))
                    .toList();
            if (ladder.isEmpty() && tier != Tier.BLUE) {
                throw response.wrong("has no ladder, so nobody would be told", "Add ladder: with at least one step");
            }
            responses.add(new Response(
                    tier,
                    response.find("contact-within").map(Node::duration),
                    response.find("overnight-until").map(ProtocolFile::time),
                    response.find("acknowledged-for").map(Node::duration),
                    ladder));
        }
        return List.copyOf(responses);
    }

    private static LocalTime time(Node node) {
        try {
            return LocalTime.parse(node.text());
        } catch (DateTimeException e) {
            throw node.wrong("is '" + node.text() + "', not a time", "Write it as \"10:00\"");
        }
    }

    private static void noTwice(List<Node> nodes, String name) {
        Set<String> seen = new HashSet<>();
        for (Node node : nodes) {
            if (!seen.add(node.text(name))) {
                throw node.need(name)
                        .wrong("'" + node.text(name) + "' is used twice", "Give one of them another " + name);
            }
        }
    }

    private static void requireKnown(List<Node> nodes, String name, String what, List<String> known) {
        for (Node node : nodes) {
            node.find(name).ifPresent(found -> {
                if (!known.contains(found.text())) {
                    throw found.wrong("'" + found.text() + "' is not " + what, hint(found.text(), known));
                }
            });
        }
    }

    private static String hint(String written, List<String> known) {
        return Nearest.hint(written, known).orElse("Known are " + String.join(", ", known));
    }
}
