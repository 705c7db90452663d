package aftercare.followup.web;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.followup.course.AcceptedLevel;
import aftercare.followup.course.Course;
import aftercare.followup.course.Enrolment;
import aftercare.followup.course.Holds;
import aftercare.followup.course.LiftedHold;
import aftercare.followup.course.PastPoll;
import aftercare.followup.course.PastSession;
import aftercare.followup.course.Visits;
import aftercare.followup.escalation.RaisedFlag;
import aftercare.kernel.Change;
import aftercare.kernel.Cursors;
import aftercare.kernel.Following;
import aftercare.kernel.FollowingPeriod;
import aftercare.kernel.Hold;
import aftercare.kernel.Tier;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A patient's timeline over HTTP. */
class TimelinePagesTest extends DeskPages {
    private static final Instant ENROLLED = NOW.minus(Duration.ofDays(60));

    private static Instant day(int day) {
        return ENROLLED.plus(Duration.ofDays(day));
    }

    private RaisedFlag flag(String id, Instant at, String routing) {
        return new RaisedFlag(
                id,
                pollId(),
                "U-AMB-INFECTION",
                "1.2",
                Tier.AMBER,
                Hold.LOOK,
                "bladder",
                "It <burns>, " + id,
                Map.of("URI-10", "yes"),
                routing.isEmpty() ? null : routing,
                at,
                null);
    }

    private void course(List<PastPoll> answered, List<RaisedFlag> flags) {
        courses.shelf.put(
                patient,
                Change.of(new Course.Followed(
                        patient,
                        Cursors.none(),
                        new Enrolment("America/Chicago", "en", "US", "team", false, ENROLLED),
                        null,
                        List.of(new PastSession(
                                "s-1", "clinic", "ketamine", new BigDecimal("45.0"), "im", day(3), day(3))),
                        new Holds(
                                2,
                                List.of(),
                                List.of(new LiftedHold(
                                        "f-0",
                                        "U-AMB-INFECTION",
                                        Hold.LOOK,
                                        day(5),
                                        "ada",
                                        "Urine was clear",
                                        day(6)))),
                        List.of(Map.of("URI-07", "1")),
                        Map.of(),
                        8,
                        answered,
                        List.of(),
                        flags,
                        null,
                        List.of(new AcceptedLevel(
                                "l-1", "urinary-night", Map.of("urinary-night", 2), "ada", "Known", day(8), day(90))),
                        List.of(),
                        new Visits(List.of(), List.of(), List.of()),
                        List.of(new FollowingPeriod(Following.PAUSED, day(20), day(30))))));
    }

    private static List<PastPoll> weekly() {
        return Stream.of(4, 11, 18)
                .map(day -> new PastPoll(
                        "poll-" + day,
                        "weekly",
                        day / 7 + 1,
                        day(day),
                        day == 18,
                        Map.of("phq-9", day, "urinary-night", 2)))
                .toList();
    }

    @Test
    void everyScoreHasAChartWithATableBehindIt() throws Exception {
        course(weekly(), List.of());
        signIn("ada");
        String page = get("/patients/" + patient).body();
        assertThat(page)
                .contains("id=\"chart-phq-9\"", "id=\"chart-urinary-night\"")
                .contains("role=\"img\"")
                .contains("At 14 (6 above 8, the best so far) rule PHQ-RELAPSE")
                .contains("class=\"reading late\"")
                .contains("accepted 2", "baseline")
                .contains("45 mg")
                .contains("The same as a table");
        assertThat(Pattern.compile("<svg").matcher(page).results().count()).isEqualTo(2);
        assertThat(page).doesNotContain("<details open><summary>The same as a table");
    }

    @Test
    void everythingThatHappenedStandsInOneListNewestFirst() throws Exception {
        course(weekly(), List.of(flag("f-1", day(5), "")));
        signIn("ada");
        String page = get("/patients/" + patient).body();
        assertThat(page)
                .containsSubsequence(
                        "Paused until",
                        "Ada Example accepted a level of Urinary: night until",
                        "Ada Example lifted the hold of rule U-AMB-INFECTION: Urine was clear",
                        "To be looked at before the next dose, by rule U-AMB-INFECTION",
                        "It &lt;burns&gt;, f-1",
                        "Session: 45 mg of ketamine, im, clinic",
                        "Enrolled");
        assertThat(get("/patients/" + patient + "?show=hold").body())
                .contains("Urine was clear")
                .doesNotContain("Session: 45 mg");
        assertThat(get("/patients/" + patient + "?show=nonsense").statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsForANamedReaderIsInNoPartOfIt() throws Exception {
        course(List.of(), List.of(flag("f-open", day(5), ""), flag("f-secret", day(6), "named-reader")));
        signIn("ada");
        assertThat(get("/patients/" + patient).body()).contains("f-open").doesNotContain("f-secret");
        signIn("sam");
        assertThat(get("/patients/" + patient).body()).contains("f-open", "f-secret");
    }

    @Test
    void aLongListGoesOnAndNothingStandsTwice() throws Exception {
        course(
                List.of(),
                IntStream.range(0, 150)
                        .mapToObj(i -> flag("f-" + (1000 + i), day(5), ""))
                        .toList());
        signIn("ada");
        String first = get("/patients/" + patient + "?show=flag").body();
        var older = Pattern.compile("href=\"(/patients/[^\"]*before=[^\"#]*)#happened\"")
                .matcher(first);
        assertThat(older.find()).isTrue();
        String second = get(older.group(1).replace("&amp;", "&")).body();
        List<String> entries = Stream.of(first, second)
                .flatMap(page ->
                        Pattern.compile("burns&gt;, (f-1\\d+) <a").matcher(page).results())
                .map(found -> found.group(1))
                .toList();
        assertThat(entries).hasSize(150).doesNotHaveDuplicates();
        assertThat(second).doesNotContain(">Older<");
    }

    @Test
    void theWhyOfAFlagReadsTheQuestionBack() throws Exception {
        course(List.of(), List.of(flag("f-1", day(5), "")));
        signIn("ada");
        assertThat(get("/patients/" + patient).body())
                .contains("U-AMB-INFECTION")
                .contains("URI_10 ==")
                .contains("A proposal, no published number.")
                .contains("Looked at");
    }

    @Test
    void forPrintingEverythingIsUnfolded() throws Exception {
        course(weekly(), List.of());
        signIn("ada");
        String page = get("/patients/" + patient + "?print=true").body();
        assertThat(page).contains("<details open>").doesNotContain("<details>").doesNotContain("For printing");
    }

    @Test
    void whoWasJustEnrolledHasNothingYet() throws Exception {
        course(List.of(), List.of());
        signIn("ada");
        assertThat(get("/patients/" + patient).body())
                .contains("No survey was answered yet.")
                .contains("Enrolled");
        assertThat(get("/patients/nobody").statusCode()).isEqualTo(404);
    }
}
