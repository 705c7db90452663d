package aftercare.followup.protocol;

import aftercare.followup.datafile.Nearest;
import aftercare.followup.datafile.Node;
import aftercare.followup.flag.Rule;
import aftercare.followup.survey.FormPart;
import aftercare.kernel.Hold;
import aftercare.kernel.Tier;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What must be true of the parts of a protocol together: nobody is asked twice, and every urgent flag reaches a person. */
final class ProtocolChecks {
    private static final Map<String, Tier> NAMED =
            Map.of("RED", Tier.RED, "AMB", Tier.AMBER, "YEL", Tier.YELLOW, "BLU", Tier.BLUE);

    /** What wakes somebody; red needs one of them. */
    private static final List<String> LOUD = List.of("pager", "voice", "sms");

    private static final List<String> WAYS = List.of("pager", "voice", "sms", "email", "webhook");
    private static final Set<String> STAFF = Set.of("on-call", "care-team", "safety-officer", "coordinator");
    private static final Set<String> ROUTINGS = Set.of("named-reader");
    private static final List<String> BUILT_IN = List.of(
            "HOLD-STARTED",
            "NOT-ASSESSED",
            "PATIENT-WROTE",
            "TELL-US",
            "TELL-US-DOCTOR",
            "CONTACT-STOPPED",
            "CALL-CLINICIAN",
            "X-RED-EMERGENCY");

    private final Node root;

    ProtocolChecks(Node root) {
        this.root = root;
    }

    void check(
            List<Step> steps,
            List<Response> responses,
            Calls calls,
            List<Rule> rules,
            List<Rule> builtIn,
            List<Rule> measured,
            List<Rule> checkIn) {
        noEmptyTexts(root);
        noTwice(root.need("steps").items(), "key");
        noTwice(
                Stream.of("rules", "built-in", "measured", "check-in", "silence")
                        .flatMap(list -> root.list(list).stream())
                        .toList(),
                "id");
        noTwice(root.list("deadlines"), "rule");
        noTwice(root.list("unanswered"), "rule");
        noTwice(root.list("announcements"), "template");
        for (String id : BUILT_IN) {
            if (builtIn.stream().noneMatch(r -> r.id().equals(id))) {
                throw root.need("built-in")
                        .wrong("has no " + id + ", which the program raises", "Add it as the default has it");
            }
        }
        for (int i = 0; i < steps.size(); i++) {
            step(steps, i, rules);
        }
        for (Response response : responses) {
            response(response, root.need("responses"), rules);
        }
        for (Response response : calls.responses()) {
            response(response, root.need("calls"), rules);
        }
        for (int i = 0; i < rules.size(); i++) {
            rule(rules.get(i), root.need("rules").items().get(i), true);
        }
        for (int i = 0; i < builtIn.size(); i++) {
            rule(builtIn.get(i), root.need("built-in").items().get(i), false);
        }
        for (int i = 0; i < measured.size(); i++) {
            rule(measured.get(i), root.need("measured").items().get(i), false);
        }
        for (int i = 0; i < checkIn.size(); i++) {
            rule(checkIn.get(i), root.need("check-in").items().get(i), false);
        }
        deadlines(rules);
    }

    private static void noEmptyTexts(Node root) {
        for (String list : List.of(
                "steps",
                "silence",
                "unanswered",
                "announcements",
                "deadlines",
                "rules",
                "built-in",
                "measured",
                "check-in")) {
            for (Node node : root.list(list)) {
                for (String name : List.of("source", "says", "concern")) {
                    node.find(name).filter(n -> n.text().isBlank()).ifPresent(n -> {
                        throw n.wrong("is empty", "Write it, or \"our own (proposal)\" for a source");
                    });
                }
            }
        }
    }

    private static void noTwice(List<Node> nodes, String name) {
        Map<String, Integer> seen = new HashMap<>();
        for (Node node : nodes) {
            Node found = node.need(name);
            Integer first = seen.putIfAbsent(found.text(), found.line());
            if (first != null) {
                throw found.wrong(
                        "'" + found.text() + "' is used twice, first in line " + first,
                        "Give one of them another " + name);
            }
        }
    }

    private void step(List<Step> steps, int index, List<Rule> rules) {
        Step step = steps.get(index);
        Node node = root.need("steps").items().get(index);
        if (step.plans().isEmpty()) {
            throw node.need("forms").wrong("of " + step.key() + " is empty", "List at least one form");
        }
        if (step.every().isPositive() && step.window().compareTo(step.every().nominal()) > 0) {
            throw node.need("window")
                    .wrong(
                            "of " + step.key() + " is longer than it is to the next one, so two would be open",
                            "Write at most " + step.every().nominal());
        }
        flags(step, node, rules);
        for (Step other : steps.subList(0, index)) {
            overlap(step, other, node);
        }
    }

    private static void flags(Step step, Node node, List<Rule> rules) {
        boolean counts = step.anchor() == Step.Anchor.FLAG;
        if (counts == step.flags().isEmpty()) {
            throw node.find("flags")
                    .orElse(node)
                    .wrong(
                            counts
                                    ? "of " + step.key() + " counts from a flag, but names none"
                                    : "is only for anchor: flag",
                            counts ? "Add flags: [RULE]" : "Write anchor: flag, or leave flags out");
        }
        List<String> ids = rules.stream().map(Rule::id).toList();
        for (String flag : step.flags()) {
            if (!ids.contains(flag)) {
                throw node.need("flags").wrong("has '" + flag + "', which is not a rule", hint(flag, ids));
            }
        }
    }

    private static Duration start(Step step) {
        return step.offset().nominal();
    }

    private static Duration end(Step step) {
        return start(step).plus(step.window());
    }

    /** Two steps that count from the same and ask the same form while both are open. */
    private static void overlap(Step step, Step other, Node node) {
        boolean together = step.anchor() == other.anchor()
                && step.asks() == other.asks()
                && start(step).compareTo(end(other)) < 0
                && start(other).compareTo(end(step)) < 0;
        if (!together) {
            return;
        }
        Set<String> forms = Set.copyOf(other.plans().stream()
                .map(p -> p.part().instrument())
                .distinct()
                .toList());
        step.plans().stream()
                .map(Step.Plan::part)
                .map(FormPart::instrument)
                .filter(forms::contains)
                .filter(form -> !form.equals("who"))
                .findFirst()
                .ifPresent(form -> {
                    Duration free = end(other);
                    throw node.need("offset")
                            .wrong(
                                    "of " + step.key() + " lets it overlap with " + other.key() + ", which asks " + form
                                            + " too",
                                    "Write " + free + " or later, or shorten the window of " + other.key());
                });
    }

    private static void response(Response response, Node responses, List<Rule> rules) {
        Tier tier = response.tier();
        String name = tier.name().toLowerCase(Locale.ROOT);
        Node node = responses.need(name);
        if (tier == Tier.BLUE) {
            return;
        }
        if (response.ladder().isEmpty()) {
            String first = rules.stream()
                    .filter(r -> r.tier() == tier)
                    .map(Rule::id)
                    .findFirst()
                    .orElse("a " + name + " flag");
            throw node.wrong(
                    "has no ladder, so nobody would be told of " + first, "Add ladder: with at least one step");
        }
        for (String needed : List.of("contact-within", "acknowledged-for")) {
            if (node.find(needed).isEmpty()) {
                throw node.wrong("has no " + needed, "Add a line " + needed + ": PT4H");
            }
        }
        ladder(response, node.need("ladder").items());
    }

    private static void ladder(Response response, List<Node> rungs) {
        Duration before = Duration.ofSeconds(-1);
        for (int i = 0; i < rungs.size(); i++) {
            Response.Rung rung = response.ladder().get(i);
            Node node = rungs.get(i);
            if (response.tier() == Tier.RED && i == 0 && !rung.after().isZero()) {
                throw node.need("after").wrong("delays a red flag", "Write PT0M: red is never delayed");
            }
            if (rung.after().compareTo(before) <= 0) {
                throw node.need("after")
                        .wrong("is not after the step before it", "Write the steps in the order of time");
            }
            if (!STAFF.contains(rung.tell())) {
                throw node.need("tell")
                        .wrong(
                                "'" + rung.tell() + "' is nobody",
                                hint(rung.tell(), STAFF.stream().sorted().toList()));
            }
            ways(response, rung, node);
            before = rung.after();
        }
    }

    private static void ways(Response response, Response.Rung rung, Node node) {
        for (Node way : node.list("by")) {
            if (!WAYS.contains(way.text())) {
                throw way.wrong("'" + way.text() + "' is no way to tell somebody", hint(way.text(), WAYS));
            }
        }
        boolean wakesNobody = rung.by().stream().noneMatch(LOUD::contains);
        if (response.tier() == Tier.RED && !rung.by().isEmpty() && wakesNobody) {
            throw node.need("by").wrong("of a red step wakes nobody", "Add one of " + String.join(", ", LOUD));
        }
    }

    private static void rule(Rule rule, Node node, boolean ofASurvey) {
        String[] parts = rule.id().split("-", 3);
        Optional<Tier> named = Optional.ofNullable(parts.length > 1 ? NAMED.get(parts[1]) : null);
        if (named.isPresent() && named.get() != rule.tier()) {
            throw node.need("tier")
                    .wrong(
                            "of " + rule.id() + " is " + node.text("tier") + ", but its name says "
                                    + named.get().name().toLowerCase(Locale.ROOT),
                            "Change one of the two");
        }
        if (rule.tier() == Tier.RED && rule.hold() != Hold.STOP) {
            throw node.find("hold")
                    .orElse(node)
                    .wrong("of " + rule.id() + " lets the next dose go on after a red flag", "Write hold: stop");
        }
        String prefix = rule.tier() == Tier.RED ? "RED-" : "AMB-";
        boolean urgent = ofASurvey && (rule.tier() == Tier.RED || rule.tier() == Tier.AMBER);
        if (urgent && rule.page().isEmpty()) {
            throw node.wrong(
                    "has a rule " + rule.id() + " without a page, so the patient would read nothing",
                    "Add page: " + prefix + "M or another");
        }
        if (urgent && !rule.page().orElse("").startsWith(prefix)) {
            throw node.need("page")
                    .wrong(
                            "of " + rule.id() + " does not fit a rule that is " + node.text("tier"),
                            "Write one that starts with " + prefix);
        }
        rule.routing().filter(r -> !ROUTINGS.contains(r)).ifPresent(r -> {
            throw node.need("routing").wrong("'" + r + "' is unknown", "Write named-reader, or leave it out");
        });
    }

    private void deadlines(List<Rule> rules) {
        for (Node deadline : root.list("deadlines")) {
            String id = deadline.text("rule");
            String name = "deadline." + id.replace('-', '_');
            boolean looked =
                    rules.stream().anyMatch(r -> r.id().equals(id) && r.when().contains(name));
            if (!looked) {
                throw deadline.need("rule")
                        .wrong("'" + id + "' never looks at its deadline", "Write " + name + " into its condition");
            }
        }
    }

    private static String hint(String written, List<String> known) {
        return Nearest.hint(written, known).orElse("Known are " + String.join(", ", known));
    }
}
