package aftercare.followup.web;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.followup.survey.Choice;
import aftercare.followup.survey.CrisisNumbers;
import aftercare.followup.survey.PatientPages.Button;
import aftercare.followup.survey.PatientPages.Field;
import aftercare.followup.survey.PatientPages.Page;
import aftercare.followup.survey.Question;
import aftercare.kernel.Tier;
import aftercare.web.Clinic;
import aftercare.web.FormErrors;
import aftercare.web.Pages;
import aftercare.web.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Every template renders; the pages are left under {@code target/pages} for a person to look at. */
class RenderedPagesTest {
    private static final CrisisNumbers NUMBERS = CrisisNumbers.of("US");
    private static final Page RED_S = new Page(
            "RED-S",
            Optional.of("Get help from a person now."),
            List.of(
                    "Thank you for telling us. Call or text 988.",
                    "If you have hurt yourself, taken too much of anything, or may act on these thoughts, call 911 or go to the nearest emergency room.",
                    "No one from Example Clinic can call you before Monday, November 23, 9:00 AM (EST). Do not wait for us."),
            List.of(
                    new Field("phone", "Best number to call you now", "phone"),
                    new Field("place", "Where are you now?", "address"),
                    new Field("company", "Is someone with you?", "yes-no")),
            List.of(
                    new Button("Call 988", "tel:988"),
                    new Button("Text 988", "sms:988"),
                    new Button("Call 911", "tel:911")),
            Optional.of("You can stop here. The other questions can wait."));
    private static final Page DONE = plain(
            "DONE",
            "Thank you. A clinician of Example Clinic will read your answers by Thursday, November 26, 2:00 PM (EST). If something changes before then, call +1 555 0100.");
    private static final Page HOLD = new Page(
            "HOLD",
            Optional.of("Your next dose is on pause."),
            List.of(
                    "Do not take ketamine, not even doses you have at home, until Example Clinic tells you it is OK. This is to keep you safe. It is not a punishment."),
            List.of(),
            List.of(),
            Optional.empty());
    private static final ShownFlag FLAG = new ShownFlag(
            "flag-1",
            Tier.RED,
            "Cannot pee now and the lower belly hurts or is swollen.",
            "U-RED-RETENTION",
            "1",
            "Mon 23 Nov 2026, 14:05",
            "Stops the next dose until a clinician lifts it.",
            "own-worded instruments, section 2 (proposal)",
            "A proposal, not a published number for use after ketamine.",
            List.of(
                    new ShownFlag.Seen("URI-09a", "Can you pee now?", "No"),
                    new ShownFlag.Seen("URI-09b", "Is your belly swollen or does it hurt?", "Yes")),
            "/patients/pat-1/surveys/poll-1");
    private static final List<ShownLevel> LEVELS = List.of(new ShownLevel(
            "Urinary: night: URI-07 = 3, urinary-night = 2",
            "Accepted by Ada Example on Mon 16 Nov 2026, 10:00 until Sun 31 Jan 2027, 23:59: Known for years",
            true));
    private static final ShownChart CHART = new ShownChart(
            "chart-phq-9",
            "PHQ-9 <total>",
            "11, moderate on 16 Nov 2026 (late)",
            "PHQ-9 total, 0 to 27. 17 on 2 Nov 2026; 11 on 16 Nov 2026 (late).",
            List.of(new ShownChart.Label("20", "175.5", "0"), new ShownChart.Label("20", "33.5", "27")),
            List.of(new ShownChart.Label("26", "192", "2 Nov 2026"), new ShownChart.Label("270", "192", "23 Nov 2026")),
            List.of(new ShownChart.Level("rule", "26", "270", "53", "57", "A 23 proposal")),
            "M26 82L188.7 114",
            "M22 82a4 4 0 1 0 8 0a4 4 0 1 0-8 0",
            "M188.7 109l5 5-5 5-5-5z",
            "",
            "",
            "M60 24V172",
            List.of(new ShownChart.Label("60", "20", "84 mg")),
            List.of(
                    new ShownChart.Key("rule", "A: threshold 23 and more"),
                    new ShownChart.Key("late", "Answered late"),
                    new ShownChart.Key("session", "Session, with its dose")),
            List.of(
                    new ShownChart.Row("2026-11-02T15:00:00Z", "2 Nov 2026", "baseline", "17, moderately severe", ""),
                    new ShownChart.Row("2026-11-16T15:00:00Z", "16 Nov 2026", "weekly", "11, moderate", "late")));
    private static final ShownTimeline TIMELINE = new ShownTimeline(
            List.of(CHART),
            List.of(),
            "",
            "",
            "A clinician made a standing exception from P01 of the checklist before a session.",
            List.of(
                    new ShownTimeline.Filter("All", 2, "/patients/pat-1#happened", true),
                    new ShownTimeline.Filter("Flags", 1, "/patients/pat-1?show=flags#happened", false)),
            List.of(
                    new ShownEntry(
                            "2026-11-23T19:05:00Z",
                            "Mon 23 Nov 2026, 14:05",
                            "Flags",
                            FLAG.sentence(),
                            "",
                            "",
                            "",
                            FLAG),
                    new ShownEntry(
                            "2026-11-22T19:05:00Z",
                            "Sun 22 Nov 2026, 14:05",
                            "Holds",
                            "Hold lifted",
                            "Reason: <script>alert(1)</script>",
                            "",
                            "",
                            null)),
            "/patients/pat-1?before=x#happened",
            "",
            List.of());
    private static final InboxRow ROW = new InboxRow(
            "esc-1",
            "pat-0123456789abcdefghjkmnpqrs",
            Tier.RED,
            "Bladder",
            FLAG.sentence(),
            1,
            "Mon 23 Nov 2026, 14:10",
            "Overdue by 3 min",
            true,
            "Nobody has taken it on.",
            "Mon 23 Nov 2026, 14:05");
    private static final List<ShownHold> HOLDS = List.of(
            new ShownHold(
                    "flag-1",
                    true,
                    "Stop: no dose until a clinician lifts it",
                    "By rule U-RED-RETENTION since Mon 23 Nov 2026, 14:05."),
            new ShownHold("flag-2", false, "Lifted: Look", "By rule M-BLU-COGNITION, lifted by Ada <b>Example</b>."));
    private static final List<String> NOT_REVIEWED = List.of("the protocol ketamine 1", "Urinary check");

    private final Pages pages = Pages.of(
            Site.of("aftercare.followup.web.templates"),
            new Clinic("Example Clinic", "+1 555 0100", ZoneId.of("America/New_York")));

    @Test
    void choiceQuestion() throws IOException {
        String page = question("choice", choice(), List.of("2"), new FormErrors());
        assertThat(page)
                .contains("<h1>In the last 7 days, on how many days did you suddenly need to pee")
                .contains("value=\"2\" checked>")
                .contains("<label for=\"answer-declined\">I'd rather not say</label>")
                .doesNotContain("value=\"1\" checked")
                .doesNotContain("error");
    }

    @Test
    void faultyQuestionReadsTheQuestionBackInTheSummaryAndAtTheField() throws IOException {
        String problem = choice().problem();
        String page = question("choice-error", choice(), List.of(), new FormErrors().add("answer", problem));
        assertThat(page)
                .contains("<title>Error: Question 3 of about 14")
                .contains("<a href=\"#answer\">" + problem)
                .contains("id=\"answer-error\"")
                .contains("aria-describedby=\"answer-error\"");
    }

    @Test
    void tickQuestion() throws IOException {
        Question ticks = new Question(
                "FDC-02",
                "first-day",
                Question.Kind.TICK,
                List.of("The next questions are about the time since your session on Sunday."),
                Optional.empty(),
                "Since your session, did you have any of these? Tick all that fit.",
                List.of(
                        new Choice("chest", "Chest pain or a tight chest"),
                        new Choice("faint", "Fainting or passing out"),
                        new Choice("none", "None of these")),
                Optional.of("none"),
                Optional.of("I'd rather not say"),
                "Select what you have had since your session, or None of these",
                0);
        assertThat(question("tick", ticks, List.of("chest", "faint"), new FormErrors()))
                .contains("type=\"checkbox\"")
                .contains("value=\"faint\" checked>");
    }

    @Test
    void scaleQuestion() throws IOException {
        Question scale = new Question(
                "DEP-01",
                "dependency-check",
                Question.Kind.SCALE,
                List.of(),
                Optional.empty(),
                "In the last 7 days, how strong was your strongest urge to use ketamine outside your planned sessions?",
                IntStream.rangeClosed(0, 10)
                        .mapToObj(i -> new Choice(
                                "" + i,
                                i == 0 ? "0 No urge" : i == 10 ? "10 The strongest urge I can think of" : "" + i))
                        .toList(),
                Optional.empty(),
                Optional.of("I'd rather not say"),
                "Select how strong your strongest urge was",
                0);
        assertThat(question("scale", scale, List.of("7"), new FormErrors())).contains("class=\"scale\"");
    }

    @Test
    void startPage() throws IOException {
        String page = patient(
                "start",
                "start.jte",
                Map.of(
                        "action",
                        "/s/t/start",
                        "decline",
                        "/s/t/decline",
                        "declined",
                        false,
                        "paragraphs",
                        List.of(
                                "These questions are from Example Clinic. They take about 2 minutes. A clinician of Example Clinic will read your answers by Thursday, November 26, 2:00 PM (EST). If you need help right now, call 911. If you are thinking about suicide, call or text 988."),
                        "begun",
                        false,
                        "numbers",
                        NUMBERS));
        assertThat(page).contains("<button>Start</button>").contains("href=\"tel:988\"");
    }

    @Test
    void crisisPageCallsAndKeepsWhatWasTyped() throws IOException {
        String page = help(List.of(RED_S), "/s/t/q/ASQ-5", Map.of("place", "<home>"), new FormErrors());
        assertThat(page)
                .contains("href=\"tel:988\"")
                .contains("href=\"sms:988\"")
                .contains("href=\"tel:911\"")
                .contains("&lt;home&gt;</textarea>")
                .contains("Go on with the questions");
    }

    @Test
    void doneExpiredAndUnknown() throws IOException {
        assertThat(patient("done", "done.jte", Map.of("pages", List.of(DONE, HOLD), "numbers", NUMBERS)))
                .contains("Your next dose is on pause.");
        assertThat(patient(
                        "expired",
                        "expired.jte",
                        Map.of(
                                "page",
                                plain("EXPIRED", "We still want to hear from you."),
                                "action",
                                "/s/t/again",
                                "asked",
                                false,
                                "numbers",
                                NUMBERS)))
                .contains("Answer now");
        assertThat(patient(
                        "unknown",
                        "unknown.jte",
                        Map.of(
                                "clinic",
                                new Clinic("Example Clinic", "+1 555 0100", ZoneId.of("America/New_York")),
                                "numbers",
                                CrisisNumbers.of(""))))
                .contains("tel:+15550100")
                .contains("call your local emergency number");
    }

    @Test
    void patientPagesAreNeitherKeptNorFound() {
        ResponseEntity<String> page =
                pages.patient(HttpStatus.OK, "Saved", "done.jte", Map.of("pages", List.of(DONE), "numbers", NUMBERS));
        assertThat(page.getHeaders().getCacheControl()).isEqualTo("no-store");
        assertThat(page.getHeaders().getFirst("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.getHeaders().getFirst("X-Robots-Tag")).startsWith("noindex");
    }

    @Test
    void inbox() throws IOException {
        String page = staff(
                "inbox",
                "inbox.jte",
                Map.of(
                        "unwoken",
                        "",
                        "list",
                        new ShownInbox("all", List.of(new ShownInbox.Count("all", "All", 1)), List.of(ROW), 3),
                        "closed",
                        List.of(new ClosedRow(
                                "esc-2",
                                "pat-9",
                                Tier.AMBER,
                                "Suicide",
                                "Contacted, safe",
                                "Mon 23 Nov 2026, 11:00 by Ada Example")),
                        "notReviewed",
                        NOT_REVIEWED));
        assertThat(page)
                .contains("Overdue by 3 min")
                .contains("3 more stand, all of them less urgent")
                .contains("not validated for ketamine; review before use.")
                .contains("data-live=\"/inbox/list?show=all\"");
    }

    @Test
    void escalation() throws IOException {
        String page = staff("escalation", "escalation.jte", escalation(true, new FormErrors(), "", ""));
        assertThat(page)
                .contains("/intake/patients/pat-1/card")
                .contains(FLAG.sentence())
                .contains("URI-09a")
                .contains("value=\"contacted-safe\"")
                .contains("Ada &lt;b&gt;Example&lt;/b&gt;");
    }

    @Test
    void faultyResolutionKeepsTheNote() throws IOException {
        String page = staff(
                "escalation-error",
                "escalation.jte",
                escalation(
                        true,
                        new FormErrors().add("disposition", "Select what came of it"),
                        "Called, she is fine",
                        ""));
        assertThat(page)
                .contains("Called, she is fine</textarea>")
                .contains("<a href=\"#disposition\">Select what came of it</a>");
    }

    @Test
    void overtakenResolutionShowsTheNoteOnceMore() throws IOException {
        String page = staff(
                "escalation-conflict",
                "escalation.jte",
                escalation(false, new FormErrors(), "Called, she is fine", "Resolved by Bob Example."));
        assertThat(page).contains("Somebody else was faster").contains("readonly>Called, she is fine</textarea>");
    }

    @Test
    void chart() throws IOException {
        Map<String, Object> model = new HashMap<>();
        model.put("patient", "pat-1");
        model.put("story", "Enrolled Mon 2 Nov 2026. Cleared Tue 3 Nov 2026. 3 sessions so far.");
        model.put("rows", List.of(ROW));
        model.put("holds", HOLDS);
        model.put("nextVisit", List.of(FLAG));
        model.put("timeline", TIMELINE);
        model.put("printed", "Mon 23 Nov 2026, 14:05");
        model.put("notReviewed", NOT_REVIEWED);
        model.put("mayAct", true);
        model.put("errors", new FormErrors().add("reason", "Enter why the hold can be lifted"));
        model.put("conflict", "");
        model.put("levels", LEVELS);
        model.put("liftCause", "flag-1");
        model.put("reason", "");
        assertThat(staff("chart", "chart.jte", model))
                .contains("<text class=\"rule\" x=\"275\" y=\"57\">A 23 proposal</text>")
                .contains("<td>17, moderately severe</td>")
                .contains("<title id=\"chart-phq-9-title\">PHQ-9 &lt;total&gt;</title>")
                .contains("&lt;script&gt;")
                .doesNotContain("<script>alert")
                .contains("Printed Mon 23 Nov 2026, 14:05.")
                .contains("id=\"reason-error\"");
    }

    @Test
    void signIn() throws IOException {
        assertThat(staff(
                        "sign-in",
                        "sign_in.jte",
                        Map.of(
                                "username",
                                "ada",
                                "kept",
                                "",
                                "next",
                                "/inbox",
                                "errors",
                                new FormErrors().add("password", "Enter your password"))))
                .contains("value=\"ada\"");
    }

    private static Map<String, Object> escalation(boolean standing, FormErrors errors, String note, String conflict) {
        Map<String, Object> model = new HashMap<>();
        model.put(
                "shown",
                new ShownEscalation(
                        "esc-1",
                        "pat-1",
                        Tier.RED,
                        "Bladder",
                        standing,
                        standing ? "Nobody has taken it on." : "Resolved by Bob Example.",
                        "open",
                        "Acknowledge",
                        "Mon 23 Nov 2026, 14:10",
                        "Overdue by 3 min",
                        true,
                        "Mon 23 Nov 2026, 14:05",
                        List.of(FLAG),
                        Map.of("Phone", "+1 555 0123", "Place", "At home"),
                        List.of("Mon 23 Nov 2026, 14:05: Opened", "Mon 23 Nov 2026, 14:05: Told Ada Example by email"),
                        standing ? "" : "Bob Example",
                        standing ? "" : "Mon 23 Nov 2026, 14:20",
                        standing ? "" : "Contacted, safe",
                        standing ? "" : "All is well"));
        model.put("holds", HOLDS);
        model.put("notReviewed", NOT_REVIEWED);
        model.put("mayAct", true);
        model.put("errors", errors);
        model.put("typed", new Typed(Map.of("note", note)));
        model.put(
                "deal",
                new ShownDeal(
                        2,
                        List.of(new ShownCall("Mon 23 Nov 2026, 14:07", "Ada Example", "No answer", "")),
                        List.of(new ShownDeal.Colleague("bob", "Bob Example")),
                        0,
                        true,
                        new ShownDeal.Proposal(
                                "note-1",
                                "Bob Example",
                                "Mon 23 Nov 2026, 14:09",
                                "Could not reach",
                                "Rang three times",
                                List.of("A welfare check was asked for"),
                                false)));
        model.put("conflict", conflict);
        model.put("levels", LEVELS);
        model.put(
                "levelChoices",
                List.of(new LevelChoice("phq-9", "PHQ-9 total: phq-9 = 12"), new LevelChoice("asq", "ASQ")));
        model.put("level", new LevelForm("phq-9", "", "2027-01-31"));
        model.put("liftCause", "");
        model.put("reason", "");
        return model;
    }

    private static Question choice() {
        return new Question(
                "URI-02",
                "urinary-check",
                Question.Kind.CHOICE,
                List.of(),
                Optional.empty(),
                "In the last 7 days, on how many days did you suddenly need to pee so badly that it was hard to wait?",
                List.of(
                        new Choice("0", "None"),
                        new Choice("1", "1 day"),
                        new Choice("2", "2 or 3 days"),
                        new Choice("3", "4 to 6 days"),
                        new Choice("4", "Every day")),
                Optional.empty(),
                Optional.of("I'd rather not say"),
                "Select on how many days you suddenly needed to pee",
                0);
    }

    private static Page plain(String id, String text) {
        return new Page(id, Optional.empty(), List.of(text), List.of(), List.of(), Optional.empty());
    }

    private String question(String name, Question question, List<String> chosen, FormErrors errors) throws IOException {
        return keep(
                name,
                pages.patient(
                        HttpStatus.OK,
                        (errors.any() ? "Error: " : "") + "Question 3 of about 14",
                        "question.jte",
                        Map.of(
                                "action",
                                "/s/t/q/" + question.id(),
                                "back",
                                "/s/t/q/URI-01",
                                "stop",
                                "/s/t",
                                "number",
                                3,
                                "total",
                                14,
                                "question",
                                question,
                                "chosen",
                                chosen,
                                "errors",
                                errors,
                                "numbers",
                                NUMBERS)));
    }

    private String help(List<Page> shown, String next, Map<String, String> typed, FormErrors errors)
            throws IOException {
        return patient(
                "help",
                "help.jte",
                Map.of(
                        "pages", shown,
                        "fields", shown.getFirst().fields(),
                        "action", "/s/t/help",
                        "next", next,
                        "kept", false,
                        "typed", typed,
                        "errors", errors,
                        "numbers", NUMBERS));
    }

    private String patient(String name, String template, Map<String, ?> model) throws IOException {
        return keep(name, pages.patient(HttpStatus.OK, "Questions", template, model));
    }

    private String staff(String name, String template, Map<String, ?> model) throws IOException {
        return keep(name, pages.live("Staff", template, model, 15));
    }

    /** No id twice, one h1, and every label and description points at something: what a screen reader relies on. */
    private static String keep(String name, ResponseEntity<String> page) throws IOException {
        String html = String.valueOf(page.getBody());
        Path folder = Files.createDirectories(Path.of("target", "pages"));
        Files.writeString(folder.resolve(name + ".html"), html);
        List<String> ids = all(html, " id=\"([^\"]+)\"");
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids).containsAll(all(html, "<label for=\"([^\"]+)\""));
        assertThat(ids).containsAll(all(html, "href=\"#([^\"]+)\""));
        for (String described : all(html, "aria-describedby=\"([^\"]+)\"")) {
            assertThat(ids).contains(described.split(" "));
        }
        assertThat(all(html, "(<h1)")).hasSize(1);
        assertThat(html).contains("<html lang=\"en\">");
        return html;
    }

    private static List<String> all(String html, String pattern) {
        return Pattern.compile(pattern)
                .matcher(html)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
