package aftercare.followup.survey;

import aftercare.followup.datafile.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** The command {@code score}: arguments in, one JSON line or an error that names what is wrong. No Spring, no CEL. */
public final class ScoreLine {
    /** How to call it, for {@code --help}. */
    public static final String USAGE = """
            Usage: aftercare score INSTRUMENT OPTIONS
              phq-9 --answers 3,0,1,2,0,0,1,0,3     nine answers, 0 to 3
              gad-7 --answers 0,1,2,3,0,1,2         seven answers, 0 to 3
              asq --answers no,no,yes,no,no         five answers: yes, no or declined; - for item 5 when not asked
              composite --frequency F --severity S --interference I
                                                    each 0 to 4; leave out what is not asked
              urinary-check --answers URI-01=1,URI-01i=2,URI-04=3
                                                    or the values of URI-01 to URI-11 in order, - when not asked
              ipss --answers 1,0,2,1,3,0,2,4        any other instrument: its items in order, or IPSS-1=1,IPSS-2=0;
                                                    - when not answered, several ticks as chest+faint
              naranjo --answers u,y,y,u,n,u,u,u,u,y
                                                    ten answers: y, n or u for unknown
              who-umc --answers y,n,y,y,y,y         time relation, other cause, dechallenge, event definitive, rechallenge,
                                                    data sufficient: y, n or u for unknown
              ... --declared-total N                refused when the answers do not add up to N
            Prints one JSON object on one line. Exit 2 when the input is wrong.""";

    private static final List<String> INSTRUMENTS = instruments();

    private ScoreLine() {}

    /** What the command prints. */
    public sealed interface Result {}

    /** One JSON object on one line, for standard output; exit 0. */
    public record Scored(String json) implements Result {}

    /** What is wrong and how to put it right, for standard error; exit 2. */
    public record Refused(String message) implements Result {}

    /** Scores; {@code arguments} are those after the word {@code score}: {@code phq-9 --answers 3,0,1,...}. */
    public static Result run(List<String> arguments) {
        try {
            return new Scored(score(arguments));
        } catch (WrongInput e) {
            return new Refused(e.problem);
        }
    }

    private static String score(List<String> arguments) throws WrongInput {
        if (arguments.isEmpty() || arguments.getFirst().startsWith("-")) {
            throw new WrongInput("Name the instrument: " + String.join(", ", INSTRUMENTS));
        }
        String instrument = arguments.getFirst();
        List<String> rest = arguments.subList(1, arguments.size());
        return switch (instrument) {
            case "asq", "asq-followup" -> asq(instrument, answers(instrument, rest));
            case "composite" -> composite(rest);
            case "naranjo" -> naranjo(rest);
            case "who-umc" -> whoUmc(answers(instrument, rest));
            case "urinary-check" -> UrinaryLine.score(answers(instrument, rest));
            default -> byDefinition(instrument, rest);
        };
    }

    private static String byDefinition(String instrument, List<String> arguments) throws WrongInput {
        Definition definition = Definitions.find(instrument).orElse(null);
        if (definition == null) {
            throw new WrongInput("Unknown instrument '" + instrument + "'"
                    + Nearest.hint(instrument, INSTRUMENTS)
                            .map(hint -> ". " + hint + "?")
                            .orElse(": use " + String.join(", ", INSTRUMENTS)));
        }
        Map<String, String> options = options(arguments, Set.of("--answers", "--declared-total"));
        Answers answers = AnswersLine.read(definition, values(instrument, options));
        String declared = options.get("--declared-total");
        if (declared != null) {
            requireTotal(definition, answers, declared);
        }
        return ScoreJson.of(definition, answers);
    }

    private static String naranjo(List<String> arguments) throws WrongInput {
        Map<String, String> options = options(arguments, Set.of("--answers", "--declared-total"));
        List<String> values = values("naranjo", options);
        requireCount("naranjo", values, Naranjo.QUESTIONS);
        List<Certainty> answers = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            answers.add(certainty("Answer " + (i + 1) + " of naranjo", values.get(i)));
        }
        Naranjo found = Naranjo.of(answers);
        String declared = options.get("--declared-total");
        if (declared != null) {
            requireSame(found.total(), declared);
        }
        return "{\"instrument\":\"naranjo\",\"total\":" + found.total() + ",\"category\":\""
                + found.category().id() + "\"}";
    }

    private static String whoUmc(List<String> values) throws WrongInput {
        requireCount("who-umc", values, WhoUmc.CRITERIA.size());
        List<Certainty> answers = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            answers.add(certainty("Answer " + (i + 1) + " of who-umc (" + WhoUmc.CRITERIA.get(i) + ")", values.get(i)));
        }
        return "{\"instrument\":\"who-umc\",\"category\":\""
                + WhoUmc.of(answers).category().id() + "\"}";
    }

    private static Certainty certainty(String what, String value) throws WrongInput {
        return Certainty.of(value)
                .orElseThrow(() -> new WrongInput(what + (value.isEmpty() ? " is missing" : " is '" + value + "'")
                        + ": use y, n or u for unknown"));
    }

    private static void requireTotal(Definition definition, Answers answers, String declared) throws WrongInput {
        ScoreRule total = definition
                .score("total")
                .orElseThrow(() -> new WrongInput(definition.id() + " has no total: leave --declared-total out"));
        OptionalInt computed = total.value(answers);
        if (computed.isEmpty()) {
            throw new WrongInput("--declared-total is " + declared + ", but a partial form has no total: "
                    + String.join(", ", definition.missing(answers)) + " not answered");
        }
        requireSame(computed.getAsInt(), declared);
    }

    private static void requireSame(int total, String declared) throws WrongInput {
        if (!declared.matches("-?\\d{1,9}")) {
            throw new WrongInput("--declared-total is '" + declared + "', not a whole number");
        }
        if (total != Integer.parseInt(declared)) {
            throw new WrongInput("--declared-total is " + declared + ", but the answers add up to " + total
                    + ": correct the answers or leave it out");
        }
    }

    private static List<String> instruments() {
        List<String> ids = new ArrayList<>(Definitions.ids());
        ids.addAll(List.of("composite", "naranjo", "who-umc"));
        ids.sort(null);
        return List.copyOf(ids);
    }

    private static String asq(String form, List<String> values) throws WrongInput {
        requireCount(form, values, 5);
        Map<String, String> answers = new LinkedHashMap<>();
        for (int i = 0; i < 5; i++) {
            String value = values.get(i);
            boolean skipped = i == 4 && value.equals("-");
            if (!skipped && !Set.of("yes", "no", "declined").contains(value)) {
                throw new WrongInput(
                        "Answer " + (i + 1) + " of " + form + " is '" + value + "': use yes, no or declined"
                                + (i == 4 ? ", or - when none of the first four is yes or declined" : ""));
            }
            if (!skipped) {
                answers.put(form.equals("asq-followup") && i == 3 ? "ASQ-4F" : "ASQ-" + (i + 1), value);
            }
        }
        Asq asq = Asq.of(Answers.of(answers));
        return asq.result()
                .map(result -> "{\"instrument\":\"" + form + "\",\"result\":\"" + result.id() + "\"}")
                .orElseThrow(() -> new WrongInput("Answer 5 of " + form + " is '-', but answer "
                        + asq.positive().getFirst().substring("ASQ-".length(), "ASQ-1".length())
                        + " is yes or declined, so item 5 is asked: use yes, no or declined"));
    }

    private static String composite(List<String> arguments) throws WrongInput {
        Map<String, String> options = options(arguments, Set.of("--frequency", "--severity", "--interference"));
        if (options.isEmpty()) {
            throw new WrongInput(
                    "composite needs at least one of --frequency, --severity and --interference, each 0 to 4");
        }
        OptionalInt grade = CompositeGrade.of(
                attribute(options, "--frequency"),
                attribute(options, "--severity"),
                attribute(options, "--interference"));
        return "{\"instrument\":\"composite\",\"grade\":" + (grade.isPresent() ? grade.getAsInt() : "null") + "}";
    }

    private static int attribute(Map<String, String> options, String name) throws WrongInput {
        String value = options.get(name);
        return value == null ? CompositeGrade.NOT_ASKED : number(name, value, 4);
    }

    private static List<String> answers(String instrument, List<String> arguments) throws WrongInput {
        return values(instrument, options(arguments, Set.of("--answers")));
    }

    private static List<String> values(String instrument, Map<String, String> options) throws WrongInput {
        String answers = options.get("--answers");
        if (answers == null) {
            throw new WrongInput(instrument + " needs --answers, separated by commas");
        }
        return Arrays.stream(answers.split(",", -1)).map(String::strip).toList();
    }

    private static Map<String, String> options(List<String> arguments, Set<String> known) throws WrongInput {
        Map<String, String> options = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(known);
        names.sort(null);
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            if (!known.contains(name)) {
                throw new WrongInput("Unknown option '" + name + "': use " + String.join(", ", names));
            }
            if (equals < 0 && i + 1 == arguments.size()) {
                throw new WrongInput(name + " has no value");
            }
            String value = equals < 0 ? arguments.get(++i) : argument.substring(equals + 1);
            if (options.put(name, value) != null) {
                throw new WrongInput(name + " is given twice");
            }
        }
        return options;
    }

    static void requireCount(String instrument, List<String> values, int count) throws WrongInput {
        if (values.size() != count) {
            throw new WrongInput(instrument + " takes " + count + " answers, not " + values.size());
        }
    }

    static int number(String what, String value, int most) throws WrongInput {
        if (value.isEmpty()) {
            throw new WrongInput(what + " is missing: use 0 to " + most);
        }
        if (!value.matches("[+-]?\\d{1,9}")) {
            throw new WrongInput(what + " is '" + value + "', not a whole number: use 0 to " + most);
        }
        int number = Integer.parseInt(value);
        if (number < 0 || number > most) {
            throw new WrongInput(what + " is " + value + ", out of range: use 0 to " + most);
        }
        return number;
    }

    /** Input that cannot be scored. */
    static final class WrongInput extends Exception {
        private static final long serialVersionUID = 1L;
        private final String problem;

        WrongInput(String problem) {
            super(problem);
            this.problem = problem;
        }
    }
}
