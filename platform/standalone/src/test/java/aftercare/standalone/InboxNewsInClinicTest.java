package aftercare.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.standalone.clinic.Secrets;
import aftercare.web.Role;
import aftercare.web.Staff;
import aftercare.web.StaffTokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The stream that keeps an open inbox fresh, through the front door. */
class InboxNewsInClinicTest {
    @TempDir
    private Path data;

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void newsComesThroughTheFrontDoorWhileTheStreamIsOpen() throws Exception {
        try (RunningClinic clinic = new RunningClinic(data);
                HttpClient http = HttpClient.newHttpClient()) {
            URI news = URI.create(clinic.url("/inbox/news"));
            HttpResponse<Stream<String>> stream =
                    http.send(as(Role.CLINICIAN, HttpRequest.newBuilder(news)), BodyHandlers.ofLines());
            assertThat(stream.statusCode()).isEqualTo(200);
            assertThat(stream.headers().firstValue("Content-Type")).contains("text/event-stream");
            try (Stream<String> lines = stream.body()) {
                assertThat(lines.findFirst()).contains("event:changed");
            }
            assertThat(http.send(as(Role.COORDINATOR, HttpRequest.newBuilder(news)), BodyHandlers.discarding())
                            .statusCode())
                    .as("coordinators read no flags")
                    .isEqualTo(403);
            http.shutdownNow();
        }
    }

    private HttpRequest as(Role role, HttpRequest.Builder request) {
        String token = StaffTokens.of(Secrets.read(data, "cookie").orElseThrow(), InstantSource.system())
                .issue(new Staff("somebody", "Somebody", Set.of(role)));
        return request.header("Authorization", "Bearer " + token).build();
    }
}
