package aftercare.followup.survey;

import aftercare.followup.datafile.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the answers of a command line by an instrument's definition: in the order of its items, or named. */
final class AnswersLine {
    private static final String NOT_ANSWERED = "-";

    private AnswersLine() {}

    /** @param values {@code 3}, {@code IPSS-1=3}, {@code chest+faint} for ticks, {@code -} when not answered */
    static Answers read(Definition definition, List<String> values) throws ScoreLine.WrongInput {
        boolean named = values.stream().anyMatch(v -> v.contains("="));
        if (!named && definition.open().isEmpty()) {
            ScoreLine.requireCount(definition.id(), values, definition.items().size());
        }
        Map<String, String> answers = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            int equals = value.indexOf('=');
            if (named && equals < 0) {
                throw new ScoreLine.WrongInput(
                        "'" + value + "' has no name: write it as " + first(definition) + "=" + value);
            }
            Coded item = named ? item(definition, value.substring(0, equals)) : item(definition, i);
            String what = named ? item.id() : "Answer " + (i + 1) + " of " + definition.id();
            String coded = value(what, item, named ? value.substring(equals + 1) : value);
            if (!coded.equals(NOT_ANSWERED) && answers.put(item.id(), coded) != null) {
                throw new ScoreLine.WrongInput(item.id() + " is given twice");
            }
        }
        Answers read = Answers.of(answers);
        for (Coded item : definition.items()) {
            refuseUnasked(item, read);
        }
        return read;
    }

    private static String first(Definition definition) {
        return definition
                .open()
                .map(prefix -> prefix + "-1")
                .orElseGet(() -> definition.items().getFirst().id());
    }

    private static Coded item(Definition definition, int index) {
        return definition
                .open()
                .map(prefix -> open(prefix + "-" + (index + 1)))
                .orElseGet(() -> definition.items().get(index));
    }

    private static Coded item(Definition definition, String id) throws ScoreLine.WrongInput {
        Optional<Coded> found = definition.open().isPresent()
                ? Optional.of(id).filter(definition::names).map(AnswersLine::open)
                : definition.item(id);
        List<String> ids = definition.items().stream().map(Coded::id).toList();
        return found.orElseThrow(() -> new ScoreLine.WrongInput(definition.id() + " has no item '" + id + "'"
                + Nearest.hint(id, ids)
                        .map(hint -> ". " + hint + "?")
                        .orElse(
                                ids.isEmpty()
                                        ? ": write it as " + first(definition)
                                        : ": use " + String.join(", ", ids))));
    }

    private static Coded open(String id) {
        return new Coded(id, List.of(), false, Optional.empty(), false);
    }

    private static String value(String what, Coded item, String value) throws ScoreLine.WrongInput {
        if (value.equals(NOT_ANSWERED) || value.equals(Answers.DECLINED)) {
            return value;
        }
        if (item.values().isEmpty()) {
            if (!value.matches("\\d{1,3}")) {
                throw new ScoreLine.WrongInput(
                        what + " is '" + value + "': use a whole number from 0, or - when not answered");
            }
            return value;
        }
        if (item.tick()) {
            return ticks(what, item, value);
        }
        if (item.number()) {
            int most = Integer.parseInt(item.values().getLast());
            return Integer.toString(ScoreLine.number(what, value, most));
        }
        if (!item.values().contains(value)) {
            throw unknown(what, item, value);
        }
        return value;
    }

    private static String ticks(String what, Coded item, String value) throws ScoreLine.WrongInput {
        List<String> given = List.of(value.split("\\+", -1));
        for (String one : given) {
            if (!item.values().contains(one)) {
                throw unknown(what, item, one);
            }
        }
        List<String> ordered = item.values().stream().filter(given::contains).toList();
        if (ordered.contains(Item.NONE) && ordered.size() > 1) {
            throw new ScoreLine.WrongInput(what + " is '" + value + "': none goes with no other box");
        }
        return String.join(",", ordered);
    }

    private static ScoreLine.WrongInput unknown(String what, Coded item, String value) {
        List<String> allowed = new ArrayList<>(item.values());
        allowed.add(Answers.DECLINED);
        return new ScoreLine.WrongInput(what + (value.isEmpty() ? " is missing" : " is '" + value + "'") + ": use "
                + String.join(", ", allowed) + ", or - when not answered");
    }

    private static void refuseUnasked(Coded item, Answers answers) throws ScoreLine.WrongInput {
        if (item.onlyIf().isPresent() && !item.onlyIf().get().holds(answers) && answers.has(item.id())) {
            Coded.Opener opener = item.onlyIf().get();
            throw new ScoreLine.WrongInput(item.id() + " is answered, but it is asked only when " + opener.item()
                    + " is " + opener.value() + ": use - for it");
        }
    }
}
