package aftercare.followup.web;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.followup.escalation.Escalation;
import aftercare.followup.escalation.RaisedFlag;
import aftercare.kernel.Hold;
import aftercare.kernel.Tier;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What people do about an escalation between taking it on and closing it. */
class DealPagesTest extends DeskPages {
    @Autowired
    private DeskClinic.ToldOne toldOne;

    private String red() {
        return opened(new RaisedFlag(
                flagId(),
                pollId(),
                "S-RED-NOW",
                "1.0",
                Tier.RED,
                Hold.STOP,
                "suicide",
                "Thoughts of suicide right now.",
                Map.of("ASQ-5", "yes"),
                null,
                NOW,
                null));
    }

    private Escalation of(String id) {
        return escalations.find(id).orElseThrow();
    }

    @Test
    void redIsClosedByTwo() throws Exception {
        String id = red();
        signIn("ada");
        assertThat(get("/inbox/" + id).body())
                .contains("a second person has to agree")
                .contains("Propose to close it");
        post("/inbox/" + id + "/resolve", "disposition", "contacted-safe", "note", "She is with her sister");
        assertThat(of(id).standing()).isTrue();
        String page = get("/inbox/" + id).body();
        assertThat(page)
                .contains("Ada Example would close it")
                .contains("She is with her sister")
                .doesNotContain("Agree and close it");
        String proposal = Objects.requireNonNull(of(id).matter().proposal()).noteId();
        HttpResponse<String> alone = post("/inbox/" + id + "/agree", "proposal", proposal);
        assertThat(alone.statusCode()).isEqualTo(422);
        assertThat(alone.body()).contains("Have somebody else look at it");

        signIn("bob");
        assertThat(get("/inbox?show=to-agree").body()).contains("/inbox/" + id);
        assertThat(get("/inbox/" + id).body()).contains("Agree and close it");
        HttpResponse<String> stale = post("/inbox/" + id + "/agree", "proposal", "note-of-before");
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body()).contains("Something else is proposed by now.");
        assertThat(location(post("/inbox/" + id + "/agree", "proposal", proposal)))
                .isEqualTo("/inbox/" + id);
        assertThat(get("/inbox/" + id).body()).contains("Ada Example; Bob Example agreed");
        assertThat(post("/inbox/" + id + "/agree", "proposal", proposal).statusCode())
                .as("a second click")
                .isEqualTo(409);
    }

    @Test
    void whoDoesNotAgreeSaysWhyAndItStaysOpen() throws Exception {
        String id = red();
        signIn("ada");
        post("/inbox/" + id + "/resolve", "disposition", "false-alarm", "note", "Misread");
        String proposal = Objects.requireNonNull(of(id).matter().proposal()).noteId();
        signIn("bob");
        HttpResponse<String> silent = post("/inbox/" + id + "/refuse", "proposal", proposal, "why", " ");
        assertThat(silent.statusCode()).isEqualTo(422);
        assertThat(silent.body()).contains("Enter what is still to be done");
        assertThat(location(post("/inbox/" + id + "/refuse", "proposal", proposal, "why", "Call her first")))
                .isEqualTo("/inbox/" + id);
        assertThat(of(id).standing()).isTrue();
        assertThat(get("/inbox/" + id).body())
                .contains("Bob Example does not agree: Call her first")
                .doesNotContain("would close it</h2>");
    }

    @Test
    void firstAttemptOfContactIsWhatIsAskedForInTime() throws Exception {
        String id = escalation(null);
        signIn("ada");
        String path = "/inbox/" + id + "/attempts";
        HttpResponse<String> silent = post(path, "number", "1", "outcome", "spoke");
        assertThat(silent.statusCode()).isEqualTo(422);
        assertThat(silent.body()).contains("Enter what was said").contains("<details open>");
        HttpResponse<String> none = post(path, "number", "1", "attemptNote", "Rang twice");
        assertThat(none.body()).contains("Select what came of the attempt").contains("Rang twice</textarea>");
        for (String odd : new String[] {"x", "", "99999999999", "-1", "7"}) {
            assertThat(post(path, "number", odd, "outcome", "no-answer").statusCode())
                    .as("number %s", odd)
                    .isEqualTo(422);
        }
        assertThat(location(post(path, "number", "1", "outcome", "no-answer"))).isEqualTo("/inbox/" + id);
        assertThat(location(post(path, "number", "1", "outcome", "no-answer")))
                .as("a second click")
                .isEqualTo("/inbox/" + id);
        assertThat(of(id).matter().calls()).hasSize(1);
        assertThat(post(path, "number", "1", "outcome", "left-message").statusCode())
                .as("another attempt under the same number")
                .isEqualTo(409);
        assertThat(get("/inbox").body()).contains("Contact tried Mon 23 Nov 2026");
        post(path, "number", "2", "outcome", "spoke", "attemptNote", "Better today");
        assertThat(of(id)).isInstanceOf(Escalation.Acknowledged.class);
    }

    @Test
    void whoCouldNotBeReachedNeedsAttemptsAndWhatWasDoneInstead() throws Exception {
        String id = escalation(null);
        signIn("ada");
        String path = "/inbox/" + id + "/resolve";
        assertThat(post(path, "disposition", "could-not-reach", "note", "Nobody")
                        .body())
                .contains("Record each attempt first");
        post("/inbox/" + id + "/attempts", "number", "1", "outcome", "no-answer");
        assertThat(post(path, "disposition", "could-not-reach", "note", "Nobody")
                        .body())
                .contains("Select what came of calling the emergency contact");
        HttpResponse<String> half =
                post(path, "disposition", "could-not-reach", "note", "Nobody", "emergencyContact", "not-reached");
        assertThat(half.body())
                .contains("Select whether a welfare check was asked for")
                .contains("<option value=\"not-reached\" selected>");
        post(
                path,
                "disposition",
                "could-not-reach",
                "note",
                "Nobody",
                "emergencyContact",
                "not-reached",
                "welfareCheck",
                "requested");
        assertThat(get("/inbox/" + id).body())
                .contains("Could not reach. The emergency contact was not reached. A welfare check was asked for");
    }

    @ParameterizedTest(name = "duplicate of {0}")
    @CsvSource({"'', false", "esc-none, false", "itself, false", "other, true"})
    void duplicateNamesThePatientsOtherEscalation(String of, boolean closes) throws Exception {
        String other = silence("SIL-YEL-TWO", Tier.YELLOW);
        String id = escalation(null);
        signIn("ada");
        String given = of.equals("itself") ? id : of.equals("other") ? other : of;
        HttpResponse<String> answer = post(
                "/inbox/" + id + "/resolve", "disposition", "duplicate", "note", "See there", "duplicateOf", given);
        assertThat(answer.statusCode()).isEqualTo(closes ? 303 : 422);
        assertThat(of(id).standing()).isEqualTo(!closes);
    }

    @Test
    void whoIsGivenItIsToldAndHasIt() throws Exception {
        String id = escalation(null);
        signIn("ada");
        String path = "/inbox/" + id + "/hand-over";
        for (String nobody : new String[] {"", "ada", "cora", "zoe"}) {
            HttpResponse<String> refused = post(path, "to", nobody);
            assertThat(refused.statusCode()).as(nobody).isEqualTo(422);
            assertThat(refused.body()).contains("Select somebody else who looks after this patient");
        }
        toldOne.accounts.clear();
        assertThat(location(post(path, "to", "bob"))).isEqualTo("/inbox/" + id);
        assertThat(toldOne.accounts).containsExactly("bob");
        assertThat(location(post(path, "to", "bob"))).as("a second click").isEqualTo("/inbox/" + id);
        assertThat(toldOne.accounts).containsExactly("bob");
        assertThat(get("/inbox/" + id).body())
                .contains("Acknowledged by Bob Example")
                .contains("Ada Example handed it over to Bob Example");
        signIn("bob");
        assertThat(get("/inbox?show=mine").body()).contains("/inbox/" + id);
        assertThat(get("/inbox?show=untaken").body()).doesNotContain("id=\"open-" + id);
    }

    @ParameterizedTest(name = "{0} hours: {1}")
    @CsvSource({"0, 422", "1, 303", "12, 303", "13, 422", "two, 422", "'', 422"})
    void amberIsPutOffForAtMostTwelveHours(String hours, int status) throws Exception {
        String id = escalation(null);
        signIn("ada");
        HttpResponse<String> answer =
                post("/inbox/" + id + "/put-off", "hours", hours, "putOffReason", "Sees her at noon");
        assertThat(answer.statusCode()).isEqualTo(status);
        if (status == 303) {
            assertThat(get("/inbox/" + id).body())
                    .contains("Put off by Ada Example")
                    .contains("Sees her at noon");
        } else {
            assertThat(answer.body())
                    .contains("Enter a number of whole hours from 1 to 12")
                    .contains("Sees her at noon</textarea>");
        }
    }

    @Test
    void redIsNeverPutOff() throws Exception {
        String id = red();
        signIn("ada");
        assertThat(get("/inbox/" + id).body()).contains("Red is never put off.").doesNotContain("/put-off");
        assertThat(post("/inbox/" + id + "/put-off", "hours", "1", "putOffReason", "Later")
                        .statusCode())
                .isEqualTo(422);
        assertThat(of(id)).isInstanceOf(Escalation.Open.class);
    }

    @Test
    void coordinatorsReadNoneOfIt() throws Exception {
        String id = escalation(null);
        signIn("cora");
        for (String act : new String[] {"attempts", "hand-over", "put-off", "agree", "refuse"}) {
            assertThat(post("/inbox/" + id + "/" + act).statusCode()).as(act).isEqualTo(403);
        }
    }

    @Test
    void restDoesTheSame() throws Exception {
        String id = red();
        String one = "/api/follow-up/escalations/" + id;
        String ada = token("ada");
        String bob = token("bob");
        assertThat(json(one + "/attempts", "{\"number\":1,\"outcome\":\"no-answer\"}", ada)
                        .body())
                .contains("\"actedAt\":\"2026-11-23T");
        assertThat(json(one + "/attempts", "{\"number\":5,\"outcome\":\"no-answer\"}", ada)
                        .body())
                .contains("\"field\":\"number\"");
        assertThat(json(one + "/hand-over", "{\"to\":\"bob\"}", ada).body()).contains("\"by\":\"bob\"");
        assertThat(json(one + "/put-off", "{\"hours\":\"1\",\"reason\":\"Later\"}", ada)
                        .body())
                .contains("\"field\":\"hours\"", "A red escalation is never put off");
        String proposed = json(one + "/resolve", "{\"disposition\":\"contacted-safe\",\"note\":\"Safe\"}", ada)
                .body();
        assertThat(proposed).contains("\"state\":\"resolution-proposed\"");
        String proposal = Objects.requireNonNull(of(id).matter().proposal()).noteId();
        String agree = "{\"proposal\":\"" + proposal + "\"}";
        assertThat(proposed).contains("\"proposal\":\"" + proposal + "\"");
        assertThat(json(one + "/agree", agree, ada).statusCode()).isEqualTo(422);
        assertThat(json(one + "/refuse", agree, bob).body()).contains("\"field\":\"why\"");
        assertThat(json(one + "/agree", agree, bob).body()).contains("\"state\":\"resolved\"");
        assertThat(json(one + "/agree", agree, bob).statusCode()).isEqualTo(409);
        assertThat(send(request(one + "/story").header("Authorization", "Bearer " + ada))
                        .body())
                .contains("It opened the escalation.")
                .contains("Ada Example would close it: Contacted, safe")
                .contains("Nothing: it is closed");
        assertThat(get(one + "/story").statusCode()).isEqualTo(401);
    }

    @Test
    void aRequestWithAKeyIsCarriedOutOnce() throws Exception {
        String id = red();
        String attempts = "/api/follow-up/escalations/" + id + "/attempts";
        String ada = token("ada");
        String body = "{\"number\":1,\"outcome\":\"no-answer\"}";
        HttpResponse<String> first = keyed("k-1", attempts, body, ada);
        HttpResponse<String> again = keyed("k-1", attempts, body, ada);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Content-Type"))
                .isEqualTo(first.headers().firstValue("Content-Type"));
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(of(id).matter().calls()).hasSize(1);
        HttpResponse<String> other = keyed("k-1", attempts, body.replace("1", "2"), ada);
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).contains("This Idempotency-Key was used for another request");
        assertThat(keyed("k-1", attempts, "{\"number\":2,\"outcome\":\"no-answer\"}", token("bob"))
                        .statusCode())
                .as("another's key of the same name")
                .isEqualTo(200);
        HttpResponse<String> faulty = keyed("k-2", attempts, "{\"number\":9,\"outcome\":\"no-answer\"}", ada);
        assertThat(faulty.body()).contains("\"field\":\"number\"");
        assertThat(keyed("k-2", attempts, "{\"number\":9,\"outcome\":\"no-answer\"}", ada)
                        .body())
                .isEqualTo(faulty.body());
        assertThat(keyed("x".repeat(201), attempts, body, ada).statusCode()).isEqualTo(422);
        assertThat(keyed("k-3", attempts, body, "nobody").statusCode()).isEqualTo(401);
    }

    @Test
    void partsOfTheInboxAreCountedAndEmptyOnesSaySo() throws Exception {
        String id = red();
        signIn("ada");
        assertThat(get("/inbox?show=red").body()).contains("id=\"open-" + id).contains("aria-current=\"page\"");
        assertThat(get("/inbox?show=nonsense").body()).contains("id=\"open-" + id);
        assertThat(get("/inbox?show=mine").body()).doesNotContain("id=\"open-" + id);
        assertThat(get("/inbox/list?show=red").body())
                .contains("id=\"open-" + id)
                .doesNotContain("<html");
    }
}
