package aftercare.followup.mongo;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Reads fields of documents as the types that states have. */
final class Fields {
    private Fields() {}

    static Instant instant(Document from, String field) {
        return from.getDate(field).toInstant();
    }

    static @Nullable Instant maybe(Document from, String field) {
        Date date = from.getDate(field);
        return date == null ? null : date.toInstant();
    }

    static void put(Document to, String field, @Nullable Instant at) {
        if (at != null) {
            to.append(field, Date.from(at));
        }
    }

    static List<Instant> instants(Document from, String field) {
        return from.getList(field, Date.class).stream().map(Date::toInstant).toList();
    }

    static Map<String, Instant> instantsByName(Document from, String field) {
        Map<String, Instant> instants = new HashMap<>();
        from.get(field, Document.class).forEach((name, at) -> instants.put(name, ((Date) at).toInstant()));
        return instants;
    }

    static Map<String, String> words(Document from, String field) {
        Map<String, String> words = new HashMap<>();
        from.get(field, Document.class).forEach((name, word) -> words.put(name, (String) word));
        return words;
    }

    static Map<String, Integer> numbers(Document from, String field) {
        Map<String, Integer> numbers = new HashMap<>();
        from.get(field, Document.class).forEach((name, number) -> numbers.put(name, (Integer) number));
        return numbers;
    }
}
