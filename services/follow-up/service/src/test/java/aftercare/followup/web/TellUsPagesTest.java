package aftercare.followup.web;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.contracts.FollowUpFact.FlagRaised;
import aftercare.followup.escalation.RaisedFlag;
import aftercare.followup.poll.AssessPaper;
import aftercare.followup.poll.LaterPolls;
import aftercare.followup.poll.Poll;
import aftercare.kernel.Ids;
import aftercare.kernel.Tier;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What patients see besides their questions: "Tell us about something", and what waits for them on the next visit. */
class TellUsPagesTest extends DeskPages {
    @Autowired
    AssessPaper assess;

    @Test
    void fromAnyLinkAPatientTellsUsAndAClinicianReadsTheirWords() throws Exception {
        followed();
        String link = sent("weekly");
        assertThat(get(link).body()).contains("<a href=\"" + link + "/tell\">Tell us about something</a>");
        assertThat(get(link + "/tell").body())
                .contains(
                        "What happened?",
                        "When did it start?",
                        "Is it still going on?",
                        "Did you need a doctor or a hospital?",
                        "No one reads it right away.",
                        "rather not say");
        Poll before = poll();
        String words = "A <b>rash</b> on both arms";
        for (int click = 0; click < 2; click++) {
            assertThat(location(
                            post(link + "/tell", "what", words, "when", "2026-11-20", "still", "yes", "doctor", "yes")))
                    .isEqualTo(link + "/tell?told=doctor");
        }
        assertThat(get(link + "/tell?told=doctor").body())
                .contains("We have kept what you wrote", "will read this and try to call you by");
        assertThat(poll()).isEqualTo(before);

        FlagRaised flag = raised();
        assertThat(flag.rule()).isEqualTo("TELL-US-DOCTOR");
        assertThat(flag.tier()).isEqualTo(Tier.AMBER);
        assertThat(flag.inputs())
                .isEqualTo(Map.of(
                        "by", "patient",
                        "text", Ids.sha256Hex(words),
                        "since", "2026-11-20",
                        "still", "yes",
                        "doctor", "yes"));
        assertThat(courses.shelf.facts().toString()).doesNotContain("rash");
        signIn("ada");
        String id = opened(new RaisedFlag(
                flag.flagId(),
                flag.cause(),
                flag.rule(),
                flag.protocolVersion(),
                flag.tier(),
                flag.hold(),
                flag.concern(),
                "Told us.",
                flag.inputs(),
                null,
                NOW,
                null));
        assertThat(get("/inbox/" + id).body())
                .contains("<dt>Told what</dt><dd>A &lt;b&gt;rash&lt;/b&gt; on both arms</dd>", "2026-11-20");
    }

    private void followed() {
        escalation(null);
    }

    @Test
    void anyWordsAreAmberUntilAPersonHasReadThem() throws Exception {
        followed();
        String link = sent("weekly", NOW.minus(Duration.ofDays(34)));
        assertThat(get(link).body()).contains("These questions have closed", link + "/tell");
        assertThat(location(post(
                        link + "/tell",
                        "what",
                        "Slept badly",
                        "when",
                        "2026-11-22",
                        "still",
                        "no",
                        "doctor",
                        "declined")))
                .isEqualTo(link + "/tell?told=yes");
        assertThat(get(link + "/tell?told=yes").body()).contains("We have kept what you wrote", "will read this by");
        assertThat(raised().rule()).isEqualTo("TELL-US");
        assertThat(raised().tier()).isEqualTo(Tier.AMBER);
    }

    @Test
    void whatIsMissingReadsTheQuestionBackAndNothingTypedIsLost() throws Exception {
        String link = sent("weekly");
        HttpResponse<String> empty = post(link + "/tell");
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body())
                .contains(
                        "<a href=\"#what\">Write what happened",
                        "<a href=\"#when\">Enter the day when it started",
                        "<a href=\"#still\">Select whether it is still going on",
                        "<a href=\"#doctor\">Select whether you needed a doctor or a hospital");
        for (String[] faulty : List.of(
                new String[] {"x".repeat(2001), "2026-11-20", "2,000 characters or fewer"},
                new String[] {"A rash", "2027-01-01", "Enter the day when it started, today or before"},
                new String[] {"A rash", "last week", "Enter the day when it started, today or before"})) {
            HttpResponse<String> again =
                    post(link + "/tell", "what", faulty[0], "when", faulty[1], "still", "no", "doctor", "yes");
            assertThat(again.statusCode()).isEqualTo(422);
            assertThat(again.body().replace("2000 characters", "2,000 characters"))
                    .contains(faulty[2], ">" + faulty[0] + "</textarea>", "value=\"" + faulty[1] + "\"")
                    .contains("value=\"no\" checked>", "value=\"yes\" checked>");
        }
        assertThat(courses.shelf.facts().stream()
                        .filter(FlagRaised.class::isInstance)
                        .filter(fact -> fact.patient().equals(patient)))
                .isEmpty();
        assertThat(get("/s/nosuchlink/tell").statusCode()).isEqualTo(404);
        assertThat(post("/s/nosuchlink/tell", "what", "A rash").statusCode()).isEqualTo(404);
    }

    @Test
    void theLastPageOffersItToo() throws Exception {
        String link = sent("weekly");
        String next = location(post(link + "/start"));
        while (next.contains("/q/")) {
            next = location(post(next, "answer", quiet(get(next).body())));
        }
        assertThat(get(next).body()).contains("<a href=\"" + link + "/tell\">Tell us about something</a>");
    }

    @Test
    void whoLeftTheQuestionsOnSuicideSeesWhomToCallOnTheNextVisit() throws Exception {
        String link = sent("weekly");
        String next = location(post(link + "/start"));
        while (!next.endsWith("/q/PHQ-09")) {
            next = location(post(next, "answer", quiet(get(next).body())));
        }
        location(post(next, "answer", "1"));
        Instant by = NOW.plus(Duration.ofMinutes(30));
        tick(by.minusSeconds(1));
        assertThat(get(link).body()).contains("Go on where you stopped");
        tick(by);
        String help = location(get(link));
        assertThat(help).isEqualTo(link + "/help");
        assertThat(get(help).body())
                .contains("If the thoughts get stronger", "call or text 988", "Go on with the questions");
        String asq = get(help).body().replaceAll("(?s).*<a class=\"button secondary\" href=\"([^\"]+)\".*", "$1");
        assertThat(asq).contains("/q/ASQ-");
        location(post(asq, "answer", "no"));
        assertThat(get(link).body()).contains("Go on where you stopped");
    }

    private void tick(Instant now) {
        polls.update(pollId(), poll -> LaterPolls.at(now, poll, assess));
    }

    private FlagRaised raised() {
        List<FlagRaised> flags = courses.shelf.facts().stream()
                .filter(FlagRaised.class::isInstance)
                .map(FlagRaised.class::cast)
                .filter(flag -> flag.patient().equals(patient))
                .toList();
        assertThat(flags).hasSize(1);
        return flags.getFirst();
    }
}
