package aftercare.followup.web;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.followup.datafile.DataFile;
import aftercare.followup.rota.ChangeCovers;
import aftercare.followup.rota.Covers;
import aftercare.followup.rota.LiveRota;
import aftercare.followup.rota.RotaFile;
import aftercare.followup.rota.RotaPeople;
import aftercare.followup.staff.Accounts;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** The rota's page and its REST, on a Monday at 10:00. */
@SpringBootTest(
        classes = {DeskClinic.class, RotaPagesTest.WithARota.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=none",
            "aftercare.service=follow-up",
            "aftercare.secrets.cookie=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="
        })
class RotaPagesTest extends DeskPages {
    @Configuration(proxyBeanMethods = false)
    static class WithARota {
        @Bean
        @Primary
        LiveRota clinicsRota(Covers covers) {
            return new LiveRota(Optional.of(RotaFile.read(new DataFile("rota.yaml", """
                    zone: America/New_York
                    people: [ada, bob, eve]
                    fallback: everyone
                    layers:
                      - name: weeks
                        rotation: {people: [ada, bob], weeks: 1, from: 2026-11-23, hand-over: monday, at: "08:00"}
                      - name: yellow
                        tiers: [yellow]
                        shifts: [{days: every-day, from: "08:00", to: "09:00", person: eve}]
                    holidays:
                      - {date: 2026-12-01, name: Founders' Day, cover: nobody}
                    """))), covers);
        }

        @Bean
        @Primary
        ChangeCovers changeItsCovers(LiveRota rota, Covers covers, Accounts accounts) {
            return new ChangeCovers(rota, covers, new RotaPeople(accounts));
        }
    }

    @Autowired
    private Covers covers;

    private String standing() {
        return covers.all().getLast().id();
    }

    @Test
    void whoIsOnCallAndWhereNobodyIsCanBeSeen() throws Exception {
        signIn("sam");
        assertThat(get("/rota").body())
                .contains("<a href=\"/rota\" aria-current=\"page\">Rota</a>")
                .contains("Ada Example")
                .contains("Nobody has these accounts, or they read no flags: eve.")
                .contains("All clinicians of the team are told then.")
                .contains("red, amber, yellow, every team: Tue 2026-12-01 00:00 to Wed 2026-12-02 00:00"
                        + " America/New_York (2026-12-01T05:00:00Z to 2026-12-02T05:00:00Z)")
                .contains("Mon 30 Nov 2026, 08:00")
                .doesNotContain("Take over, swap or be away");
    }

    @Test
    void whoTakesOverIsSeenUntilItIsWithdrawn() throws Exception {
        signIn("cora");
        assertThat(location(post(
                        "/rota/covers",
                        "from",
                        "2026-11-25T18:00",
                        "to",
                        "2026-11-26T08:00",
                        "person",
                        "bob",
                        "insteadOf",
                        "ada",
                        "tiers",
                        "red",
                        "reason",
                        "Ada's <birthday>")))
                .isEqualTo("/rota");
        assertThat(get("/rota").body())
                .contains("Bob Example instead of Ada Example")
                .contains("Ada's &lt;birthday&gt;")
                .contains("entered by Cora Example");
        String path = "/rota/covers/" + standing() + "/withdraw";
        assertThat(location(post(path))).isEqualTo("/rota");
        assertThat(location(post(path))).as("a second click").isEqualTo("/rota");
        assertThat(get("/rota").body()).contains("withdrawn by Cora Example").doesNotContain(path);
    }

    @Test
    void whatWouldLeaveAGapIsRefusedAndStaysTyped() throws Exception {
        signIn("ada");
        HttpResponse<String> refused = post(
                "/rota/covers",
                "from",
                "2026-11-27T18:00",
                "to",
                "2026-11-27T18:01",
                "insteadOf",
                "ada",
                "tiers",
                "red",
                "tiers",
                "amber",
                "reason",
                "Dentist");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("nobody would be on duty for red, amber, every team: Fri 2026-11-27 18:00 to"
                        + " Fri 2026-11-27 18:01 America/New_York (2026-11-27T23:00:00Z to 2026-11-27T23:01:00Z)")
                .contains("value=\"2026-11-27T18:00\"")
                .contains("<option value=\"ada\" selected>")
                .contains("value=\"amber\" checked")
                .contains("value=\"Dentist\"");
        HttpResponse<String> empty = post("/rota/covers");
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("Enter when it begins");
    }

    @Test
    void whatClosesAGapIsNotWithdrawnAlone() throws Exception {
        signIn("ada");
        post(
                "/rota/covers",
                "from",
                "2026-12-01T00:00",
                "to",
                "2026-12-02T00:00",
                "person",
                "bob",
                "reason",
                "Somebody has to");
        assertThat(get("/rota").body()).contains("None: somebody is on duty in every minute.");
        HttpResponse<String> refused = post("/rota/covers/" + standing() + "/withdraw");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body())
                .contains("It was not withdrawn")
                .contains(
                        "Without it nobody would be on duty for red, amber, yellow, every team: Tue 2026-12-01 00:00");
        covers.update(all -> new Covers.Decided<>(all.subList(0, all.size() - 1), ""));
    }

    @Test
    void otherProgramsDoTheSame() throws Exception {
        String token = token("cora");
        HttpResponse<String> shown =
                send(request("/api/follow-up/rota?days=9").header("Authorization", "Bearer " + token));
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body())
                .contains("\"zone\":\"America/New_York\"", "\"usernames\":[\"ada\"]", "\"unreachable\":[\"eve\"]");
        String swap =
                "{\"from\":\"2026-11-26T18:00\",\"to\":\"2026-11-26T19:00\",\"person\":\"bob\",\"reason\":\"Swap\"}";
        assertThat(json("/api/follow-up/rota/covers", swap, token).body()).contains("\"stands\":true");
        assertThat(json("/api/follow-up/rota/covers", swap, token).body()).contains(standing());
        String path = "/api/follow-up/rota/covers/" + standing() + "/withdraw";
        assertThat(json(path, "{}", token).body()).contains("\"stands\":false");
        assertThat(json("/api/follow-up/rota/covers/none/withdraw", "{}", token).statusCode())
                .isEqualTo(404);
        HttpResponse<String> gap = json(
                "/api/follow-up/rota/covers",
                "{\"from\":\"2026-11-26T18:00\",\"to\":\"2026-11-26T19:00\",\"insteadOf\":\"ada\",\"reason\":\"Away\"}",
                token);
        assertThat(gap.statusCode()).isEqualTo(422);
        assertThat(gap.body()).contains("\"field\":\"person\"", "Thu 2026-11-26 18:00");
        assertThat(json("/api/follow-up/rota/covers", "{}", token).body()).contains("\"field\":\"from\"");
    }

    @ParameterizedTest
    @CsvSource({"0", "401", "x", "99999999999"})
    void daysThatAreNoneAreNamed(String days) throws Exception {
        HttpResponse<String> wrong =
                send(request("/api/follow-up/rota?days=" + days).header("Authorization", "Bearer " + token("cora")));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("\"field\":\"days\"");
    }

    @Test
    void whoOnlyLooksChangesNothing() throws Exception {
        signIn("sam");
        assertThat(post("/rota/covers", "person", "bob").statusCode()).isEqualTo(403);
        assertThat(post("/rota/covers/x/withdraw").statusCode()).isEqualTo(403);
    }

    @Test
    void patientsAreToldWhoIsOnCall() throws Exception {
        assertThat(get(sent("weekly")).body()).contains("The clinician on call at");
    }
}
