package aftercare.followup.cases.report;

import aftercare.followup.cases.report.E2bElement.Conformance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * What a draft in the shape of ICH E2B(R3) lacks. Mandatory and required elements must be there, each in every repetition and in at
 * least one. A conditional element must be there when what it depends on is; the conditions are those of the ICH E2B(R3)
 * implementation guide as far as the draft itself shows them. {@code C.2.r.2.5} is left to the receiver, whose law it depends on.
 */
public final class E2bCheck {
    private static final Map<String, Condition> CONDITIONS = Map.ofEntries(
            Map.entry("C.1.6.1.r.1", Condition.is("C.1.6.1", "true")),
            Map.entry("C.1.9.1.r.1", Condition.is("C.1.9.1", "true")),
            Map.entry("C.1.9.1.r.2", Condition.is("C.1.9.1", "true")),
            Map.entry("C.1.11.2", Condition.given("C.1.11.1")),
            Map.entry("C.2.r.3", Condition.is("C.2.r.5", "1")),
            Map.entry(
                    "C.3.2", new Condition("C.3.1", value -> !value.asString("").equals("7"))),
            Map.entry("C.5.4", Condition.is("C.1.3", "2")),
            Map.entry("D.7.2", new Condition("D.7.1.r", JsonNode::isEmpty)),
            Map.entry("D.9.3", Condition.given("D.9.1")),
            Map.entry("E.i.1.1b", Condition.given("E.i.1.1a")),
            Map.entry("G.k.3.2", Condition.given("G.k.3.1")),
            Map.entry("G.k.4.r.1b", Condition.given("G.k.4.r.1a")),
            Map.entry("G.k.4.r.2", Condition.given("G.k.4.r.3")),
            Map.entry("G.k.4.r.3", Condition.given("G.k.4.r.2")),
            Map.entry("H.5.r.1b", Condition.given("H.5.r.1a")),
            Map.entry("F.r.3.3", Condition.given("F.r.3.2")));

    private final JsonNode draft;
    private final List<Finding> findings = new ArrayList<>();

    private E2bCheck(JsonNode draft) {
        this.draft = draft;
    }

    /**
     * Something that a receiver would send back.
     *
     * @param element its code, such as {@code E.i.2.1b}
     * @param name of the element, for people
     * @param where the repetition, such as {@code G.k[2]}; empty outside of any
     * @param missing true when nothing stands there; false when what stands there is not allowed
     */
    public record Finding(String element, String name, String where, boolean missing) {}

    /**
     * When a conditional element is needed.
     *
     * @param on another element of the same repetition, or of the whole draft
     */
    private record Condition(String on, Predicate<JsonNode> holds) {
        static Condition given(String on) {
            return new Condition(on, E2bElement::given);
        }

        static Condition is(String on, String value) {
            return new Condition(on, node -> node.asString("").equals(value));
        }
    }

    /**
     * One place in which an element can stand.
     *
     * @param where as in {@link Finding}
     */
    private record Place(JsonNode node, String where) {}

    /** Everything that a draft lacks or has wrong, in the order of the table; empty when it is complete. */
    public static List<Finding> of(JsonNode draft) {
        var check = new E2bCheck(draft);
        E2bElement.shipped().forEach(check::look);
        return List.copyOf(check.findings);
    }

    private void look(E2bElement element) {
        boolean always = element.conformance() != Conformance.CONDITIONAL;
        List<Place> places = places(element.code());
        if (places.isEmpty() && (always || mustRepeat(element.code()))) {
            findings.add(new Finding(element.code(), element.name(), "", true));
        }
        for (Place place : places) {
            JsonNode value = place.node().path(element.code());
            if (E2bElement.given(value)) {
                if (!element.allows(value)) {
                    findings.add(new Finding(element.code(), element.name(), place.where(), false));
                }
            } else if (always || needed(element.code(), place.node())) {
                findings.add(new Finding(element.code(), element.name(), place.where(), true));
            }
        }
        if (element.code().equals("C.2.r.5")
                && !places.isEmpty()
                && places.stream()
                        .noneMatch(place -> E2bElement.given(place.node().path("C.2.r.5")))) {
            findings.add(new Finding(element.code(), element.name(), "", true));
        }
    }

    /** True when a condition of the whole draft asks for at least one repetition. */
    private boolean mustRepeat(String code) {
        Condition condition = CONDITIONS.get(code);
        return condition != null
                && E2bElement.repetitions(condition.on()).isEmpty()
                && condition.holds().test(draft.path(condition.on()));
    }

    private boolean needed(String code, JsonNode place) {
        Condition condition = CONDITIONS.get(code);
        if (condition != null) {
            JsonNode there = place.path(condition.on());
            return condition.holds().test(there.isMissingNode() ? draft.path(condition.on()) : there);
        }
        if (code.equals("D.8.r.1") || code.equals("F.r.1")) {
            return true;
        }
        return partner(code)
                .filter(other -> E2bElement.given(place.path(other)))
                .isPresent();
    }

    /** A number has its unit, a code its version: one is needed when the other is there. */
    private static Optional<String> partner(String code) {
        String stem = code.substring(0, code.length() - 1);
        return switch (code.charAt(code.length() - 1)) {
            case 'a' -> E2bElement.find(stem + "b").map(E2bElement::code);
            case 'b' -> E2bElement.find(stem + "a").map(E2bElement::code);
            default -> Optional.empty();
        };
    }

    private List<Place> places(String code) {
        List<Place> places = List.of(new Place(draft, ""));
        for (String repetition : E2bElement.repetitions(code)) {
            List<Place> inner = new ArrayList<>();
            for (Place place : places) {
                int number = 0;
                for (JsonNode each : place.node().path(repetition)) {
                    inner.add(new Place(each, repetition + "[" + ++number + "]"));
                }
            }
            places = inner;
        }
        return places;
    }
}
