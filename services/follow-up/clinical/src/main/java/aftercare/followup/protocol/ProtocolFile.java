package aftercare.followup.protocol;

import aftercare.followup.checkin.CheckInRules;
import aftercare.followup.datafile.DataFile;
import aftercare.followup.datafile.Nearest;
import aftercare.followup.datafile.Node;
import aftercare.followup.flag.Assessor;
import aftercare.followup.flag.DeadlineRule;
import aftercare.followup.flag.PageRule;
import aftercare.followup.flag.Rule;
import aftercare.followup.flag.WrongRuleException;
import aftercare.followup.measurement.MeasurementRules;
import aftercare.followup.survey.Instruments;
import aftercare.followup.survey.PatientPages;
import aftercare.kernel.Hold;
import aftercare.kernel.Tier;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a protocol and refuses it, with file, line and fix, when something in it cannot work. */
final class ProtocolFile {
    private static final Pattern REVIEWER = Pattern.compile(".+, \\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])");

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
            Calls calls,
            ExposureLimits limits,
            Sending sending,
            List<Silence> silences,
            List<Unanswered> unanswered,
            List<Announcement> announcements,
            List<Rule> rules,
            List<Rule> builtIn,
            MeasurementRules measured,
            CheckInRules checkIn,
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
                        "exposure-limits",
                        "sending",
                        "silence",
                        "unanswered",
                        "announcements",
                        "responses",
                        "calls",
                        "deadlines",
                        "pages",
                        "rules",
                        "measured",
                        "check-in",
                        "built-in");
        ScheduleFile schedule = new ScheduleFile(instruments);
        List<Step> steps =
                root.need("steps").items().stream().map(schedule::step).toList();
        List<Response> responses = responses(root.need("responses"));
        List<Rule> rules =
                root.need("rules").items().stream().map(n -> rule(n, true)).toList();
        List<Rule> builtIn =
                root.list("built-in").stream().map(n -> rule(n, false)).toList();
        MeasurementRules measured = measured(root.list("measured"));
        CheckInRules checkIn = checkIn(root.list("check-in"));
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
        Assessor assessor = compile(root.text("version"), rules, deadlines, pages);
        Calls calls = calls(root, rules, builtIn);
        new ProtocolChecks(root).check(steps, responses, calls, rules, builtIn, measured.all(), checkIn.all());
        return new Content(
                root.text("id"),
                root.text("version"),
                root.text("title"),
                root.text("status"),
                reviewer(root),
                steps,
                responses,
                calls,
                schedule.limits(root.need("exposure-limits")),
                schedule.sending(root.need("sending")),
                root.list("silence").stream()
                        .map(n -> schedule.silence(n, steps))
                        .toList(),
                root.list("unanswered").stream()
                        .map(n -> schedule.unanswered(n, steps, builtIn))
                        .toList(),
                root.list("announcements").stream().map(schedule::announcement).toList(),
                rules,
                builtIn,
                measured,
                checkIn,
                assessor,
                file.text());
    }

    private static Optional<String> reviewer(Node root) {
        Optional<Node> written = root.find("reviewer").filter(n -> !n.isText("none"));
        written.ifPresent(n -> {
            if (!REVIEWER.matcher(n.text()).matches()) {
                throw n.wrong(
                        "is '" + n.text() + "'",
                        "Write who reviewed it and when, as \"Dr. Ada Example, 2026-11-23\", or none");
            }
        });
        return written.map(Node::text);
    }

    private Assessor compile(String version, List<Rule> rules, List<DeadlineRule> deadlines, List<PageRule> pages) {
        try {
            return Assessor.compile(version, instruments, rules, deadlines, pages);
        } catch (WrongRuleException e) {
            throw wrong(e);
        }
    }

    private MeasurementRules measured(List<Node> nodes) {
        List<Rule> rules = nodes.stream().map(n -> rule(n, true)).toList();
        try {
            return MeasurementRules.compile(rules);
        } catch (WrongRuleException e) {
            throw wrong(e);
        }
    }

    private CheckInRules checkIn(List<Node> nodes) {
        List<Rule> rules = nodes.stream().map(n -> rule(n, true)).toList();
        try {
            return CheckInRules.compile(rules);
        } catch (WrongRuleException e) {
            throw wrong(e);
        }
    }

    private RuntimeException wrong(WrongRuleException e) {
        Node at = conditions.get(e.rule());
        if (at == null) {
            throw new IllegalStateException(e);
        }
        return at.wrong(
                "of " + e.rule() + ": " + e.expression().problem(),
                e.expression().fix());
    }

    private Rule rule(Node node, boolean withCondition) {
        node.only("id", "when", "run", "tier", "hold", "page", "concern", "says", "routing", "source");
        if (node.find("source").isEmpty()) {
            throw node.wrong(
                    "has " + node.text("id") + " without a source",
                    "Add source: and where its numbers come from, or our own (proposal)");
        }
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
        node.only("rule", "after", "while", "source");
        node.text("source");
        conditions.put("deadline " + node.text("rule"), node.need("while"));
        Duration after = node.need("after").duration();
        if (after.isNegative() || after.isZero()) {
            throw node.need("after").wrong("is not longer than nothing", "Write how long it may stay open, as PT10M");
        }
        return new DeadlineRule(node.text("rule"), node.text("while"), after);
    }

    private PageRule page(Node node) {
        node.only("page", "when");
        conditions.put("page " + node.text("page"), node.need("when"));
        return new PageRule(node.text("page"), node.text("when"));
    }

    private List<Response> responses(Node node) {
        node.only("red", "amber", "yellow", "blue");
        return Stream.of(Tier.values())
                .map(tier -> response(tier, node.need(name(tier))))
                .toList();
    }

    private static Response response(Tier tier, Node response) {
        response.only("contact-within", "overnight-until", "acknowledged-for", "ladder", "source");
        List<Response.Rung> ladder = response.list("ladder").stream()
                .map(r -> new Response.Rung(
                        r.need("after").duration(),
                        r.text("tell"),
                        r.list("by").stream().map(Node::text).toList()))
                .toList();
        return new Response(
                tier,
                response.find("contact-within").map(Node::duration),
                response.find("overnight-until").map(Node::time),
                response.find("acknowledged-for").map(Node::duration),
                ladder,
                response.text("source"));
    }

    /** Red is nobody's to telephone about and then wait; blue is nobody's to call. */
    private static Calls calls(Node root, List<Rule> rules, List<Rule> builtIn) {
        Optional<Node> found = root.find("calls");
        if (found.isEmpty()) {
            return Calls.NONE;
        }
        Node calls = found.get().only("rules", "amber", "yellow");
        List<String> known =
                Stream.concat(rules.stream(), builtIn.stream()).map(Rule::id).toList();
        for (Node rule : calls.list("rules")) {
            if (!known.contains(rule.text())) {
                throw calls.need("rules")
                        .wrong("has '" + rule.text() + "', which is not a rule", hint(rule.text(), known));
            }
        }
        return new Calls(
                calls.list("rules").stream().map(Node::text).toList(),
                Stream.of(Tier.AMBER, Tier.YELLOW)
                        .flatMap(tier -> calls.find(name(tier)).map(node -> response(tier, node)).stream())
                        .toList());
    }

    private static String name(Tier tier) {
        return tier.name().toLowerCase(Locale.ROOT);
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
