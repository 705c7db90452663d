package aftercare.session.readiness;

import java.util.LinkedHashMap;
import java.util.Map;

/** Answers under which nothing stands in the way, to be changed one at a time. */
public final class Calm {
    private Calm() {}

    /** Coded as in facts; no questions are left open. */
    public static Map<String, String> coded() {
        Map<String, String> coded = new LinkedHashMap<>();
        coded.put("PRE-01", "no");
        coded.put("PRE-02", "none");
        coded.put("PRE-03", "na");
        coded.put("PRE-04-sedative", "none");
        coded.put("PRE-04-opioid", "none");
        coded.put("PRE-04-stimulant", "none");
        coded.put("PRE-05-alcohol", "none");
        coded.put("PRE-05-hangover", "no");
        coded.put("PRE-06", "none");
        coded.put("PRE-07", "none");
        coded.put("PRE-08", "yes");
        coded.put("PRE-09", "ride");
        coded.put("P10", "no");
        coded.put("P08", "120/80");
        return coded;
    }

    public static Answers answers() {
        return Answers.of(coded());
    }

    /** @param changes such as {@code PRE-01=yes PRE-09=no}; an empty value takes the answer away */
    public static Answers with(String changes) {
        Map<String, String> coded = coded();
        for (String change : changes.split(" ", -1)) {
            int equals = change.indexOf('=');
            String value = change.substring(equals + 1);
            if (value.isEmpty()) {
                coded.remove(change.substring(0, equals));
            } else {
                coded.put(change.substring(0, equals), value);
            }
        }
        return Answers.of(coded);
    }
}
