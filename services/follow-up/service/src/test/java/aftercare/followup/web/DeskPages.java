package aftercare.followup.web;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.contracts.FollowUpFact.AnswerSaved;
import aftercare.followup.course.Course;
import aftercare.followup.course.Enrolment;
import aftercare.followup.course.Holds;
import aftercare.followup.course.StandingHold;
import aftercare.followup.course.Visits;
import aftercare.followup.escalation.Escalation;
import aftercare.followup.escalation.Ladders;
import aftercare.followup.escalation.RaisedFlag;
import aftercare.followup.poll.Asking;
import aftercare.followup.poll.Background;
import aftercare.followup.poll.Dispatch;
import aftercare.followup.poll.Links;
import aftercare.followup.poll.Origin;
import aftercare.followup.poll.Poll;
import aftercare.followup.poll.Questionnaire;
import aftercare.followup.poll.Sheet;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.survey.SurveyContext;
import aftercare.followup.whereabouts.ToldWhereabouts;
import aftercare.kernel.Change;
import aftercare.kernel.Cursors;
import aftercare.kernel.Hold;
import aftercare.kernel.LinkToken;
import aftercare.kernel.Tier;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;

/** A desk of a clinic with its pages over HTTP, and a patient of its own for each test. */
@SpringBootTest(
        classes = DeskClinic.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=none",
            "aftercare.service=follow-up",
            "aftercare.secrets.cookie=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="
        })
abstract class DeskPages {
    static final Instant NOW = DeskClinic.START;

    @Value("${local.server.port}")
    int port;

    @Autowired
    InMemoryPolls polls;

    @Autowired
    InMemoryEscalations escalations;

    @Autowired
    InMemoryCourses courses;

    @Autowired
    Links links;

    @Autowired
    Protocol protocol;

    @Autowired
    Ladders ladders;

    @Autowired
    DeskClinic.AskedClinician askedClinician;

    @Autowired
    ToldWhereabouts told;

    @Autowired
    MeterRegistry meters;

    final HttpClient http = HttpClient.newHttpClient();
    String patient = "pat-0";

    @Nullable String cookie;

    @BeforeEach
    void anotherPatientEachTime(TestInfo test) {
        patient = "pat-" + test.getDisplayName().replaceAll("\\W", "");
    }

    String token(String username) throws IOException, InterruptedException {
        String entry = "{\"username\":\"" + username + "\",\"password\":\"secret of " + username + "\"}";
        return json("/api/follow-up/sign-in", entry, "").body().replaceAll(".*\"token\":\"([^\"]+)\".*", "$1");
    }

    String flagId() {
        return "flag-" + patient;
    }

    String pollId() {
        return "poll-" + patient;
    }

    Poll poll() {
        return polls.find(pollId()).orElseThrow();
    }

    List<AnswerSaved> savedPages() {
        return polls.shelf.facts().stream()
                .filter(AnswerSaved.class::isInstance)
                .map(AnswerSaved.class::cast)
                .filter(saved -> saved.pollId().equals(pollId()))
                .toList();
    }

    /** A poll of that step whose link went out; the path of the link. */
    String sent(String step) {
        return sent(step, NOW);
    }

    String sent(String step, Instant due) {
        Asking asking = new Asking(
                pollId(),
                patient,
                "team",
                protocol.id(),
                protocol.version(),
                step,
                "ses-1",
                1,
                Origin.at(due, ZoneOffset.UTC),
                due,
                due.plus(Duration.ofDays(3)),
                due.plus(Duration.ofDays(33)));
        Questionnaire questionnaire =
                Questionnaire.of(protocol.step(step).orElseThrow().forms(1), SurveyContext.english(false), "US");
        Sheet sheet = Sheet.of(pollId(), questionnaire, Background.none());
        polls.insertIfAbsent(
                pollId(),
                Change.of(new Poll.Sent(asking, new Dispatch(sheet, NOW, 1, List.of(), 0, Set.of(), Map.of()))));
        LinkToken token = LinkToken.of(DeskClinic.SECRET, pollId(), 1);
        links.open(token.hash(), new Links.Link(pollId(), 1, asking.expiresAt()));
        return "/s/" + token.value();
    }

    /** An open escalation of a followed patient with a stop hold. */
    String escalation(@Nullable String routing) {
        return opened(new RaisedFlag(
                flagId(),
                pollId(),
                "U-AMB-INFECTION",
                "1.0",
                Tier.AMBER,
                Hold.STOP,
                "bladder",
                "It burns.",
                Map.of("URI-10", "yes"),
                routing,
                NOW,
                null));
    }

    /** Somebody who does not answer. */
    String silence(String rule, Tier tier) {
        return opened(new RaisedFlag(
                flagId(),
                pollId(),
                rule,
                "1.0",
                tier,
                Hold.NONE,
                "silence-unopened",
                "Two polls in a row are missing; call: nobody opened it",
                Map.of("cause", "unopened"),
                null,
                NOW,
                null));
    }

    String opened(RaisedFlag flag) {
        Change<Escalation, ?> opened =
                Escalation.open(patient, "team", 1, flag, ladders.of(flag.tier(), List.of(flag)), NOW);
        String id = opened.state().matter().id();
        escalations.insertIfAbsent(id, Change.of(opened.state()));
        courses.shelf.put(
                patient,
                Change.of(new Course.Followed(
                        patient,
                        Cursors.none(),
                        new Enrolment(
                                "America/Chicago", "en", "US", "team", false, Instant.parse("2026-11-02T15:00:00Z")),
                        null,
                        List.of(),
                        new Holds(1, List.of(new StandingHold(flagId(), flag.rule(), Hold.STOP, NOW)), List.of()),
                        List.of(),
                        Map.of(),
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        List.of(),
                        List.of(),
                        new Visits(List.of(), List.of(), List.of()),
                        List.of())));
        return id;
    }

    /** The answer of somebody who is well: the first offered, {@code none} or {@code no} where that is offered. */
    static String quiet(String page) {
        for (String value : List.of("none", "no", "0", "ok", "all", "me")) {
            if (page.contains("name=\"answer\" value=\"" + value + "\"")) {
                return value;
            }
        }
        throw new IllegalStateException("No quiet answer on " + page);
    }

    void signIn(String username) throws IOException, InterruptedException {
        cookie = null;
        HttpResponse<String> in = post("/sign-in", "username", username, "password", "secret of " + username);
        assertThat(in.statusCode()).isEqualTo(303);
        cookie = in.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    }

    static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    HttpResponse<String> post(String path, String... fields) throws IOException, InterruptedException {
        String body = Stream.iterate(0, i -> i < fields.length, i -> i + 2)
                .map(i -> fields[i] + "=" + URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> json(String path, String body, String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        return send(token.isEmpty() ? request : request.header("Authorization", "Bearer " + token));
    }

    /** A request that can be sent again. */
    HttpResponse<String> keyed(String key, String path, String body, String token)
            throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)));
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        return cookie == null ? request : request.header("Cookie", cookie);
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
