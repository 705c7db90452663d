package aftercare.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What somebody typed into a form whose sign-in had run out when it was sent. It travels through the sign-in page as one
 * hidden field and is offered again afterwards, so that nothing has to be typed twice. It is stored nowhere.
 */
public record KeptForm(List<Field> fields) {
    /** One value of a field; a field with several values comes several times. */
    public record Field(String name, String value) {}

    public KeptForm {
        fields = List.copyOf(fields);
    }

    /** The form that a request sent; without fields when it sent none. */
    static KeptForm of(HttpServletRequest request) {
        List<Field> fields = new ArrayList<>();
        request.getParameterMap()
                .forEach((name, values) -> Arrays.stream(values).forEach(value -> fields.add(new Field(name, value))));
        return new KeptForm(fields);
    }

    /** As {@link #encoded} gave it; what cannot be read is dropped. */
    public static KeptForm decode(String encoded) {
        return new KeptForm(Stream.of(encoded.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2 && !pair[0].isEmpty())
                .map(pair -> new Field(plain(pair[0]), plain(pair[1])))
                .toList());
    }

    /** On one line, safe in an attribute. */
    public String encoded() {
        return fields.stream()
                .map(field -> URLEncoder.encode(field.name(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.value(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String plain(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return encoded;
        }
    }

    /** Hides the values. */
    @Override
    public String toString() {
        return "KeptForm[" + fields.size() + " fields]";
    }
}
