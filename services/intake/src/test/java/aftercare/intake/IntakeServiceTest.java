package aftercare.intake;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.contracts.Fact;
import aftercare.contracts.FollowUpFact.MessageRequested;
import aftercare.contracts.IntakeFact.ClearanceWithdrawn;
import aftercare.contracts.IntakeFact.FollowingChanged;
import aftercare.contracts.IntakeFact.MessageFailed;
import aftercare.contracts.IntakeFact.MessageSent;
import aftercare.contracts.IntakeFact.PatientCleared;
import aftercare.contracts.IntakeFact.PatientEnrolled;
import aftercare.contracts.IntakeFact.ZoneChanged;
import aftercare.contracts.SessionFact.SessionAborted;
import aftercare.contracts.SessionFact.SessionScheduled;
import aftercare.intake.message.Addressee;
import aftercare.intake.message.Message.Waiting;
import aftercare.intake.message.Messages;
import aftercare.intake.message.Request;
import aftercare.intake.patient.EmailAddress;
import aftercare.intake.patient.EnrolCanary;
import aftercare.intake.patient.Patient;
import aftercare.intake.patient.Patients;
import aftercare.intake.screening.Checklist;
import aftercare.kernel.Canary;
import aftercare.kernel.Following;
import aftercare.kernel.LinkToken;
import aftercare.kernel.NextDue;
import aftercare.web.Role;
import aftercare.web.Staff;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.internet.MimeMessage;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IntakeServiceTest {
    private static final Staff CLINICIAN = new Staff("dr-a", "Dr A", Set.of(Role.CLINICIAN));
    private static final Staff COORDINATOR = new Staff("desk", "Front Desk", Set.of(Role.COORDINATOR));
    private static final Staff OPERATOR = new Staff("ops", "Ops", Set.of(Role.OPERATOR));
    private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();

    private static RunningIntake intake;

    @BeforeAll
    static void start() {
        intake = new RunningIntake();
        // After the start, since that sets logging up afresh.
        ((Logger) LoggerFactory.getLogger("aftercare")).setLevel(Level.DEBUG);
        LOG.start();
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(LOG);
    }

    @AfterAll
    static void stop() {
        intake.close();
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(LOG);
    }

    @Test
    @Order(1)
    void aPatientIsEnrolledAndClearedByRest() throws Exception {
        String patient = enrol("k-rest", body("ada@example.org"));
        intake.await("enrolment is published", () -> !intake.facts(patient).isEmpty());
        Instant now = intake.clock.instant();
        Instant until = now.plus(Duration.ofDays(30));
        String path = "/api/intake/patients/" + patient + "/screening";
        assertThat(json(intake.rest(COORDINATOR, path, answers("W01", "yes")))
                        .get("outcome")
                        .stringValue())
                .isEqualTo("review");
        assertThat(intake.rest(COORDINATOR, path + "/W01", "{\"turn\":1,\"reason\":\"an aunt\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(intake.get(CLINICIAN, "/api/intake/reviews").body()).contains(patient, "\"W01\"");
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> cleared = intake.rest(CLINICIAN, path + "/W01", "{\"turn\":1,\"reason\":\"an aunt\"}");
            assertThat(cleared.statusCode()).as(cleared.body()).isEqualTo(200);
            assertThat(json(cleared).get("cleared").booleanValue()).isTrue();
        }
        assertThat(json(intake.rest(CLINICIAN, path + "/C01", "{\"turn\":1,\"reason\":\"x\"}"))
                        .get("status")
                        .intValue())
                .isEqualTo(409);
        assertThat(intake.get(CLINICIAN, "/api/intake/reviews").body()).doesNotContain(patient);
        intake.await("clearance is published", () -> intake.facts(patient).size() >= 2);
        assertThat(json(intake.rest(COORDINATOR, path, "{\"answers\":{\"C09\":\"yes\"},\"medicines\":\"Xanex\"}"))
                        .get("medicines")
                        .toString())
                .contains("similar", "xanax");
        intake.await("its end is published", () -> intake.facts(patient).size() >= 3);
        assertThat(intake.facts(patient))
                .containsExactly(
                        new PatientEnrolled(
                                patient,
                                "America/New_York",
                                "en",
                                "US",
                                "main",
                                "off-label-1",
                                true,
                                now,
                                "declined",
                                true,
                                new java.math.BigDecimal("560.5"),
                                true),
                        new PatientCleared(patient, "dr-a", now, until, List.of("W01")),
                        new ClearanceWithdrawn(patient, List.of("C09"), now));
        assertThat(intake.get(CLINICIAN, "/api/intake/patients").body())
                .contains(patient)
                .doesNotContain("Ada Lovelace")
                .doesNotContain("ada@example.org")
                .contains("\"joinedMidCourse\":true")
                .contains("\"priorDoseMg\":560.5");
        assertThat(intake.get(COORDINATOR, "/intake/patients/" + patient).body())
                .contains(
                        "12 St James Square",
                        "Mary Somerville",
                        "mary@example.org",
                        "yes, 560.5 mg; no baseline",
                        "Would rather not say");
        assertThat(intake.get(COORDINATOR, "/intake/patients/consent").body())
                .contains("This use of ketamine is off label.");
        assertThat(intake.rest(CLINICIAN, "/api/intake/patients/p-0/screening", answers("C01", "no"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    @Order(2)
    void badAnswersToAScreeningNameEachQuestion() throws Exception {
        String path = "/api/intake/patients/" + enrol("k-faulty", body("faulty@example.org")) + "/screening";
        HttpResponse<String> refused =
                intake.rest(COORDINATOR, path, "{\"answers\":{\"C01\":\"maybe\",\"Z1\":\"no\"},\"medicines\":7}");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused)
                        .get("errors")
                        .valueStream()
                        .map(e -> e.get("field").stringValue()))
                .contains("Z1", "medicines", "C01", "C02", "X04");
        assertThat(intake.rest(COORDINATOR, path, "{}").body()).contains("Give the answers as an object");
        assertThat(intake.rest(OPERATOR, path, answers("C01", "no")).statusCode())
                .isEqualTo(403);
    }

    @Test
    @Order(4)
    void aSessionPastTheScreeningAsksForAnother() throws Exception {
        String patient = enrol("k-again", body("again@example.org"));
        intake.rest(CLINICIAN, "/api/intake/patients/" + patient + "/screening", answers("C01", "no"));
        Instant planned = intake.clock.instant().plus(Duration.ofDays(31));
        intake.publish(
                "/session/sessions/s-31",
                1,
                new SessionScheduled(patient, "s-31", planned, "clinic", intake.clock.instant()));
        intake.await("somebody has to act", () -> reviews().contains("Screen again"));
        assertThat(intake.get(CLINICIAN, "/intake/patients/" + patient).body())
                .contains("after the clearance ends: screen the patient again");
        intake.publish(
                "/session/sessions/s-31",
                2,
                new SessionAborted(patient, "s-31", "other", false, intake.clock.instant()));
        intake.await("it is called off", () -> !reviews().contains("Screen again"));
    }

    @Test
    @Order(4)
    void whetherAPatientIsFollowedIsRecordedByRestAndPage() throws Exception {
        String patient = enrol("k-followed", body("followed@example.org"));
        String rest = "/api/intake/patients/" + patient + "/following";
        String page = "/intake/patients/" + patient + "/following";
        Instant now = intake.clock.instant();
        String paused = "{\"state\":\"paused\",\"until\":\"2027-01-04T09:00:00Z\",\"reason\":\"a long journey\"}";
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> done = intake.rest(COORDINATOR, rest, paused, "Idempotency-Key", "k-pause");
            assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
            assertThat(json(done).get("history").size()).isEqualTo(1);
        }
        awaitFact(
                patient,
                new FollowingChanged(
                        patient, Following.PAUSED, now, Instant.parse("2027-01-04T09:00:00Z"), "desk", now));
        assertThat(intake.get(CLINICIAN, "/intake/patients/" + patient).body())
                .contains("Paused", "until Mon 4 Jan 2027, 04:00", "a long journey", "desk");
        assertThat(intake.rest(OPERATOR, rest, paused).statusCode()).isEqualTo(403);
        HttpResponse<String> faulty = intake.rest(COORDINATOR, rest, "{\"state\":\"away\",\"since\":1}");
        assertThat(faulty.statusCode()).isEqualTo(422);
        assertThat(json(faulty)
                        .get("errors")
                        .valueStream()
                        .map(e -> e.get("field").stringValue()))
                .containsExactly("since", "state", "reason");
        HttpResponse<String> kept =
                intake.post(COORDINATOR, page, "key=k-1&state=died&until=2027-01-04T09:00&reason=told+by+their+sister");
        assertThat(kept.statusCode()).isEqualTo(422);
        assertThat(kept.body())
                .contains("There is a problem", "Leave the end out", "told by their sister", "2027-01-04T09:00");
        for (int i = 0; i < 2; i++) {
            assertThat(intake.post(COORDINATOR, page, "key=k-1&state=died&reason=told+by+their+sister")
                            .statusCode())
                    .isEqualTo(303);
        }
        awaitFact(patient, new FollowingChanged(patient, Following.DIED, now, null, "desk", now));
        assertThat(intake.get(CLINICIAN, "/intake/patients").body()).contains("<td data-label=\"Treatment\">Died</td>");
        assertThat(intake.get(CLINICIAN, "/intake/patients/" + patient + "/card")
                        .body())
                .contains("Died", "Nobody asks the patient how they are.");
        HttpResponse<String> over = intake.rest(CLINICIAN, rest, paused);
        assertThat(over.statusCode()).as(over.body()).isEqualTo(409);
        assertThat(over.body()).contains("Recorded is: Died");
        assertThat(intake.post(CLINICIAN, page, "key=k-2&state=paused&reason=a+journey")
                        .body())
                .contains("Recorded is: Died", "a journey");
        String back = "{\"state\":\"followed\",\"reason\":\"another person\"}";
        assertThat(intake.rest(COORDINATOR, rest, back).statusCode()).isEqualTo(403);
        assertThat(json(intake.rest(CLINICIAN, rest, back)).get("state").stringValue())
                .isEqualTo("followed");
        awaitFact(patient, new FollowingChanged(patient, Following.FOLLOWED, now, null, "dr-a", now));
        assertThat(json(intake.get(CLINICIAN, rest)).get("history").size()).isEqualTo(3);
        assertThat(intake.facts(patient)).hasSize(4);
    }

    @Test
    @Order(4)
    void aMoveToAnotherZoneIsRecordedByRestAndPage() throws Exception {
        String patient = enrol("k-moved", body("moved@example.org"));
        Instant now = intake.clock.instant();
        String rest = "/api/intake/patients/" + patient + "/zone";
        String page = "/intake/patients/" + patient + "/zone";
        for (int i = 0; i < 2; i++) {
            assertThat(json(intake.rest(COORDINATOR, rest, "{\"zone\":\"America/Los_Angeles\"}"))
                            .get("zone")
                            .stringValue())
                    .isEqualTo("America/Los_Angeles");
        }
        awaitFact(patient, new ZoneChanged(patient, "America/Los_Angeles", "desk", now));
        assertThat(intake.rest(COORDINATOR, rest, "{\"zone\":\"+01:00\"}").body())
                .contains("Enter a time zone as the IANA list writes it");
        assertThat(intake.rest(OPERATOR, rest, "{\"zone\":\"Asia/Tokyo\"}").statusCode())
                .isEqualTo(403);
        assertThat(intake.post(COORDINATOR, page, "zone=other&zoneOther=Middle+Earth")
                        .body())
                .contains("There is a problem", "Middle Earth");
        assertThat(intake.post(CLINICIAN, page, "zone=other&zoneOther=Asia/Tokyo")
                        .statusCode())
                .isEqualTo(303);
        awaitFact(patient, new ZoneChanged(patient, "Asia/Tokyo", "dr-a", now));
        assertThat(intake.get(CLINICIAN, page).body()).contains("Asia/Tokyo", "America/New_York", "desk");
        assertThat(intake.facts(patient)).hasSize(3);
    }

    @Test
    @Order(4)
    void aPatientStoredBeforeThereWereScreeningsIsStillRead() throws Exception {
        String patient = enrol("k-old", body("old@example.org"));
        MongoTemplate mongo = intake.bean(MongoTemplate.class);
        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(patient)),
                new Update()
                        .unset("screening")
                        .unset("planned")
                        .set("clearedBy", "dr-a")
                        .set("clearedAt", intake.clock.instant()),
                "patients");
        assertThat(intake.get(CLINICIAN, "/intake/patients/" + patient).body())
                .contains("Cleared for treatment by dr-a", "until Wed 23 Dec 2026");
        assertThat(intake.rest(CLINICIAN, "/api/intake/patients/" + patient + "/screening", answers("C04", "yes"))
                        .body())
                .contains("\"outcome\":\"review\"");
        awaitFact(patient, new ClearanceWithdrawn(patient, List.of("C04"), intake.clock.instant()));
    }

    @Test
    @Order(2)
    void theSameKeyIsTheSamePatient() throws Exception {
        String first = enrol("k-twice", body("twice@example.org"));
        assertThat(enrol("k-twice", body("twice@example.org"))).isEqualTo(first);
        HttpResponse<String> other = intake.rest(
                COORDINATOR, "/api/intake/patients", body("other@example.org"), "Idempotency-Key", "k-twice");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(other.body())
                .contains("This Idempotency-Key was used for another request")
                .contains(first);
    }

    @Test
    @Order(2)
    void badInputOfRestNamesEveryField() throws Exception {
        HttpResponse<String> refused = intake.rest(
                COORDINATOR, "/api/intake/patients", "{\"name\":\"Ada Lovelace\",\"email\":\"ada\",\"fone\":\"1\"}");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).doesNotContain("Ada Lovelace");
        assertThat(json(refused)
                        .get("errors")
                        .valueStream()
                        .map(e -> e.get("field").stringValue()))
                .containsExactly(
                        "fone",
                        "email",
                        "phone",
                        "zone",
                        "language",
                        "country",
                        "careTeam",
                        "drugAtHome",
                        "consent",
                        "consentVersion");
        assertThat(intake.rest(COORDINATOR, "/api/intake/patients", "{").statusCode())
                .isEqualTo(400);
        assertThat(intake.rest(COORDINATOR, "/api/intake/patients", body("a@b.co"), "Idempotency-Key", " ")
                        .body())
                .contains("Give the request a key of 1 to 200 characters");
        assertThat(intake.rest(OPERATOR, "/api/intake/patients", body("a@b.co")).statusCode())
                .isEqualTo(403);
        assertThat(intake.send(intake.request("/api/intake/patients").POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    @Order(3)
    void thePageEnrolsKeepsWhatWasTypedAndShowsThePatient() throws Exception {
        String form = intake.get(COORDINATOR, "/intake/patients/new").body();
        assertThat(form)
                .contains("<h1>Enrol a patient</h1>")
                .contains("United States")
                .contains("off label");
        String key = form.replaceAll("(?s).*name=\"key\" value=\"([^\"]+)\".*", "$1");

        HttpResponse<String> faulty = intake.post(
                COORDINATOR,
                "/intake/patients/new",
                form(Map.of("key", key, "name", "Grace <Hopper>", "email", "grace")));
        assertThat(faulty.statusCode()).isEqualTo(422);
        assertThat(faulty.body())
                .contains("There is a problem")
                .contains("<a href=\"#email\">Enter an e-mail address in the form name@example.org</a>")
                .contains("value=\"Grace &lt;Hopper>\"")
                .contains("value=\"grace\"")
                .contains(key);

        String typed = form(Map.ofEntries(
                Map.entry("key", key),
                Map.entry("name", "Grace Hopper"),
                Map.entry("email", "grace@example.org"),
                Map.entry("phone", "+1 555 010 0199"),
                Map.entry("zone", "other"),
                Map.entry("zoneOther", "Asia/Tokyo"),
                Map.entry("language", "en"),
                Map.entry("country", "JP"),
                Map.entry("careTeam", "main"),
                Map.entry("drugAtHome", "no"),
                Map.entry("consent", "yes"),
                Map.entry("consentVersion", "off-label-1")));
        HttpResponse<String> enrolled = intake.post(COORDINATOR, "/intake/patients/new", typed);
        assertThat(enrolled.statusCode()).isEqualTo(303);
        String page = enrolled.headers().firstValue("Location").orElseThrow();
        assertThat(intake.post(COORDINATOR, "/intake/patients/new", typed)
                        .headers()
                        .firstValue("Location"))
                .as("sent twice, enrolled once")
                .hasValue(page);

        assertThat(intake.get(COORDINATOR, page).body())
                .contains("<h1>Grace Hopper</h1>")
                .contains("Not cleared for treatment yet", "The screening is not complete.");
        HttpResponse<String> incomplete =
                intake.post(COORDINATOR, page + "/screening", form(Map.of("C01", "no", "medicines", "Ambien <10 mg>")));
        assertThat(incomplete.statusCode()).isEqualTo(422);
        assertThat(incomplete.body())
                .contains("<a href=\"#C02\">Select yes, no or not sure: Does the patient have symptoms of psychosis")
                .contains("value=\"no\" checked")
                .contains("Ambien &lt;10 mg");
        assertThat(intake.post(COORDINATOR, page + "/screening", screened("X04", "yes"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(intake.get(COORDINATOR, page).body())
                .contains("Do not leave the patient alone", "Emergency pathway, then review");
        assertThat(intake.get(COORDINATOR, page + "/screening").body()).contains("A clinician clears this.");
        assertThat(reviews()).contains("Grace Hopper", "Emergency pathway, then review");
        assertThat(intake.post(COORDINATOR, page + "/screening/X04", "turn=1&reason=called")
                        .statusCode())
                .isEqualTo(403);
        assertThat(intake.get(CLINICIAN, page + "/screening/X04").statusCode()).isEqualTo(405);
        assertThat(intake.post(CLINICIAN, page + "/screening/X04", "turn=1&reason=")
                        .body())
                .contains("<a href=\"#reason-X04\">Enter the reason");
        assertThat(intake.post(CLINICIAN, page + "/screening/X04", "turn=1&reason=crisis+team+came")
                        .statusCode())
                .isEqualTo(303);
        HttpResponse<String> late = intake.post(CLINICIAN, page + "/screening/X04", "turn=1&reason=safe+now");
        assertThat(late.statusCode()).as("another finding came before").isEqualTo(409);
        assertThat(late.body()).contains("safe now</textarea>");
        assertThat(intake.post(CLINICIAN, page + "/screening/X04", "turn=2&reason=safe+now")
                        .statusCode())
                .isEqualTo(303);
        assertThat(intake.get(CLINICIAN, page).body()).contains("Cleared for treatment by dr-a");
        assertThat(intake.get(CLINICIAN, page + "/screening").body())
                .contains("X04 found by a clinician: safe now", "takes: Ambien", "ambien (zolpidem): sedative");
        assertThat(reviews()).doesNotContain("Grace Hopper");
        assertThat(intake.get(COORDINATOR, "/intake/patients").body())
                .contains("Grace Hopper", "No clinician has recorded a review of: the screening checklist");

        HttpResponse<String> card = intake.get(CLINICIAN, page + "/card");
        assertThat(card.body())
                .contains("grace@example.org")
                .contains("Asia/Tokyo")
                .doesNotContain("<nav");
        assertThat(card.headers().firstValue("X-Frame-Options")).hasValue("SAMEORIGIN");
        assertThat(card.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(intake.get(OPERATOR, page + "/card").statusCode()).isEqualTo(403);
        assertThat(intake.get(CLINICIAN, "/intake/patients/p-0").statusCode()).isEqualTo(404);
        assertThat(intake.send(intake.request(page)).statusCode()).isEqualTo(303);
    }

    @Test
    @Order(4)
    void aRequestedMessageIsMailedOnce() throws Exception {
        String patient = enrol("k-mail", body("mail@example.org"));
        MessageRequested asked = request(patient, "m-mail", "survey-link", "poll-9");
        intake.publish("/follow-up/polls/poll-9", 1, asked);
        intake.publish("/follow-up/polls/poll-9", 1, asked);
        awaitFact(
                patient, new MessageSent(patient, "m-mail", "survey-link", "poll-9", "email", intake.clock.instant()));
        intake.await("everything is at rest", () -> intake.atRest());

        List<MimeMessage> got = mailTo(intake.mail, "mail@example.org");
        assertThat(got).hasSize(1);
        String token = LinkToken.of("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8), "poll-9", 1)
                .value();
        assertThat(got.getFirst().getHeader("Message-ID")).containsExactly("<m-mail@aftercare>");
        assertThat(got.getFirst().getSentDate().toInstant()).isEqualTo(intake.clock.instant());
        assertThat(GreenMailUtil.getBody(got.getFirst()))
                .contains("http://clinic.test/s/" + token)
                .doesNotContain("Ada");
        assertThat(intake.facts(patient))
                .filteredOn(MessageSent.class::isInstance)
                .hasSize(1);
    }

    @Test
    @Order(5)
    void aCrashDuringTheHandOverIsUnknownForEver() throws Exception {
        String patient = enrol("k-crash", body("crash@example.org"));
        Messages messages = intake.bean(Messages.class);
        Instant now = intake.clock.instant();
        Request request = new Request("m-crash", patient, "hold", null, 0, now.plus(Duration.ofDays(1)), now);
        Waiting waiting = new Waiting(request, 0, now, null);
        messages.insertIfAbsent(waiting.begin(
                new Addressee("email", "crash@example.org", "en", "US"),
                "dead",
                now,
                Instant.now().minusSeconds(600)));
        awaitFact(patient, new MessageFailed(patient, "m-crash", "hold", null, "email", "outcome-unknown", now));
        intake.await("everything is at rest", () -> intake.atRest());
        assertThat(mailTo(intake.mail, "crash@example.org")).isEmpty();
    }

    @Test
    @Order(6)
    void mailWaitsForAServerThatIsDownAndExpiresIfItStaysSo() throws Exception {
        String patient = enrol("k-down", body("down@example.org"));
        intake.mailServerDown();
        intake.publish("/follow-up/courses/" + patient, 1, request(patient, "m-down", "hold", null));
        NextDue due = intake.bean(NextDue.class);
        intake.await(
                "the first attempt failed",
                () -> due.nextDue()
                        .filter(at -> at.equals(intake.clock.instant().plusSeconds(30)))
                        .isPresent());
        intake.await("nothing to do before the retry", () -> intake.atRest());

        GreenMail again = intake.mailServerUp();
        intake.clock.moveTo(due.nextDue().orElseThrow());
        awaitFact(patient, new MessageSent(patient, "m-down", "hold", null, "email", intake.clock.instant()));
        assertThat(mailTo(again, "down@example.org")).hasSize(1);
        again.stop();

        intake.publish("/follow-up/courses/" + patient, 2, request(patient, "m-late", "hold-lifted", null));
        intake.await(
                "the first attempt failed",
                () -> due.nextDue()
                        .filter(at -> at.isAfter(intake.clock.instant()))
                        .isPresent());
        intake.clock.moveTo(intake.clock.instant().plus(Duration.ofHours(2)));
        awaitFact(
                patient,
                new MessageFailed(patient, "m-late", "hold-lifted", null, "email", "expired", intake.clock.instant()));
    }

    @Test
    @Order(8)
    void theListPagesFromTheNewestBackAndLeavesTheCanaryOut() throws Exception {
        String one = enrol("k-page-1", body("page-1@example.org"));
        String two = enrol("k-page-2", body("page-2@example.org"));
        Patients patients = intake.bean(Patients.class);
        EnrolCanary canary = new EnrolCanary(patients, intake.clock);
        EmailAddress address = new EmailAddress("canary@example.org");
        assertThat(canary.enrol(address, "main", "off-label-1")).isTrue();
        assertThat(canary.enrol(address, "main", "off-label-1")).isFalse();
        intake.await(
                "the canary is published, once",
                () -> intake.facts(Canary.PATIENT).size() == 1);

        List<String> all = ids(patients.newest(Optional.empty(), 1_000));
        assertThat(all)
                .contains(one, two)
                .doesNotContain(Canary.PATIENT)
                .isSortedAccordingTo(Comparator.reverseOrder());
        List<String> paged = new ArrayList<>(ids(patients.newest(Optional.empty(), 1)));
        List<String> next = ids(patients.newest(Optional.of(paged.getLast()), 2));
        while (!next.isEmpty()) {
            paged.addAll(next);
            next = ids(patients.newest(Optional.of(paged.getLast()), 2));
        }
        assertThat(paged).isEqualTo(all);
    }

    private static List<String> ids(List<Patient> patients) {
        return patients.stream().map(Patient::id).toList();
    }

    @Test
    @Order(9)
    void noLogLineTellsWhoAPatientIs() {
        String lines = LOG.list.stream()
                .map(e -> e.getFormattedMessage()
                        + (e.getThrowableProxy() == null
                                ? ""
                                : e.getThrowableProxy().getMessage()))
                .collect(Collectors.joining("\n"));
        assertThat(lines)
                .contains("m-crash")
                .doesNotContain("Lovelace")
                .doesNotContain("Hopper")
                .doesNotContain("Somerville")
                .doesNotContain("St James")
                .doesNotContain("example.org")
                .doesNotContain("5550100")
                .doesNotContain("555 010")
                .doesNotContain("1985-04-23");
        for (var record : intake.records) {
            assertThat(new String(record.value(), StandardCharsets.UTF_8))
                    .doesNotContain("Lovelace")
                    .doesNotContain("Somerville")
                    .doesNotContain("St James")
                    .doesNotContain("example.org")
                    .doesNotContain("555");
        }
    }

    private static void awaitFact(String patient, Fact fact) {
        intake.await(fact.toString(), () -> intake.facts(patient).contains(fact));
    }

    private static MessageRequested request(
            String patient, String messageId, String template, @org.jspecify.annotations.Nullable String poll) {
        Instant now = intake.clock.instant();
        return new MessageRequested(
                patient, messageId, template, poll, poll == null ? 0 : 1, now.plus(Duration.ofHours(1)), now);
    }

    private static List<MimeMessage> mailTo(GreenMail server, String address) {
        return List.of(server.getReceivedMessages()).stream()
                .filter(m -> GreenMailUtil.getHeaders(m).contains("To: " + address))
                .toList();
    }

    private static String enrol(String key, String body) throws Exception {
        HttpResponse<String> created = intake.rest(COORDINATOR, "/api/intake/patients", body, "Idempotency-Key", key);
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        String patient = json(created).get("patient").stringValue();
        assertThat(created.headers().firstValue("Location")).hasValue("/api/intake/patients/" + patient);
        return patient;
    }

    private static String reviews() {
        try {
            return intake.get(CLINICIAN, "/intake/reviews").body();
        } catch (java.io.IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** No to every question but one. */
    private static Map<String, String> noBut(String question, String answer) {
        Map<String, String> answers = new TreeMap<>();
        Checklist.load().ids().forEach(id -> answers.put(id, "no"));
        answers.put(question, answer);
        return answers;
    }

    private static String answers(String question, String answer) {
        return JsonMapper.shared().writeValueAsString(Map.of("answers", noBut(question, answer)));
    }

    private static String screened(String question, String answer) {
        Map<String, String> fields = noBut(question, answer);
        fields.put("medicines", "Ambien 10 mg");
        return form(fields);
    }

    private static String body(String email) {
        return """
                {"name": "Ada Lovelace", "email": "%s", "phone": "+1 555 010 0123", "birthDate": "1985-04-23",
                 "zone": "America/New_York", "language": "en", "country": "US", "careTeam": "main",
                 "drugAtHome": true, "consent": true, "consentVersion": "off-label-1", "address": "12 St James Square",
                 "monitorName": "Mary Somerville", "monitorPhone": "+1 555 010 0125", "lifetimeAttempt": "declined",
                 "priorTreatment": true, "priorDoseMg": 560.5, "monitorEmail": "mary@example.org"}
                """.formatted(email);
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }
}
