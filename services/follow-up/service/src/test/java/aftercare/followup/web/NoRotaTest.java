package aftercare.followup.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A clinic without a rota. */
class NoRotaTest extends DeskPages {
    @Test
    void thePageSaysWhoIsOnCallThen() throws Exception {
        signIn("ada");
        assertThat(get("/rota").body()).contains("all clinicians of a patient's team are on call");
        assertThat(post("/rota/covers", "person", "bob").statusCode()).isEqualTo(404);
        assertThat(send(request("/api/follow-up/rota").header("Authorization", "Bearer " + token("ada")))
                        .statusCode())
                .isEqualTo(404);
    }
}
