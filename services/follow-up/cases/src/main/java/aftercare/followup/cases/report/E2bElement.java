package aftercare.followup.cases.report;

import aftercare.followup.cases.Table;
import aftercare.followup.datafile.DataFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import tools.jackson.databind.JsonNode;

/**
 * A data element of ICH E2B(R3) that must be given, always or under a condition; {@code cases/e2b-r3-mandatory-elements.csv}.
 *
 * @param code such as {@code E.i.2.1b}; a letter alone is a repetition
 * @param allowed what may stand there, in the words of the table
 */
record E2bElement(String code, String name, String allowed, Conformance conformance) {
    private static final Set<String> REPETITIONS = Set.of("r", "i", "k");
    private static final Pattern CODE = Pattern.compile("\\b(\\d+)\\s*=");
    private static final Pattern FLAVORS = Pattern.compile("nullFlavor\\s*[:=]?\\s*([A-Z, ]+)");
    private static final List<E2bElement> SHIPPED =
            Table.read(DataFile.resource("cases/e2b-r3-mandatory-elements.csv").text()).stream()
                    .map(E2bElement::of)
                    .toList();

    enum Conformance {
        MANDATORY,
        /** Mandatory in the words of the guide for text that a person writes. */
        REQUIRED,
        CONDITIONAL
    }

    static List<E2bElement> shipped() {
        return SHIPPED;
    }

    static Optional<E2bElement> find(String code) {
        return SHIPPED.stream().filter(element -> element.code().equals(code)).findFirst();
    }

    private static E2bElement of(CSVRecord row) {
        return new E2bElement(
                row.get("element"),
                row.get("name"),
                row.get("allowed"),
                switch (row.get("conformance")) {
                    case "Mandatory" -> Conformance.MANDATORY;
                    case "Required" -> Conformance.REQUIRED;
                    case "Conditional-Mandatory" -> Conformance.CONDITIONAL;
                    default -> throw new IllegalStateException("No such conformance: " + row);
                });
    }

    /** The repetitions that it stands in, outermost first: {@code G.k} and {@code G.k.9.i}. */
    static List<String> repetitions(String code) {
        List<String> prefixes = new ArrayList<>();
        String[] steps = code.split("\\.", -1);
        for (int i = 1; i < steps.length; i++) {
            if (REPETITIONS.contains(steps[i])) {
                prefixes.add(String.join(".", Arrays.copyOf(steps, i + 1)));
            }
        }
        return prefixes;
    }

    /** True when something stands there that says something: a value, or why there is none. */
    static boolean given(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return false;
        }
        if (value.isObject()) {
            return !value.path("nullFlavor").asString("").isBlank();
        }
        return !value.isString() || !value.asString().isBlank();
    }

    /** True when the table allows the value. */
    boolean allows(JsonNode value) {
        if (value.isObject()) {
            return flavors().contains(value.path("nullFlavor").asString(""));
        }
        Set<String> codes = CODE.matcher(allowed).results().map(m -> m.group(1)).collect(Collectors.toSet());
        if (!codes.isEmpty()) {
            return value.isIntegralNumber() && codes.contains(value.asString());
        }
        if (allowed.startsWith("false, true")) {
            return value.isBoolean();
        }
        if (allowed.startsWith("true")) {
            return value.isBoolean() && value.booleanValue();
        }
        if (allowed.startsWith("Numeric")) {
            return value.isNumber() || value.asString("").matches("\\d+(\\.\\d+)?");
        }
        return value.isString();
    }

    private Set<String> flavors() {
        return FLAVORS.matcher(allowed)
                .results()
                .flatMap(m -> Arrays.stream(m.group(1).split(",")))
                .map(String::strip)
                .collect(Collectors.toSet());
    }
}
