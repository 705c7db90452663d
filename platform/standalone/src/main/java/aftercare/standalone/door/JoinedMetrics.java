package aftercare.standalone.door;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Several services' metrics as one text: each family once, each sample with the service it is of. */
final class JoinedMetrics {

    private record Family(List<String> head, List<String> samples) {}

    private final Map<String, Family> families = new LinkedHashMap<>();

    void add(String service, String text) {
        String family = "";
        for (String line : text.lines().toList()) {
            if (line.startsWith("# HELP ") || line.startsWith("# TYPE ")) {
                String name = line.split(" ", 4)[2];
                boolean first = !family.equals(name);
                family = name;
                Family known = families.computeIfAbsent(name, _ -> new Family(new ArrayList<>(), new ArrayList<>()));
                if (known.samples().isEmpty() && (first || known.head().size() == 1)) {
                    known.head().add(line);
                }
            } else if (!line.isBlank() && !line.startsWith("#")) {
                families.computeIfAbsent(family, _ -> new Family(new ArrayList<>(), new ArrayList<>()))
                        .samples()
                        .add(labelled(line, service));
            }
        }
    }

    private static String labelled(String sample, String service) {
        String label = "service=\"" + service + "\"";
        int brace = sample.indexOf('{');
        int space = sample.indexOf(' ');
        if (brace >= 0 && brace < space) {
            String comma = sample.charAt(brace + 1) == '}' ? "" : ",";
            return sample.substring(0, brace + 1) + label + comma + sample.substring(brace + 1);
        }
        return sample.substring(0, space) + "{" + label + "}" + sample.substring(space);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (Family family : families.values()) {
            family.head().forEach(line -> text.append(line).append('\n'));
            family.samples().forEach(line -> text.append(line).append('\n'));
        }
        return text.toString();
    }
}
