package aftercare.followup.web;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.contracts.FollowUpFact.MessageRequested;
import aftercare.followup.poll.Paper;
import aftercare.followup.poll.Poll;
import aftercare.kernel.Change;
import aftercare.kernel.LinkToken;
import aftercare.kernel.Tier;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Walks the pages as a browser without JavaScript does, over HTTP. */
class WalkedPagesTest extends DeskPages {
    @Test
    void pageOfAnotherSiteSavesNothing() throws Exception {
        String first = location(post(sent("weekly") + "/start"));
        HttpResponse<String> forged = send(request(first)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "cross-site")
                .POST(BodyPublishers.ofString("answer=" + quiet(get(first).body()))));
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(savedPages()).isEmpty();
    }

    @Test
    void savedPageIsCountedWithTheOtherRequests() throws Exception {
        String first = location(post(sent("weekly") + "/start"));
        double before = saves();
        assertThat(post(first, "answer", quiet(get(first).body())).statusCode()).isEqualTo(303);
        assertThat(saves()).isEqualTo(before + 1);
    }

    private double saves() {
        return meters.get("http.server.requests")
                .tags("method", "POST", "uri", "/s/{token}/q/{item}", "status", "303")
                .timer()
                .count();
    }

    @Test
    void whatWasTypedIsOfferedAgainAfterTheSignIn() throws Exception {
        String kept = "note=called+%3Ceach%3E&disposition=contacted-safe";
        HttpResponse<String> wrong =
                post("/sign-in", "username", "ada", "password", "wrong", "next", "/escalations/e", "kept", kept);
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("name=\"kept\" value=\"note=called+%3Ceach%3E&amp;disposition=contacted-safe\"");
        HttpResponse<String> in = post(
                "/sign-in", "username", "ada", "password", "secret of ada", "next", "/escalations/e", "kept", kept);
        assertThat(in.statusCode()).isEqualTo(200);
        assertThat(in.headers().firstValue("Set-Cookie")).isPresent();
        assertThat(in.body())
                .contains("action=\"/escalations/e\"")
                .contains("name=\"note\" value=\"called &lt;each")
                .contains("Send it now");
        HttpResponse<String> away = post(
                "/sign-in", "username", "ada", "password", "secret of ada", "next", "//evil.example", "kept", kept);
        assertThat(away.headers().firstValue("Location")).hasValue("/inbox");
    }

    @Test
    void aWholeSurveyEndsWithThanks() throws Exception {
        String link = sent("weekly");
        HttpResponse<String> page = get(link);
        assertThat(page.body())
                .contains("These questions are from Example Clinic.")
                .contains("<button>Start</button>");
        String next = location(post(link + "/start"));
        int asked = 0;
        while (next.contains("/q/")) {
            page = get(next);
            assertThat(page.statusCode()).isEqualTo(200);
            next = location(post(next, "answer", quiet(page.body())));
            asked++;
            assertThat(asked).isLessThan(60);
        }
        assertThat(next).isEqualTo(link + "/done");
        assertThat(asked).isGreaterThan(15);
        assertThat(get(next).body()).contains("Your answers are saved").contains("A clinician of Example Clinic");
        assertThat(get(link).body()).contains("Your answers are saved");
        assertThat(location(post(link + "/start"))).isEqualTo(link);
    }

    @Test
    void whoWouldRatherNotAnswerSaysSoAndCanThinkBetterOfIt() throws Exception {
        String link = sent("weekly");
        assertThat(get(link).body()).contains("I would rather not answer this time");
        assertThat(get(link + "/decline").statusCode()).isEqualTo(405);
        assertThat(location(post(link + "/decline"))).isEqualTo(link);
        assertThat(get(link).body())
                .contains("We will not remind you of these questions again")
                .contains("<button>Start</button>")
                .doesNotContain("rather not answer this time");
        assertThat(post(link + "/decline").statusCode()).isEqualTo(303);
        String first = location(post(link + "/start"));
        assertThat(get(first).body()).contains("<a href=\"" + link + "\">Stop for now</a>");
        assertThat(post(first, "answer", quiet(get(first).body())).statusCode()).isEqualTo(303);
        assertThat(poll()).isInstanceOf(Poll.Open.class);
        assertThat(post("/s/" + "x".repeat(43) + "/decline").statusCode()).isEqualTo(303);
    }

    @Test
    void lookingChangesNothing() throws Exception {
        String link = sent("weekly");
        Poll before = poll();
        for (String path : List.of("", "/done", "/help", "/q/PHQ-01", "/q/nothing")) {
            assertThat(get(link + path).statusCode()).isIn(200, 303);
        }
        assertThat(poll()).isEqualTo(before);
    }

    @Test
    void anEmptyPageReadsTheQuestionBackAndSavesNothing() throws Exception {
        String link = sent("weekly");
        String first = location(post(link + "/start"));
        HttpResponse<String> again = post(first);
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("There is a problem").contains("<a href=\"#answer\">Select");
        assertThat(savedPages()).isEmpty();
        assertThat(post(first, "answer", "77").statusCode()).isEqualTo(422);
    }

    @Test
    void goingBackShowsTheAnswerAndASecondClickLeadsOn() throws Exception {
        String link = sent("weekly");
        String first = location(post(link + "/start"));
        String second = location(post(first, "answer", "1"));
        assertThat(location(post(first, "answer", "1"))).isEqualTo(second);
        assertThat(savedPages()).hasSize(1);
        assertThat(get(second).body()).contains("<a class=\"back\" href=\"" + first + "\">Back</a>");
        assertThat(get(first).body()).contains("value=\"1\" checked>");
        assertThat(location(get(link + "/q/nothing"))).isEqualTo(second);
    }

    @Test
    void aRedAnswerShowsHelpBeforeAnythingElse() throws Exception {
        String link = sent("first-day");
        String first = location(post(link + "/start"));
        assertThat(first).endsWith("/q/FDC-01");
        String help = location(post(first, "answer", "breathing"));
        assertThat(help).isEqualTo(link + "/help");
        assertThat(location(get(link))).isEqualTo(help);
        HttpResponse<String> page = get(help);
        assertThat(page.body())
                .contains("This may be an emergency.")
                .contains("href=\"tel:911\"")
                .contains("will try to call you by Monday, November 23, 10:05 AM")
                .contains("Go on with the questions");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(page.headers().firstValue("X-Robots-Tag")).hasValue("noindex, nofollow");

        assertThat(post(help).statusCode()).isEqualTo(422);
        assertThat(post(help, "address", "x".repeat(301)).body()).contains("x".repeat(301));
        assertThat(location(post(help, "phone", "+1 555 0199", "someone", "no")))
                .isEqualTo(help + "?kept=yes");
        assertThat(told.ofPoll(pollId()).orElseThrow().words())
                .isEqualTo(Map.of("phone", "+1 555 0199", "someone", "no"));
        assertThat(get(help + "?kept=yes").body())
                .contains("We have kept what you wrote.")
                .contains("+1 555 0199");
    }

    @Test
    void ownWordsAreKeptForTheClinicianAndTravelInNoFact() throws Exception {
        String words = "Itchy, <b>all</b> over";
        String link = sent("first-day");
        String next = location(post(link + "/start"));
        while (!next.endsWith("/q/FDC-09")) {
            next = location(post(next, "answer", quiet(get(next).body())));
        }
        next = location(post(next, "answer", "FDC-E19"));
        assertThat(next).endsWith("/q/FDC-E19");
        HttpResponse<String> tooLong = post(next, "answer", "y".repeat(201));
        assertThat(tooLong.statusCode()).isEqualTo(422);
        assertThat(tooLong.body())
                .contains("<a href=\"#answer\">Write what else you had, in 200 characters or fewer")
                .contains(">" + "y".repeat(201) + "</textarea>");
        String after = location(post(next, "answer", words));
        assertThat(after).endsWith("/q/FDC-10-FDC-E19");
        assertThat(get(next).body()).contains("Itchy, &lt;b&gt;all&lt;/b&gt; over</textarea>");
        assertThat(poll().words()).isEqualTo(Map.of("FDC-E19", words));
        assertThat(savedPages().getLast().answers()).isEqualTo(Map.of("FDC-E19", "written"));
        assertThat(polls.shelf.facts().toString()).doesNotContain("Itchy");

        assertThat(location(post(next, "answer", "Itchy no more"))).isEqualTo(after);
        assertThat(poll().words()).isEqualTo(Map.of("FDC-E19", "Itchy no more"));
        signIn("ada");
        String id = escalation(null);
        assertThat(get("/inbox/" + id).body()).contains("<dt>Something else</dt><dd>Itchy no more</dd>");
        location(post(next, "answer", "declined"));
        assertThat(poll().words()).isEmpty();
    }

    @Test
    void anExpiredLinkSendsANewOneOnceAndStaysExpired() throws Exception {
        String link = sent("weekly", NOW.minus(Duration.ofDays(34)));
        HttpResponse<String> expired = get(link);
        assertThat(expired.statusCode()).isEqualTo(410);
        assertThat(expired.body()).contains("These questions have closed").contains("Answer now");
        assertThat(location(post(link + "/start"))).isEqualTo(link);
        String asked = location(post(link + "/again"));
        post(link + "/again");
        assertThat(get(asked).body()).contains("A new link is on its way");
        assertThat(get(link).statusCode()).isEqualTo(410);
        assertThat(polls.shelf.facts().stream()
                        .filter(MessageRequested.class::isInstance)
                        .map(MessageRequested.class::cast)
                        .filter(message -> message.patient().equals(patient))
                        .map(MessageRequested::linkGeneration))
                .containsExactly(2);
        String renewed = "/s/" + LinkToken.of(DeskClinic.SECRET, pollId(), 2).value();
        assertThat(get(renewed).body()).contains("<button>Start</button>");
    }

    @Test
    void anUnknownLinkSaysWhomToCall() throws Exception {
        for (HttpResponse<String> answer :
                List.of(get("/s/nosuchlink"), get("/s/nosuchlink/q/PHQ-01"), post("/s/nosuchlink/start"))) {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("We do not know this link").contains("tel:+15550100");
        }
    }

    @Test
    void staffSignInAndComeBackToWhereTheyWantedToGo() throws Exception {
        HttpResponse<String> away = get("/inbox");
        assertThat(location(away)).isEqualTo("/sign-in?next=%2Finbox");
        HttpResponse<String> wrong = post("/sign-in", "username", "ada", "password", "wrong", "next", "/inbox");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("do not belong together")
                .contains("value=\"ada\"")
                .doesNotContain("wrong");
        signIn("ada");
        assertThat(get("/inbox").body())
                .contains("<h1>Inbox</h1>")
                .contains("Ada Example")
                .contains("not validated for ketamine");
        signIn("cora");
        assertThat(get("/inbox").statusCode()).isEqualTo(403);
    }

    @Test
    void aCoordinatorRecordsWhatCameOfACall() throws Exception {
        String id = silence("SIL-YEL-TWO", Tier.YELLOW);
        signIn("cora");
        assertThat(get("/calls").body()).contains("Two polls in a row are missing", "Not called yet.", "/calls/" + id);
        String page = get("/calls/" + id).body();
        assertThat(page)
                .contains("Nobody has called yet.", "name=\"number\" value=\"1\"")
                .doesNotContain("/inbox/" + id);

        HttpResponse<String> nothing = post("/calls/" + id, "number", "1");
        assertThat(nothing.statusCode()).isEqualTo(422);
        assertThat(nothing.body()).contains("Select what came of the call");
        HttpResponse<String> wordless = post("/calls/" + id, "number", "1", "outcome", "will-answer");
        assertThat(wordless.statusCode()).isEqualTo(422);
        assertThat(wordless.body()).contains("Enter what was said", "value=\"will-answer\" checked");

        assertThat(location(post("/calls/" + id, "number", "1", "outcome", "no-answer")))
                .isEqualTo("/calls/" + id);
        post("/calls/" + id, "number", "1", "outcome", "no-answer");
        assertThat(get("/calls/" + id).body())
                .as("a second click is the same call")
                .contains("Cora Example: No answer", "name=\"number\" value=\"2\"", "Nobody has taken it on.");

        HttpResponse<String> overtaken =
                post("/calls/" + id, "number", "1", "outcome", "well", "note", "She is <b>fine</b>.");
        assertThat(overtaken.statusCode()).isEqualTo(409);
        assertThat(overtaken.body()).contains("Somebody else was faster", "She is &lt;b&gt;fine&lt;/b&gt;.");

        location(post("/calls/" + id, "number", "2", "outcome", "will-answer", "note", "Tonight."));
        assertThat(get("/calls/" + id).body()).contains("Acknowledged by Cora Example until");
        location(post("/calls/" + id, "number", "3", "outcome", "well", "note", "She is fine."));
        assertThat(get("/calls").body()).doesNotContain(id);
        assertThat(get("/calls/" + id).body())
                .contains("Resolved by Cora Example", "She is fine.")
                .doesNotContain("Record the call");
        assertThat(get("/inbox/" + id).statusCode()).isEqualTo(403);
    }

    @Test
    void whatIsAmberAClinicianCloses() throws Exception {
        String id = silence("SIL-AMB-FIRST-DAY", Tier.AMBER);
        signIn("cora");
        HttpResponse<String> refused = post("/calls/" + id, "number", "1", "outcome", "well", "note", "She is fine.");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("This one is amber and a clinician closes it", "She is fine.</textarea>");
        location(post("/calls/" + id, "number", "1", "outcome", "needs-clinician", "note", "She is fine."));
        assertThat(askedClinician.calls).hasSize(1);
        HttpResponse<String> overtaken =
                post("/calls/" + id, "number", "1", "outcome", "needs-clinician", "note", "Another says so.");
        assertThat(overtaken.statusCode()).isEqualTo(409);
        assertThat(askedClinician.calls).as("nothing was changed").hasSize(1);
        signIn("ada");
        assertThat(get("/inbox/" + id).body()).contains("Cora Example telephoned: Reached; a clinician shall call");
        location(post("/calls/" + id, "number", "2", "outcome", "well", "note", "Spoke to her."));
        assertThat(get("/calls").body()).doesNotContain(id);
    }

    @Test
    void theCallListShowsNothingThatIsNotForIt() throws Exception {
        String id = escalation(null);
        signIn("cora");
        assertThat(get("/calls").body()).doesNotContain(id);
        assertThat(get("/calls/" + id).statusCode()).isEqualTo(404);
        assertThat(post("/calls/" + id, "number", "1", "outcome", "no-answer").statusCode())
                .isEqualTo(404);
    }

    @Test
    void callsAreRecordedByRestToo() throws Exception {
        String id = silence("SIL-YEL-TWO", Tier.YELLOW);
        String token = token("cora");
        String path = "/api/follow-up/calls/" + id;
        assertThat(json(path, "{\"number\":1,\"outcome\":\"left-message\"}", token)
                        .body())
                .contains("\"outcome\":\"Left a message\"", "\"number\":2");
        assertThat(json(path, "{\"number\":1,\"outcome\":\"well\",\"note\":\"x\"}", token)
                        .statusCode())
                .isEqualTo(409);
        assertThat(json(path, "{\"number\":2}", token).body()).contains("Select what came of the call");
        assertThat(json(path, "{\"number\":7,\"outcome\":\"no-answer\"}", token).body())
                .contains("Count the calls about this, from 1: the next one is 2");
        assertThat(json("/api/follow-up/calls/esc-none", "{\"number\":1}", token)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void everyCliniciansPageSaysWhatNobodyHasReviewed() throws Exception {
        signIn("ada");
        String id = escalation(null);
        for (String page : List.of("/inbox", "/inbox/" + id, "/patients/" + patient)) {
            assertThat(get(page).body())
                    .as(page)
                    .contains("not validated for ketamine; review before use")
                    .contains("Urinary check")
                    .contains("PHQ-9");
        }
        String call = silence("SIL-YEL-TWO", Tier.YELLOW);
        signIn("cora");
        for (String page : List.of("/calls", "/calls/" + call)) {
            assertThat(get(page).body())
                    .as(page)
                    .contains("not validated for ketamine; review before use", "Urinary check", "PHQ-9");
        }
    }

    @Test
    void theListIsSentAgainOnlyWhenItChanged() throws Exception {
        signIn("ada");
        HttpResponse<String> list = get("/inbox/list");
        String tag = list.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> same = send(request("/inbox/list").header("If-None-Match", tag));
        assertThat(same.statusCode()).isEqualTo(304);
        String id = escalation(null);
        HttpResponse<String> changed = send(request("/inbox/list").header("If-None-Match", tag));
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.body()).contains("data-new=\"" + id + "\"").contains("5 min left");
    }

    @Test
    void aClinicianAcknowledgesAndResolves() throws Exception {
        signIn("ada");
        String id = escalation(null);
        assertThat(get("/inbox/" + id).body())
                .contains("It burns.")
                .contains("/intake/patients/" + patient + "/card")
                .contains("Stop: no dose until a clinician lifts it");
        assertThat(location(post("/inbox/" + id + "/acknowledge", "seen", "open")))
                .isEqualTo("/inbox/" + id);
        assertThat(get("/inbox/" + id).body()).contains("Acknowledged by Ada Example until Mon 23 Nov 2026, 10:30.");

        HttpResponse<String> faulty = post("/inbox/" + id + "/resolve", "note", "Called her");
        assertThat(faulty.statusCode()).isEqualTo(422);
        assertThat(faulty.body()).contains("Select what came of it").contains("Called her</textarea>");
        assertThat(location(post("/inbox/" + id + "/resolve", "disposition", "contacted-safe", "note", "Called her")))
                .isEqualTo("/inbox/" + id);
        assertThat(location(post("/inbox/" + id + "/resolve", "disposition", "contacted-safe", "note", " Called her ")))
                .describedAs("a second click")
                .isEqualTo("/inbox/" + id);
        assertThat(get("/inbox/" + id).body()).contains("How it was closed").contains("Called her");
    }

    @Test
    void whoComesSecondIsToldAndLosesNothing() throws Exception {
        String id = escalation(null);
        signIn("bob");
        post("/inbox/" + id + "/acknowledge", "seen", "open");
        signIn("ada");
        HttpResponse<String> second = post("/inbox/" + id + "/acknowledge", "seen", "open");
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("Acknowledged by Bob Example").contains("Take it over");
        assertThat(location(post("/inbox/" + id + "/acknowledge", "seen", "taken by bob")))
                .isEqualTo("/inbox/" + id);

        signIn("bob");
        post("/inbox/" + id + "/resolve", "disposition", "false-alarm", "note", "Bob's note");
        signIn("ada");
        HttpResponse<String> late =
                post("/inbox/" + id + "/resolve", "disposition", "contacted-safe", "note", "Ada's note");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body())
                .contains("Somebody else was faster")
                .contains("Resolved by Bob Example")
                .contains("Ada&#39;s note</textarea>".replace("&#39;", "'"));
        assertThat(post("/inbox/" + id + "/acknowledge").statusCode()).isEqualTo(409);
    }

    @Test
    void aHoldIsLiftedWithAReasonAndApartFromResolving() throws Exception {
        signIn("ada");
        String id = escalation(null);
        String lift = "/patients/" + patient + "/holds/" + flagId() + "/lift";
        HttpResponse<String> faulty = post(lift, "reason", " ", "from", "/inbox/" + id);
        assertThat(faulty.statusCode()).isEqualTo(422);
        assertThat(faulty.body()).contains("Enter why the hold can be lifted").contains("It burns.");
        assertThat(location(post(lift, "reason", "Seen, no infection", "from", "/inbox/" + id)))
                .isEqualTo("/inbox/" + id);
        assertThat(get("/patients/" + patient).body())
                .contains("Seen, no infection")
                .contains("Enrolled Mon 2 Nov 2026.");
        HttpResponse<String> twice = post(lift, "reason", "Once more", "from", "//evil.example");
        assertThat(twice.statusCode()).isEqualTo(409);
        assertThat(twice.body()).contains("no longer stands").contains("Once more");
    }

    @Test
    void aLevelIsAcceptedWithANoteAndAnEndAndJudgesWhatIsOut() throws Exception {
        sent("weekly");
        String id = escalation(null);
        assertThat(get("/inbox/" + id).statusCode()).isEqualTo(303);
        Poll.Sent sent = (Poll.Sent) poll();
        polls.shelf.update(
                pollId(),
                null,
                _ -> Change.of(new Poll.Open(
                        sent.asking(),
                        sent.dispatch(),
                        NOW,
                        new Paper(
                                1,
                                Map.of("URI-04", "3"),
                                Map.of(),
                                List.of(),
                                List.of(),
                                Map.of(),
                                Set.of(),
                                List.of(),
                                null,
                                Map.of()),
                        false)));
        String level = "/inbox/" + id + "/level";
        signIn("sam");
        assertThat(get("/inbox/" + id).body()).doesNotContain("Accept as known");
        assertThat(post(level, "symptom", "urinary-painful-peeing").statusCode())
                .isEqualTo(403);
        signIn("ada");
        assertThat(get("/inbox/" + id).body())
                .contains("Urinary: painful peeing: URI-04 = 3, urinary-painful-peeing = 3")
                .doesNotContain("GAD-7 total:");
        String day = NOW.plus(Duration.ofDays(180)).toString().substring(0, 10);
        for (String[] faulty : List.of(
                new String[] {"", "Known", day, "Select what is known"},
                new String[] {"gad-7", "Known", day, "Select something that the patient has answered"},
                new String[] {"urinary-painful-peeing", " ", day, "Enter why this level is accepted"},
                new String[] {"urinary-painful-peeing", "Known", "soon", "Enter a date from today on, like 2027-01-31"},
                new String[] {"urinary-painful-peeing", "Known", "2026-11-22", "Enter a date from today on"},
                new String[] {"urinary-painful-peeing", "Known", "2027-06-30", "Enter a date within 180 days"})) {
            HttpResponse<String> again = post(level, "symptom", faulty[0], "levelNote", faulty[1], "until", faulty[2]);
            assertThat(again.statusCode()).isEqualTo(422);
            assertThat(again.body()).contains(faulty[3]).contains("value=\"" + faulty[2] + "\"");
        }
        assertThat(location(
                        post(level, "symptom", "urinary-painful-peeing", "levelNote", "Known for years", "until", day)))
                .isEqualTo("/inbox/" + id);
        for (String page : List.of("/inbox/" + id, "/patients/" + patient)) {
            assertThat(get(page).body())
                    .contains("Levels accepted as known", "Accepted by Ada Example", "Known for years");
        }
        assertThat(((Poll.Open) poll()).dispatch().sheet().background().known().accepted())
                .containsOnlyKeys("URI-04", "urinary-painful-peeing");
        assertThat(courses.shelf.facts().toString()).doesNotContain("Known for years");
    }

    @Test
    void whatANamedReaderShallReadIsHiddenFromTheOthers() throws Exception {
        String id = escalation("named-reader");
        signIn("ada");
        assertThat(get("/inbox").body()).doesNotContain(id);
        assertThat(get("/inbox/" + id).statusCode()).isEqualTo(404);
        assertThat(get("/api/follow-up/flags/" + flagId()).statusCode()).isEqualTo(404);
        assertThat(get("/patients/" + patient).body())
                .contains("By a rule that only the person named by the patient reads since")
                .doesNotContain("It burns.")
                .doesNotContain("U-AMB-INFECTION");
        signIn("sam");
        assertThat(get("/patients/" + patient).body()).contains("By rule U-AMB-INFECTION since");
        assertThat(get("/inbox/" + id).body()).contains("It burns.").contains("Acknowledge");
        assertThat(get("/api/follow-up/flags/" + flagId()).body()).contains("\"routing\":\"named-reader\"");
        escalations.update(id, open -> open.named(flagId(), "ada", NOW));
        signIn("ada");
        assertThat(get("/inbox/" + id).body()).contains("It burns.").contains("Acknowledge");
        assertThat(get("/api/follow-up/flags/" + flagId()).statusCode()).isEqualTo(200);
    }

    @Test
    void restTellsAndChangesTheSame() throws Exception {
        String id = escalation(null);
        assertThat(get("/api/follow-up/escalations").statusCode()).isEqualTo(401);
        String token = token("ada");
        assertThat(send(request("/api/follow-up/escalations").header("Authorization", "Bearer " + token))
                        .body())
                .contains("\"id\":\"" + id + "\"")
                .contains("\"state\":\"open\"");
        HttpResponse<String> first =
                send(request("/api/follow-up/escalations?limit=1").header("Authorization", "Bearer " + token));
        String next = first.headers().firstValue("Link").orElseThrow();
        assertThat(next).matches("</api/follow-up/escalations\\?limit=1&after=[A-Za-z0-9_-]+>; rel=\"next\"");
        HttpResponse<String> second =
                send(request(next.substring(1, next.indexOf('>'))).header("Authorization", "Bearer " + token));
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.body()).isNotEqualTo(first.body());
        for (String wrong : List.of("limit=0", "limit=501", "limit=ten", "after=nonsense")) {
            assertThat(send(request("/api/follow-up/escalations?" + wrong).header("Authorization", "Bearer " + token))
                            .statusCode())
                    .as(wrong)
                    .isEqualTo(422);
        }
        String one = "/api/follow-up/escalations/" + id;
        assertThat(json(one + "/acknowledge", "", token).body()).contains("\"state\":\"acknowledged\"");
        HttpResponse<String> faulty = json(one + "/resolve", "{\"note\":\"Called\"}", token);
        assertThat(faulty.statusCode()).isEqualTo(422);
        assertThat(faulty.body()).contains("{\"field\":\"disposition\",\"message\":\"Select what came of it\"}");
        assertThat(json(one + "/resolve", "{\"disposition\":\"dose-held\",\"note\":\"Called\"}", token)
                        .body())
                .contains("\"disposition\":\"dose-held\"");
        HttpResponse<String> late =
                json(one + "/resolve", "{\"disposition\":\"false-alarm\",\"note\":\"Called\"}", token);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("Resolved by Ada Example");
        assertThat(json("/api/follow-up/escalations/esc-none/acknowledge", "", token)
                        .statusCode())
                .isEqualTo(404);
        assertThat(send(request("/api/follow-up/flags/" + flagId()).header("Authorization", "Bearer " + token))
                        .body())
                .contains("\"patient\":\"" + patient + "\"", "\"inputs\":{\"URI-10\":\"yes\"}");
        assertThat(get("/api/follow-up/flags/" + flagId()).statusCode()).isEqualTo(401);
        String levels = "/api/follow-up/patients/" + patient + "/levels";
        assertThat(json(levels, "{\"symptom\":\"fever\"}", token).body())
                .contains("{\"field\":\"symptom\",\"message\":\"Select what is known\"}");
        assertThat(json(levels, "{}", "").statusCode()).isEqualTo(401);
        String lift = "/api/follow-up/patients/" + patient + "/holds/" + flagId() + "/lift";
        assertThat(json(lift, "{}", token).body()).contains("\"field\":\"reason\"");
        assertThat(json(lift, "{\"reason\":\"Seen\"}", token).body()).isEqualTo("{\"stillStopped\":false}");
        assertThat(json(lift, "{\"reason\":\"Seen\"}", token).statusCode()).isEqualTo(409);
        assertThat(json("/api/follow-up/sign-in", "{\"username\":\"ada\",\"password\":\"wrong\"}", "")
                        .statusCode())
                .isEqualTo(422);
    }
}
