package aftercare.followup.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.followup.datafile.DataFile;
import aftercare.followup.datafile.DataFileException;
import aftercare.followup.flag.Assessment;
import aftercare.followup.flag.AssessmentInput;
import aftercare.followup.flag.Flag;
import aftercare.followup.flag.History;
import aftercare.followup.flag.StoredFlag;
import aftercare.followup.inspect.ProtocolPage;
import aftercare.followup.survey.Answers;
import aftercare.followup.survey.Choice;
import aftercare.followup.survey.FormPart;
import aftercare.followup.survey.Instruments;
import aftercare.followup.survey.PatientPages;
import aftercare.followup.survey.Question;
import aftercare.followup.survey.Survey;
import aftercare.followup.survey.SurveyContext;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever `protocol validate` accepts is planned, asked, assessed and shown; what it refuses it refuses with file, line and fix. */
class AcceptedProtocolsRunTest {
    private static final int ACCEPTED = 8;
    private static final int REFUSED = 4;
    private static final int TRIES = 100;
    private static final Instant NOW = Instant.parse("2026-03-06T15:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final Instruments INSTRUMENTS = Instruments.shipped();
    private static final List<String> LINES =
            DataFile.resource("protocol/default.yaml").text().lines().toList();
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])\\d+(?![\\w.])");
    private static final Pattern SPAN = Pattern.compile("\\bP(T?)(\\d+)([MHD])\\b");
    private static final Map<String, List<String>> WORDS = Map.of(
            "red", List.of("amber", "yellow"),
            "amber", List.of("yellow", "blue"),
            "yellow", List.of("blue", "amber"),
            "stop", List.of("look", "none"),
            "look", List.of("stop", "none"),
            "true", List.of("false"),
            "&&", List.of("||"),
            "||", List.of("&&"),
            ">=", List.of(">", "<=", "=="));

    private static final Map<String, String> FILLED_IN = Map.of(
            "clinic", "the clinic", "session_day", "your day", "last_asked_date", "last week", "first_name", "Ada");

    private final Random random = new Random(20261201);

    @Test
    void everyProtocolThatIsAcceptedLoadsAndRuns() {
        int accepted = 0;
        int refused = 0;
        for (int tries = 0; tries < TRIES && (accepted < ACCEPTED || refused < REFUSED); tries++) {
            String text = mutated();
            try {
                run(Protocol.load(new DataFile("mutant.yaml", text), INSTRUMENTS));
                accepted++;
            } catch (DataFileException e) {
                assertThat(e.getMessage()).matches("(?s)mutant\\.yaml:\\d+: .+\\. .+\\.?");
                refused++;
            }
        }
        assertThat(accepted).isGreaterThanOrEqualTo(ACCEPTED);
        assertThat(refused).isGreaterThanOrEqualTo(REFUSED);
    }

    /** One to three edits such as a clinician makes: a number, a time, a tier, a hold, an operator, a line more or less. */
    private String mutated() {
        List<String> lines = new ArrayList<>(LINES);
        for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
            int at = random.nextInt(lines.size());
            switch (random.nextInt(10)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.add(at, lines.get(at));
                case 2, 3, 4 -> lines.set(at, replaced(NUMBER, lines.get(at), this::otherNumber));
                case 5, 6 -> lines.set(at, replaced(SPAN, lines.get(at), this::otherSpan));
                default -> lines.set(at, otherWord(lines.get(at)));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static String replaced(Pattern what, String line, Function<Matcher, String> by) {
        Matcher found = what.matcher(line);
        return found.find() && !line.contains("version:")
                ? line.substring(0, found.start()) + by.apply(found) + line.substring(found.end())
                : line;
    }

    private String otherNumber(Matcher found) {
        return Long.toString(Long.parseLong(found.group()) + random.nextInt(3) - 1);
    }

    private String otherSpan(Matcher found) {
        int amount = Math.max(0, Integer.parseInt(found.group(2)) + random.nextInt(5) - 2);
        return "P" + found.group(1) + amount + found.group(3);
    }

    private String otherWord(String line) {
        for (Map.Entry<String, List<String>> word : WORDS.entrySet()) {
            int at = line.indexOf(" " + word.getKey());
            if (at >= 0) {
                String other =
                        word.getValue().get(random.nextInt(word.getValue().size()));
                return line.substring(0, at + 1)
                        + other
                        + line.substring(at + 1 + word.getKey().length());
            }
        }
        return line;
    }

    private void run(Protocol protocol) {
        assertThat(ProtocolPage.clinician(protocol, INSTRUMENTS)).isNotEmpty();
        assertThat(ProtocolPage.patient(protocol, INSTRUMENTS)).isNotEmpty();
        Timetable timetable = new Timetable(protocol.sending());
        for (Step step : protocol.steps()) {
            for (int occurrence : List.of(1, 4)) {
                Instant due = timetable.goesOut(step, occurrence, NOW, ZONE);
                timetable.outsideNight(due, ZONE);
                Standing standing = random.nextBoolean() ? Standing.unknown() : Standing.after(true);
                protocol.silence(step.key(), standing.missing(true, 2));
                protocol.unanswered(step.key(), standing);
                List<FormPart> parts = step.forms(occurrence, standing);
                if (!parts.isEmpty()) {
                    answer(protocol, step, parts);
                }
            }
        }
    }

    /** Asks to the end, page by page, with whatever is offered. */
    private void answer(Protocol protocol, Step step, List<FormPart> parts) {
        Survey survey = Survey.of(
                INSTRUMENTS, parts, new SurveyContext("en", step.baseline(), true, true, FILLED_IN, Map.of()));
        Answers answers = Answers.none();
        Optional<Question> next = survey.next(answers);
        while (next.isPresent()) {
            Question question = next.get();
            List<Choice> offered = question.offered();
            answers = answers.with(
                    question.id(),
                    offered.isEmpty()
                            ? "written"
                            : offered.get(random.nextInt(offered.size())).value());
            next = survey.next(answers);
            assess(protocol, survey, answers, Set.of(question.id()), next.isEmpty());
            protocol.assessor().deadlines(survey, answers);
        }
    }

    private void assess(Protocol protocol, Survey survey, Answers answers, Set<String> saved, boolean finished) {
        History history = new History(
                List.of(answers),
                Map.of("urinary-check", answers, "dependency-check", answers),
                OptionalInt.of(9),
                List.of(9, 12),
                Map.of(),
                Optional.empty(),
                History.Exposure.none(),
                random.nextBoolean());
        Assessment assessment = protocol.assessor()
                .assess(new AssessmentInput(
                        "poll-1", survey, answers, saved, finished, Set.of(), history, Set.of(), NOW));
        assertThat(PatientPages.shipped().ids()).containsAll(assessment.pages());
        for (Flag flag : assessment.flags()) {
            assertThat(protocol.rule(flag.rule())).isPresent();
            assertThat(protocol.response(flag.tier())).isNotNull();
            StoredFlag stored = StoredFlag.of(flag, "poll-1");
            assertThat(protocol.recompute(stored).map(StoredFlag::json))
                    .as(flag.rule())
                    .contains(stored.json());
        }
    }
}
