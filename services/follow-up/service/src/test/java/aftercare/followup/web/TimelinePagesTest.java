package aftercare.followup.web;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.followup.course.AcceptedLevel;
import aftercare.followup.course.Course;
import aftercare.followup.course.Enrolment;
import aftercare.followup.course.Holds;
import aftercare.followup.course.PastSession;
import aftercare.followup.course.Visits;
import aftercare.followup.escalation.RaisedFlag;
import aftercare.followup.poll.Asking;
import aftercare.followup.poll.Background;
import aftercare.followup.poll.Dispatch;
import aftercare.followup.poll.Origin;
import aftercare.followup.poll.Paper;
import aftercare.followup.poll.Poll;
import aftercare.followup.poll.Questionnaire;
import aftercare.followup.poll.Sheet;
import aftercare.followup.survey.Answers;
import aftercare.followup.survey.Scoring;
import aftercare.followup.survey.SurveyContext;
import aftercare.kernel.Change;
import aftercare.kernel.Cursors;
import aftercare.kernel.Hold;
import aftercare.kernel.Tier;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The patient's timeline over HTTP. */
class TimelinePagesTest extends DeskPages {
    private static final Pattern OLDER = Pattern.compile("<a href=\"([^\"]+)#happened\">Older</a>");
    private static final Pattern OLDER_CHARTS =
            Pattern.compile("<a href=\"([^\"]+)#scores\">Charts of older surveys</a>");
    private static final Pattern ENTRY = Pattern.compile("<p class=\"when\">");

    @Test
    void aPatientOfWhomNothingIsKnownYetHasAnEmptyPage() throws Exception {
        signIn("ada");
        followed(List.of(), List.of());
        assertThat(get("/patients/" + patient).body())
                .contains("No session so far.", "No survey was answered yet.", "Enrolled")
                .doesNotContain("<svg");
        assertThat(get("/patients/pat-nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void aWaitingCourseShowsItsSession() throws Exception {
        signIn("ada");
        courses.shelf.put(
                patient,
                Change.of(new Course.Waiting(
                        patient,
                        Cursors.none(),
                        List.of(session(1, 3)),
                        NOW.minus(Duration.ofDays(3)),
                        List.of(),
                        new Visits(List.of(), List.of(), List.of()))));
        assertThat(get("/patients/" + patient).body())
                .contains("no enrolment has arrived", "Session: 84 mg esketamine, intranasal")
                .doesNotContain("<svg");
    }

    @Test
    void scoresAreDrawnWithThresholdsBaselineAndSessions() throws Exception {
        signIn("ada");
        followed(List.of(session(1, 20), session(2, 6)), List.of());
        answered(1, 21, 1, false, null);
        answered(2, 7, 2, true, null);
        String page = get("/patients/" + patient).body();
        assertThat(page)
                .contains(
                        "<title id=\"chart-phq-9-title\">PHQ-9 total</title>",
                        "9, mild on 2 Nov 2026; 18, moderately-severe on 16 Nov 2026 (late)",
                        "Baseline 18, the worse where there are two",
                        "threshold 18 and more (6 above the accepted level of 12), PHQ-WORSE. yellow: ",
                        "A proposal, not a published number: clinical reference",
                        "Accepted level 12 from",
                        "Sessions: 84 mg on 3 Nov 2026; 84 mg on 17 Nov 2026",
                        ">A 18 proposal</text>",
                        ">baseline 18</text>",
                        ">accepted 12</text>",
                        "<caption>PHQ-9 total</caption>",
                        "<td>18, moderately-severe</td><td>late</td>",
                        "Session: 84 mg esketamine, intranasal",
                        "PHQ-09: ");
    }

    @Test
    void aMissingSurveyBreaksTheLine() throws Exception {
        signIn("ada");
        followed(List.of(), List.of());
        answered(1, 21, 1, false, null);
        Asking asking = asking(2, NOW.minus(Duration.ofDays(14)));
        polls.insertIfAbsent(asking.id(), Change.of(new Poll.Missed(asking, dispatch(asking))));
        answered(3, 7, 2, false, null);
        String page = get("/patients/" + patient).body();
        Matcher line = Pattern.compile("<path class=\"line\" d=\"(M[^\"]+)\"").matcher(page);
        assertThat(line.find()).isTrue();
        assertThat(line.group(1).lastIndexOf('M')).isPositive();
        assertThat(page).contains("Missing: weekly 2 by 12 Nov 2026", "Survey missing; the line is broken there");
    }

    @Test
    void aFlagSaysWhyInTheWordsOfTheQuestions() throws Exception {
        signIn("ada");
        followed(List.of(), List.of());
        answered(
                1,
                1,
                1,
                false,
                flag("U-AMB-INFECTION", "It <b>burns</b>.", Map.of("URI-10", "yes"), null, pollIdOf(1)));
        String page = get("/patients/" + patient + "?show=flags").body();
        assertThat(page)
                .contains(
                        "It &lt;b&gt;burns&lt;/b&gt;.",
                        "<span class=\"code\">URI-10</span> ",
                        "<td>Yes</td>",
                        "Rule <span class=\"code\">U-AMB-INFECTION</span>",
                        "own-worded instruments, section 2 (proposal)",
                        "A proposal, not a published number for use after ketamine.",
                        "/surveys/" + pollIdOf(1))
                .doesNotContain("It <b>burns");
    }

    @Test
    void silenceShowsTheSourceOfItsRule() throws Exception {
        signIn("ada");
        silence("SIL-YEL-TWO", Tier.YELLOW);
        assertThat(get("/patients/" + patient + "?show=silence").body())
                .contains("clinical reference, silence (proposal)", "Two polls in a row are missing")
                .contains("Silence (1)")
                .doesNotContain("Flags (");
    }

    @Test
    void whatANamedReaderShallReadIsInNeitherListNorChartNorCount() throws Exception {
        signIn("ada");
        followed(List.of(), List.of());
        answered(
                1,
                1,
                1,
                false,
                flag("F-AMB-UNSAFE", "Somebody made me unsafe", Map.of("FDC-13", "yes"), "named-reader", pollIdOf(1)));
        for (String path : List.of("", "?show=flags")) {
            assertThat(get("/patients/" + patient + path).body())
                    .doesNotContain("Somebody made me unsafe", "F-AMB-UNSAFE", "FDC-13", "Flags (1)");
        }
        signIn("sam");
        assertThat(get("/patients/" + patient).body())
                .contains("Somebody made me unsafe", "F-AMB-UNSAFE", "FDC-13", "Flags (1)");
    }

    @Test
    void twoHundredSurveysStaySmallAndEveryEntryIsOnOnePage() throws Exception {
        signIn("ada");
        followed(IntStream.rangeClosed(1, 60).mapToObj(i -> session(i, i * 20)).toList(), List.of());
        for (int i = 1; i <= 200; i++) {
            answered(
                    i,
                    1400 - 7 * i + 1,
                    i % 4,
                    i % 9 == 0,
                    flag("U-AMB-INFECTION", "It burns, " + i, Map.of("URI-10", "yes"), null, pollIdOf(i)));
        }
        String path = "/patients/" + patient;
        String page = get(path).body();
        Files.createDirectories(Path.of("target/pages"));
        Files.writeString(Path.of("target/pages/timeline-200.html"), page);
        assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(300_000);
        assertThat(page).contains("26 of 200 answered surveys");
        Matcher charts = OLDER_CHARTS.matcher(page);
        assertThat(charts.find()).isTrue();
        assertThat(get(charts.group(1).replace("&amp;", "&")).body())
                .contains("26 of 200 answered surveys")
                .doesNotContain("NaN");

        int entries = 0;
        int pages = 0;
        String next = path;
        while (!next.isEmpty()) {
            String shown = get(next).body();
            entries += (int) ENTRY.matcher(shown).results().count();
            pages++;
            Matcher older = OLDER.matcher(shown);
            next = older.find() ? older.group(1).replace("&amp;", "&") : "";
        }
        assertThat(entries).isEqualTo(200 + 200 + 60 + 1 + 1);
        assertThat(pages).isEqualTo(12);
    }

    @Test
    void whatCannotBeAskedForIsNotFound() throws Exception {
        signIn("ada");
        followed(List.of(), List.of());
        for (String asked : List.of("show=everything", "before=yesterday", "charts=soon")) {
            assertThat(get("/patients/" + patient + "?" + asked).statusCode())
                    .as(asked)
                    .isEqualTo(404);
        }
    }

    private void followed(List<PastSession> sessions, List<String> exceptions) {
        courses.shelf.put(
                patient,
                Change.of(new Course.Followed(
                        patient,
                        Cursors.none(),
                        new Enrolment("UTC", "en", "US", "team", false, NOW.minus(Duration.ofDays(1500))),
                        null,
                        sessions,
                        new Holds(0, List.of(), List.of()),
                        sessions.isEmpty() ? List.of() : List.of(answers(1), answers(2)),
                        Map.of(),
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        sessions.isEmpty()
                                ? List.of()
                                : List.of(new AcceptedLevel(
                                        "level-1",
                                        "phq-9",
                                        Map.of("phq-9", 12),
                                        "ada",
                                        "Known for years",
                                        NOW.minus(Duration.ofDays(10)),
                                        NOW.plus(Duration.ofDays(10)))),
                        List.of(),
                        new Visits(List.of(), List.of(), exceptions),
                        List.of())));
    }

    private static PastSession session(int number, int daysAgo) {
        Instant at = NOW.minus(Duration.ofDays(daysAgo));
        return new PastSession(
                "ses-" + number, "clinic", "esketamine", new BigDecimal("84"), "intranasal", at, at.plusSeconds(7200));
    }

    private String pollIdOf(int number) {
        return "poll-" + patient + "-" + number;
    }

    private Asking asking(int number, Instant due) {
        return new Asking(
                pollIdOf(number),
                patient,
                "team",
                protocol.id(),
                protocol.version(),
                "weekly",
                "ses-1",
                number,
                Origin.at(due, ZoneOffset.UTC),
                due,
                due.plus(Duration.ofDays(3)),
                due.plus(Duration.ofDays(33)));
    }

    private Dispatch dispatch(Asking asking) {
        Questionnaire questionnaire =
                Questionnaire.of(protocol.step("weekly").orElseThrow().forms(4), SurveyContext.english(false), "US");
        Sheet sheet = Sheet.of(asking.id(), questionnaire, Background.none());
        return new Dispatch(sheet, asking.dueAt(), 1, List.of(), 0, Set.of(), Map.of());
    }

    /** Every item of PHQ-9 and GAD-7 at that level, and much of the urinary check. */
    private static Map<String, String> answers(int level) {
        Map<String, String> answers = new HashMap<>();
        IntStream.rangeClosed(1, 9).forEach(i -> answers.put("PHQ-0" + i, Integer.toString(level)));
        IntStream.rangeClosed(1, 7).forEach(i -> answers.put("GAD-0" + i, Integer.toString(level)));
        for (String item : List.of(
                "URI-01", "URI-01i", "URI-02", "URI-02i", "URI-03", "URI-03i", "URI-04", "URI-05", "URI-06", "URI-06i",
                "URI-07", "DEP-01", "DEP-02", "DEP-03", "DEP-04", "DEP-05", "MND-02", "MND-09")) {
            answers.put(item, Integer.toString(level));
        }
        answers.put("URI-10", "yes");
        return answers;
    }

    private void answered(int number, int daysAgo, int level, boolean late, @Nullable RaisedFlag flag) {
        Instant at = NOW.minus(Duration.ofDays(daysAgo));
        Asking asking = asking(number, at.minusSeconds(3600));
        Map<String, String> answers = answers(level);
        Paper paper = new Paper(
                answers.size(),
                answers,
                Scoring.scores(Answers.of(answers)),
                flag == null ? List.of() : List.of(flag),
                List.of(),
                Map.of(),
                Set.of(),
                List.of(),
                null,
                Map.of());
        polls.insertIfAbsent(
                asking.id(),
                Change.of(new Poll.Answered(asking, dispatch(asking), at.minusSeconds(600), paper, at, late, true)));
    }

    private RaisedFlag flag(
            String rule, String sentence, Map<String, String> inputs, @Nullable String routing, String poll) {
        return new RaisedFlag(
                "flag-of-" + poll,
                poll,
                rule,
                protocol.version(),
                Tier.AMBER,
                Hold.NONE,
                "bladder",
                sentence,
                inputs,
                routing,
                NOW.minus(Duration.ofHours(1)),
                null);
    }
}
