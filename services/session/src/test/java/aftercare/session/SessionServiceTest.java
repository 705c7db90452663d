package aftercare.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import aftercare.contracts.Fact;
import aftercare.contracts.FactCatalogue;
import aftercare.contracts.FollowUpFact.BaselineCompleted;
import aftercare.contracts.FollowUpFact.HoldLifted;
import aftercare.contracts.FollowUpFact.HoldPlaced;
import aftercare.contracts.IntakeFact.ClearanceWithdrawn;
import aftercare.contracts.IntakeFact.FollowingChanged;
import aftercare.contracts.IntakeFact.PatientCleared;
import aftercare.contracts.IntakeFact.PatientEnrolled;
import aftercare.contracts.SessionFact.CheckedIn;
import aftercare.contracts.SessionFact.ExceptionChanged;
import aftercare.contracts.SessionFact.HoldApplied;
import aftercare.contracts.SessionFact.ObservedEffect;
import aftercare.contracts.SessionFact.ReadinessReason;
import aftercare.contracts.SessionFact.SessionAborted;
import aftercare.contracts.SessionFact.SessionCompleted;
import aftercare.contracts.SessionFact.SessionCorrected;
import aftercare.contracts.SessionFact.SessionScheduled;
import aftercare.contracts.SessionFact.SessionStarted;
import aftercare.contracts.SessionFact.SessionVoided;
import aftercare.contracts.SessionFact.SideEffectsObserved;
import aftercare.contracts.SessionFact.VitalsRecorded;
import aftercare.contracts.UnreadableFactException;
import aftercare.kernel.Following;
import aftercare.kernel.Hold;
import aftercare.kernel.Ids;
import aftercare.kernel.LinkToken;
import aftercare.kernel.ProductClock;
import aftercare.kernel.SimulatedClock;
import aftercare.session.hold.PatientView;
import aftercare.session.hold.PatientViews;
import aftercare.session.readiness.Calm;
import aftercare.testkit.Backends;
import aftercare.web.Role;
import aftercare.web.Staff;
import aftercare.web.StaffTokens;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SessionServiceTest {
    private static final String SECRET =
            Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes(UTF_8));
    private static final byte[] LINKS = Base64.getDecoder().decode(SECRET);
    private static final Instant NOON = Instant.parse("2026-11-23T17:00:00Z");
    private static final Instant LATER = NOON.plus(Duration.ofHours(2));
    private static final Staff CLINICIAN = new Staff("dr-a", "Dr A", Set.of(Role.CLINICIAN));
    private static final Staff COORDINATOR = new Staff("desk", "Front Desk", Set.of(Role.COORDINATOR));
    private static final SimulatedClock CLOCK = ProductClock.simulated(NOON);
    /** Answers under which nothing stands in the way. */
    private static final String CALM =
            "{\"PRE-01\":\"no\",\"PRE-02\":[\"none\"],\"PRE-03\":\"na\",\"PRE-04-sedative\":\"none\","
                    + "\"PRE-04-opioid\":\"none\",\"PRE-04-stimulant\":\"none\",\"PRE-05-alcohol\":\"none\","
                    + "\"PRE-05-hangover\":\"no\",\"PRE-06\":\"none\",\"PRE-07\":\"none\",\"PRE-08\":\"yes\","
                    + "\"adult\":{\"name\":\"Max Mustermann\",\"phone\":\"+15550100777\"},\"PRE-09\":\"ride\",\"P10\":\"no\","
                    + "\"systolic\":120,\"diastolic\":80}";
    /** The same by the page, without food and blood pressure. */
    private static final String CALM_FORM = "PRE-01=no&PRE-02=none&PRE-03=na&PRE-04-sedative=none&PRE-04-opioid=none"
            + "&PRE-04-stimulant=none&PRE-05-alcohol=none&PRE-05-hangover=no&PRE-07=none&PRE-08=yes"
            + "&adult.name=Max+Mustermann&adult.phone=%2B15550100777&PRE-09=ride&P10=no";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private static final List<ConsumerRecord<String, byte[]>> RECORDS = new ArrayList<>();

    private static ConfigurableApplicationContext context;
    private static KafkaConsumer<String, byte[]> reader;
    private static KafkaProducer<String, byte[]> writer;

    @BeforeAll
    static void start() {
        String brokers = Backends.shared().bootstrapServers();
        context = new SpringApplicationBuilder(SessionApplication.class)
                .properties("spring.config.name=session")
                .initializers(c ->
                        ((GenericApplicationContext) c).registerBean("productClock", ProductClock.class, () -> CLOCK))
                .run(
                        "--server.port=0",
                        "--spring.mongodb.uri=" + Backends.shared().mongoUri("session"),
                        "--spring.cloud.stream.kafka.binder.brokers=" + brokers,
                        "--aftercare.secrets.cookie=" + SECRET,
                        "--aftercare.secrets.links=" + SECRET,
                        "--aftercare.secrets.dead-letters=" + SECRET);
        reader = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers, "group.id", "test", "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        reader.subscribe(List.of(FactCatalogue.SESSION));
        writer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "acks", "all"), new StringSerializer(), new ByteArraySerializer());
    }

    @AfterAll
    static void stop() {
        writer.close();
        reader.close();
        context.close();
    }

    /** Last, because it moves the clock. */
    @Test
    @Order(2)
    void aSessionRunsFromPlanToDoseByRest() throws Exception {
        readyPatient("p-rest");
        String body = "{\"patient\":\"p-rest\",\"plannedAt\":\"2026-11-23T13:00:00-05:00\",\"place\":\"home\","
                + "\"monitor\":{\"name\":\"Max Mustermann\",\"phone\":\"+15550100777\"}}";
        HttpResponse<String> planned = rest(COORDINATOR, "/api/sessions", body, "Idempotency-Key", "k-1");
        assertThat(planned.statusCode()).as(planned.body()).isEqualTo(201);
        String id = json(planned).get("sessionId").stringValue();
        assertThat(rest(COORDINATOR, "/api/sessions", body, "Idempotency-Key", "k-1")
                        .body())
                .isEqualTo(planned.body());
        assertThat(rest(COORDINATOR, "/api/sessions", body.replace("13:00", "14:00"), "Idempotency-Key", "k-1")
                        .statusCode())
                .isEqualTo(422);
        assertThat(rest(COORDINATOR, "/api/sessions/" + id + "/start", "").statusCode())
                .isEqualTo(403);
        assertThat(rest(CLINICIAN, "/api/sessions/" + id + "/complete", dose()).statusCode())
                .isEqualTo(409);
        HttpResponse<String> unasked = rest(CLINICIAN, "/api/sessions/" + id + "/start", "");
        assertThat(unasked.statusCode()).isEqualTo(409);
        assertThat(json(unasked).get("code").stringValue()).isEqualTo("not-checked-in");
        assertThat(rest(COORDINATOR, "/api/sessions/" + id + "/check-ins", CALM).statusCode())
                .isEqualTo(200);
        HttpResponse<String> alone = rest(CLINICIAN, "/api/sessions/" + id + "/start", "");
        assertThat(json(alone).get("code").stringValue()).isEqualTo("monitor-not-there");
        assertThat(rest(COORDINATOR, "/api/sessions/" + id + "/presence", "").statusCode())
                .isEqualTo(403);
        assertThat(rest(CLINICIAN, "/api/sessions/" + id + "/presence", "").statusCode())
                .isEqualTo(200);
        assertThat(rest(CLINICIAN, "/api/sessions/" + id + "/start", "").statusCode())
                .isEqualTo(200);
        HttpResponse<String> twice = rest(CLINICIAN, "/api/sessions/" + id + "/start", "{}");
        assertThat(twice.statusCode()).isEqualTo(409);
        assertThat(json(twice).get("code").stringValue()).isEqualTo("wrong-state");
        HttpResponse<String> faulty = rest(CLINICIAN, "/api/sessions/" + id + "/complete", "{\"doseMg\":0}");
        assertThat(faulty.statusCode()).isEqualTo(422);
        assertThat(faulty.body()).contains("Enter a dose above 0 mg");
        HttpResponse<String> early = rest(CLINICIAN, "/api/sessions/" + id + "/complete", dose());
        assertThat(json(early).get("code").stringValue()).isEqualTo("still-observed");
        CLOCK.moveTo(LATER);
        HttpResponse<String> unmeasured = rest(CLINICIAN, "/api/sessions/" + id + "/complete", dose());
        assertThat(json(unmeasured).get("code").stringValue()).isEqualTo("not-measured");
        assertThat(get(CLINICIAN, "/sessions/" + id + "/observations").body())
                .contains("Before discharge")
                .contains("Throwing up");
        for (String page : List.of(
                "/sessions", "/sessions/" + id, "/sessions/" + id + "/check-in", "/sessions/" + id + "/observations")) {
            assertThat(get(CLINICIAN, page).body())
                    .as(page)
                    .contains("No clinician has recorded a review of: the checklist before and after each session");
        }
        HttpResponse<String> impossible =
                post(CLINICIAN, "/sessions/" + id + "/vitals", "phase=discharge&systolic=400&diastolic=20&symptoms=no");
        assertThat(impossible.statusCode()).isEqualTo(422);
        assertThat(impossible.body())
                .contains("as a whole number from 50 to 300")
                .contains("value=\"400\"");
        assertThat(post(
                                CLINICIAN,
                                "/sessions/" + id + "/vitals",
                                "phase=during&systolic=182&diastolic=95&heartRate=99&symptoms=yes")
                        .statusCode())
                .isEqualTo(303);
        assertThat(get(CLINICIAN, "/sessions/" + id).body())
                .contains("Red: this may be an emergency")
                .contains("name=\"adviceGiven\" value=\"yes\"")
                .contains("You cannot drive, cycle or use dangerous machines until you have had a full night's sleep.");
        HttpResponse<String> unsettled = rest(CLINICIAN, "/api/sessions/" + id + "/complete", dose());
        assertThat(unsettled.statusCode()).isEqualTo(409);
        assertThat(json(unsettled).get("code").stringValue()).isEqualTo("not-settled");
        assertThat(rest(
                                CLINICIAN,
                                "/api/sessions/" + id + "/side-effects",
                                "{\"effects\":{\"FDC-E12\":2,\"FDC-E19\":1},\"other\":\"Hiccups\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(rest(
                                CLINICIAN,
                                "/api/sessions/" + id + "/vitals",
                                "{\"phase\":\"discharge\",\"systolic\":130,\"diastolic\":80,\"oxygenSaturation\":98,\"symptoms\":false}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(rest(CLINICIAN, "/api/sessions/" + id + "/complete", dose().replace("true", "false"))
                        .body())
                .contains("Give the patient the advice for the way home");
        assertThat(get(CLINICIAN, "/sessions/" + id).body())
                .contains("Why was no blood pressure measured at 40 minutes?");
        assertThat(get(CLINICIAN, "/sessions/" + id + "/observations").body())
                .contains("The blood pressure 40 minutes after the dose is due from");
        HttpResponse<String> unexplained = rest(CLINICIAN, "/api/sessions/" + id + "/complete", dose());
        assertThat(json(unexplained).get("code").stringValue()).isEqualTo("not-measured-at-40-minutes");
        HttpResponse<String> completed = rest(
                CLINICIAN,
                "/api/sessions/" + id + "/complete",
                dose().replaceFirst("\\{", "{\"fortyMinutesMissing\":\"Was asleep\","));
        assertThat(completed.statusCode()).as(completed.body()).isEqualTo(200);

        await("facts of the session", () -> facts("p-rest").size() == 8);
        assertThat(facts("p-rest"))
                .containsExactly(
                        new SessionScheduled("p-rest", id, Instant.parse("2026-11-23T18:00:00Z"), "home", NOON),
                        new CheckedIn("p-rest", id, Calm.coded(), "ready", List.of(), NOON),
                        new VitalsRecorded("p-rest", id, "before", 120, 80, null, null, false, NOON),
                        new SessionStarted("p-rest", id, "home", 0, NOON),
                        new VitalsRecorded("p-rest", id, "during", 182, 95, 99, null, true, LATER),
                        new SideEffectsObserved(
                                "p-rest",
                                id,
                                List.of(new ObservedEffect("FDC-E12", 2), new ObservedEffect("FDC-E19", 1)),
                                LATER),
                        new VitalsRecorded("p-rest", id, "discharge", 130, 80, null, 98, false, LATER),
                        new SessionCompleted(
                                "p-rest", id, "home", "ketamine", new BigDecimal("52.5"), "im", NOON, LATER));
        assertThat(RECORDS)
                .allSatisfy(r -> assertThat(new String(r.value(), UTF_8))
                        .doesNotContain("Mustermann")
                        .doesNotContain("Hiccups")
                        .doesNotContain("asleep")
                        .doesNotContain("5550100777"));
        assertThat(get(COORDINATOR, "/sessions/" + id).body())
                .contains("52.5 mg")
                .contains("Max Mustermann")
                .contains("FDC-E12 Throwing up (Medium)")
                .contains("Hiccups")
                .contains("Was asleep")
                .contains("Given: You cannot drive");
        correctedAndVoided("/sessions/" + id, id);
        assertThat(rest(CLINICIAN, "/api/sessions/s-0/start", "").statusCode()).isEqualTo(404);
        assertThat(rest(COORDINATOR, "/api/sessions", body.replace("p-rest", "p-nobody"))
                        .body())
                .contains("There is no enrolled patient p-nobody");
    }

    private static void correctedAndVoided(String page, String id) throws Exception {
        assertThat(get(CLINICIAN, page + "/correct").body())
                .contains("value=\"52.5\"")
                .contains("value=\"2026-11-23T12:00\"");
        String right = "drug=ketamine&doseMg=25&route=im&startedAt=2026-11-23T12%3A00&completedAt=2026-11-23T14%3A00"
                + "&reason=";
        HttpResponse<String> silent = post(CLINICIAN, page + "/correct", right);
        assertThat(silent.statusCode()).isEqualTo(422);
        assertThat(silent.body()).contains("Enter why it is corrected").contains("value=\"25\"");
        assertThat(post(COORDINATOR, page + "/correct", right + "x").statusCode())
                .isEqualTo(403);
        assertThat(post(CLINICIAN, page + "/correct", right + "Misread").statusCode())
                .isEqualTo(303);
        HttpResponse<String> same = post(CLINICIAN, page + "/correct", right + "Misread");
        assertThat(same.statusCode()).isEqualTo(409);
        assertThat(same.body()).contains("Nothing would change");
        assertThat(get(COORDINATOR, page).body())
                .contains("25 mg")
                .contains("Corrected by dr-a")
                .contains("Misread")
                .contains("Before: ketamine, 52.5 mg");
        HttpResponse<String> voided = rest(CLINICIAN, "/api" + page + "/void", "{\"reason\":\"Another patient\"}");
        assertThat(voided.statusCode()).as(voided.body()).isEqualTo(200);
        assertThat(json(voided).get("state").stringValue()).isEqualTo("voided");
        assertThat(json(voided).get("doseMg").decimalValue()).isEqualByComparingTo("25");
        assertThat(post(CLINICIAN, page + "/void", "why=Again").statusCode()).isEqualTo(409);
        assertThat(get(CLINICIAN, page).body())
                .contains("Voided: it counts for nothing.")
                .contains("Another patient")
                .doesNotContain("Correct or void this session");
        await("facts of the correction", () -> facts("p-rest").size() == 10);
        assertThat(facts("p-rest").subList(8, 10))
                .containsExactly(
                        new SessionCorrected(
                                "p-rest",
                                id,
                                "home",
                                "ketamine",
                                new BigDecimal("25"),
                                "im",
                                NOON,
                                LATER,
                                "dr-a",
                                Ids.sha256Hex("Misread"),
                                LATER),
                        new SessionVoided("p-rest", id, "dr-a", Ids.sha256Hex("Another patient"), LATER));
        assertThat(RECORDS)
                .allSatisfy(r -> assertThat(new String(r.value(), UTF_8))
                        .doesNotContain("Misread")
                        .doesNotContain("Another patient"));
    }

    @Test
    @Order(1)
    void aSessionAtHomeIsTakenPartInAndEndedByLinks() throws Exception {
        readyPatient("p-links");
        String body = "{\"patient\":\"p-links\",\"plannedAt\":\"2026-11-23T13:00:00-05:00\",\"place\":\"home\","
                + "\"monitor\":{\"name\":\"Max Mustermann\",\"phone\":\"+15550100777\"}}";
        String id =
                json(rest(COORDINATOR, "/api/sessions", body)).get("sessionId").stringValue();
        String patient =
                "/h/" + id + "/" + LinkToken.ofSession(LINKS, id, "patient").value();
        String monitor =
                "/h/" + id + "/" + LinkToken.ofSession(LINKS, id, "monitor").value();
        assertThat(get(CLINICIAN, "/sessions/" + id).body()).contains(patient, monitor);

        HttpResponse<String> asked = visit(patient);
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body())
                .contains("Could you be pregnant")
                .contains("The adult who stays has not confirmed yet.")
                .doesNotContain("p-links");
        assertThat(visit(monitor).body())
                .contains("I am with them, and I stay")
                .doesNotContain("Could you be pregnant")
                .doesNotContain("p-links");
        for (String wrong : List.of(
                "/h/" + id + "/" + "A".repeat(24),
                "/h/s-unknown/" + LinkToken.ofSession(LINKS, id, "patient").value())) {
            assertThat(visit(wrong).statusCode()).isEqualTo(404);
            assertThat(send(wrong + "/end", "doseGiven=no").statusCode()).isEqualTo(404);
        }
        assertThat(send(monitor + "/check-in", CALM_FORM + "&PRE-06=none").statusCode())
                .as("the patient's questions are not the monitor's")
                .isEqualTo(404);
        assertThat(send(patient + "/presence", "").statusCode()).isEqualTo(404);

        HttpResponse<String> faulty = send(patient + "/check-in", CALM_FORM.replace("PRE-01=no", "PRE-01="));
        assertThat(faulty.statusCode()).isEqualTo(422);
        assertThat(faulty.body())
                .contains("Select whether you could be pregnant")
                .contains("Max Mustermann");
        assertThat(send(patient + "/check-in", CALM_FORM + "&PRE-06=none").statusCode())
                .isEqualTo(303);
        assertThat(send(monitor + "/vitals", "systolic=124&diastolic=78&heartRate=300&symptoms=no")
                        .body())
                .contains("value=\"300\"");
        assertThat(send(monitor + "/vitals", "systolic=124&diastolic=78&heartRate=71&oxygenSaturation=98&symptoms=no")
                        .statusCode())
                .isEqualTo(303);
        assertThat(json(rest(CLINICIAN, "/api/sessions/" + id + "/start", ""))
                        .get("code")
                        .stringValue())
                .isEqualTo("monitor-not-there");
        assertThat(send(monitor + "/presence", "").statusCode()).isEqualTo(303);
        assertThat(visit(patient).body()).contains("The adult who stays confirmed at");
        assertThat(send(patient + "/end", "doseGiven=yes").body()).contains("now when some of the dose was taken");
        HttpResponse<String> started = rest(CLINICIAN, "/api/sessions/" + id + "/start", "");
        assertThat(started.statusCode()).as(started.body()).isEqualTo(200);

        assertThat(send(monitor + "/end", "").statusCode()).isEqualTo(422);
        assertThat(send(monitor + "/end", "doseGiven=yes").statusCode()).isEqualTo(303);
        assertThat(visit(patient).body()).contains("This session is over.");
        assertThat(send(patient + "/end", "doseGiven=yes").statusCode()).isEqualTo(409);
        await("facts of the session at home", () -> facts("p-links").size() == 5);
        assertThat(facts("p-links").subList(2, 5))
                .containsExactly(
                        new VitalsRecorded("p-links", id, "before", 124, 78, 71, 98, false, NOON),
                        new SessionStarted("p-links", id, "home", 0, NOON),
                        new SessionAborted("p-links", id, "monitor-request", true, NOON, "home", NOON));
    }

    private static HttpResponse<String> visit(String path) throws Exception {
        return send(request(path));
    }

    private static HttpResponse<String> send(String path, String form) throws Exception {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    @Test
    @Order(1)
    void aStopHoldBarsTheStartUntilItIsLifted() throws Exception {
        readyPatient("p-held");
        String source = "/follow-up/courses/p-held";
        HoldPlaced placed = new HoldPlaced("p-held", 1, "flag-1", "U-AMB-BLOOD", Hold.STOP, NOON);
        publish(source, 2, placed);
        publish(source, 3, new HoldPlaced("p-held", 2, "flag-2", "D-YEL-CRAVING", Hold.LOOK, NOON));
        publish(source, 2, placed);
        await("holds are obeyed", () -> view("p-held", v -> v.holdSequence() == 2));
        String id = plan("p-held");

        HttpResponse<String> refused = rest(CLINICIAN, "/api/sessions/" + id + "/start", "{\"seen\":[\"flag-1\"]}");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(json(refused).get("code").stringValue()).isEqualTo("held");
        assertThat(json(refused).get("detail").stringValue())
                .contains("U-AMB-BLOOD")
                .contains("lifts each hold");
        HttpResponse<String> page = post(CLINICIAN, "/sessions/" + id + "/start", "seen=flag-2");
        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body())
                .contains("A hold stops the dose")
                .contains("U-AMB-BLOOD")
                .containsPattern("value=\"flag-2\"\\s+checked");

        publish(source, 4, new HoldLifted("p-held", 3, "flag-1", "dr-a", "hash", NOON));
        await("the hold is lifted", () -> view("p-held", v -> v.stops().isEmpty()));
        assertThat(post(CLINICIAN, "/sessions/" + id + "/start", "").body())
                .contains("Look at what was reported first");
        assertThat(rest(CLINICIAN, "/api/sessions/" + id + "/check-ins", CALM).statusCode())
                .isEqualTo(200);
        assertThat(post(CLINICIAN, "/sessions/" + id + "/start", "seen=flag-2").statusCode())
                .isEqualTo(303);
        assertThat(get(CLINICIAN, "/sessions/" + id).body()).doesNotContain("Stop: give no more");
        assertThat(get(CLINICIAN, "/sessions/" + id + "/holds").headers().firstValue("Refresh"))
                .hasValue("10");

        publish(source, 5, new HoldPlaced("p-held", 4, "flag-3", "S-RED-NOW", Hold.STOP, NOON));
        await("a hold arrives mid-session", () -> view("p-held", v -> v.holdSequence() == 4));
        assertThat(get(CLINICIAN, "/sessions/" + id).body())
                .contains("Stop: give no more")
                .contains("S-RED-NOW");
        assertThat(get(CLINICIAN, "/sessions/" + id + "/holds").body()).contains("Stop: give no more");
        HttpResponse<String> faulty = post(CLINICIAN, "/sessions/" + id + "/complete", "doseMg=fifty&drug=ketamine");
        assertThat(faulty.statusCode()).isEqualTo(422);
        assertThat(faulty.body()).contains("value=\"fifty\"").contains("<a href=\"#route\">");
        assertThat(post(CLINICIAN, "/sessions/" + id + "/abort", "reason=side-effect&doseGiven=yes")
                        .statusCode())
                .isEqualTo(303);

        await("facts of the session", () -> facts("p-held").size() == 9);
        assertThat(facts("p-held"))
                .contains(new SessionStarted("p-held", id, "clinic", 3, NOON), new HoldApplied("p-held", 4, NOON))
                .filteredOn(HoldApplied.class::isInstance)
                .hasSize(4);
    }

    @Test
    @Order(1)
    void neitherUnclearedNorWithoutBaseline() throws Exception {
        publish("/intake/patients/p-new", 1, enrolled("p-new"));
        await("the patient is known", () -> view("p-new", PatientView::enrolled));
        String id = plan("p-new");
        assertThat(json(rest(CLINICIAN, "/api/sessions/" + id + "/start", ""))
                        .get("code")
                        .stringValue())
                .isEqualTo("not-cleared");
        publish("/intake/patients/p-new", 2, new PatientCleared("p-new", "dr-a", NOON));
        await("the patient is cleared", () -> view("p-new", PatientView::cleared));
        assertThat(json(rest(CLINICIAN, "/api/sessions/" + id + "/start", ""))
                        .get("code")
                        .stringValue())
                .isEqualTo("no-baseline");
        publish("/intake/patients/p-new", 3, new ClearanceWithdrawn("p-new", List.of("C09"), NOON));
        await("the clearance is withdrawn", () -> view("p-new", v -> !v.cleared()));
        assertThat(json(rest(CLINICIAN, "/api/sessions/" + id + "/start", ""))
                        .get("code")
                        .stringValue())
                .isEqualTo("not-cleared");
        publish(
                "/intake/patients/p-new",
                4,
                new FollowingChanged(
                        "p-new", Following.IN_HOSPITAL, NOON, NOON.plus(Duration.ofDays(2)), "desk", NOON));
        await("the stay is known", () -> view("p-new", v -> v.followingAt(NOON).state() == Following.IN_HOSPITAL));
        HttpResponse<String> away = rest(CLINICIAN, "/api/sessions/" + id + "/start", "");
        assertThat(json(away).get("code").stringValue()).isEqualTo("not-followed");
        assertThat(away.body()).contains("is in hospital since Mon 23 Nov 2026", "until Wed 25 Nov 2026");
    }

    @Test
    @Order(1)
    void aPatientClearedBeforeClearancesHadAnEndStaysCleared() throws Exception {
        readyPatient("p-old");
        context.getBean(MongoTemplate.class)
                .updateFirst(
                        Query.query(Criteria.where("_id").is("p-old")),
                        new Update().unset("clearedUntil").unset("clearanceSequence"),
                        "patients");
        assertThat(view("p-old", v -> v.clearedAt(NOON.plus(Duration.ofDays(400))) && v.intakeSequence() == 0))
                .isTrue();
    }

    @Test
    @Order(1)
    void theFormKeepsWhatWasTypedAndListsTheSession() throws Exception {
        readyPatient("p-form");
        assertThat(get(COORDINATOR, "/sessions/new?patient=p-form").body())
                .contains("value=\"p-form\"")
                .contains("src=\"/intake/patients/p-form/card\"");
        HttpResponse<String> faulty =
                post(COORDINATOR, "/sessions/new", "patient=p-form&plannedAt=2026-11-23T15%3A00&place=home&key=k-form");
        assertThat(faulty.statusCode()).isEqualTo(422);
        assertThat(faulty.body())
                .contains("<a href=\"#monitor.name\">Enter the name of the adult")
                .contains("value=\"2026-11-23T15:00\"");
        HttpResponse<String> planned = post(
                COORDINATOR, "/sessions/new", "patient=p-form&plannedAt=2026-11-23T15%3A00&place=clinic&key=k-form");
        assertThat(planned.statusCode()).isEqualTo(303);
        String page = planned.headers().firstValue("Location").orElseThrow();
        assertThat(get(COORDINATOR, page).body())
                .contains("Mon 23 Nov 2026, 15:00")
                .doesNotContain("Start the session<");
        assertThat(get(COORDINATOR, "/sessions").body()).contains(page);
        assertThat(get(COORDINATOR, "/sessions?patient=p-form").body()).contains(page);
        assertThat(get(CLINICIAN, page + "/start").statusCode()).isEqualTo(405);
        assertThat(get(CLINICIAN, "/sessions/s-0").statusCode()).isEqualTo(404);
    }

    @Test
    @Order(1)
    void aSessionThatTookPlaceAlreadyIsPutDownOnceAndSaysWhenItWasEntered() throws Exception {
        readyPatient("p-past");
        assertThat(get(COORDINATOR, "/sessions/record").statusCode()).isEqualTo(403);
        assertThat(get(CLINICIAN, "/sessions/record?patient=p-past").body()).contains("value=\"p-past\"");
        String typed = "patient=p-past&startedAt=2026-11-20T10%3A00&completedAt=2026-11-20T11%3A30&drug=ketamine"
                + "&route=im&place=clinic&key=k-past";
        HttpResponse<String> faulty = post(CLINICIAN, "/sessions/record", typed + "&doseMg=");
        assertThat(faulty.statusCode()).isEqualTo(422);
        assertThat(faulty.body())
                .contains("<a href=\"#doseMg\">Enter the total dose in milligrams")
                .contains("value=\"2026-11-20T11:30\"");
        HttpResponse<String> recorded = post(CLINICIAN, "/sessions/record", typed + "&doseMg=60");
        assertThat(recorded.statusCode()).isEqualTo(303);
        String page = recorded.headers().firstValue("Location").orElseThrow();
        assertThat(post(CLINICIAN, "/sessions/record", typed + "&doseMg=60")
                        .headers()
                        .firstValue("Location"))
                .contains(page);
        assertThat(post(CLINICIAN, "/sessions/record", typed + "&doseMg=61").body())
                .contains("This form was sent before, with other values");
        assertThat(get(CLINICIAN, page).body())
                .contains("Completed by dr-a on Fri 20 Nov 2026, 11:30")
                .contains("Recorded afterwards, on Mon 23 Nov 2026, 12:00");

        await("the fact", () -> facts("p-past").size() == 1);
        assertThat(facts("p-past"))
                .containsExactly(new SessionCompleted(
                        "p-past",
                        page.substring("/sessions/".length()),
                        "clinic",
                        "ketamine",
                        new BigDecimal("60"),
                        "im",
                        Instant.parse("2026-11-20T15:00:00Z"),
                        Instant.parse("2026-11-20T16:30:00Z"),
                        NOON));
        String body = "{\"patient\":\"p-past\",\"startedAt\":\"2026-11-21T10:00\",\"completedAt\":\"2026-11-21T11:00\","
                + "\"drug\":\"ketamine\",\"doseMg\":60,\"route\":\"im\",\"place\":\"home\"}";
        assertThat(rest(CLINICIAN, "/api/sessions/record", body).body())
                .contains("Enter the name of the adult who stays with the patient at home");
        assertThat(rest(CLINICIAN, "/api/sessions/record", body.replace("home", "clinic"))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    @Order(1)
    void theCheckInSaysWhatToWaitForByThePatientsClock() throws Exception {
        readyPatient("p-wait");
        String id = plan("p-wait");
        String page = "/sessions/" + id;
        assertThat(get(COORDINATOR, page + "/check-in").body())
                .contains("Could you be pregnant, or are you pregnant, breastfeeding or trying for a baby?")
                .contains("Do not stop a prescribed medicine without asking us.")
                .contains("not validated for ketamine; review before use")
                .contains(Calm.coded().keySet().stream()
                        .filter(question -> !question.equals("P08"))
                        .map(question -> "name=\"" + question + "\"")
                        .toArray(String[]::new))
                .contains("name=\"PRE-06-at\"", "name=\"adult.name\"", "name=\"systolic\"");
        HttpResponse<String> faulty =
                post(COORDINATOR, page + "/check-in", CALM_FORM + "&PRE-06=none&systolic=400&diastolic=20");
        assertThat(faulty.statusCode()).isEqualTo(422);
        assertThat(faulty.body())
                .contains("<a href=\"#systolic\">Enter the upper blood pressure value before the dose as a whole number"
                        + " from 50 to 300")
                .contains("value=\"400\"")
                .containsPattern("name=\"PRE-02\" value=\"none\" checked");

        String eaten = CALM_FORM + "&PRE-06-at=2026-11-23T11%3A00&PRE-04-sedative-at=2026-11-22T13%3A00"
                + "&PRE-04-kind=benzodiazepine&systolic=142&diastolic=80";
        assertThat(post(COORDINATOR, page + "/check-in", eaten.replace("&PRE-04-sedative=none", ""))
                        .statusCode())
                .isEqualTo(303);
        assertThat(get(CLINICIAN, page).body())
                .contains("ready at Mon 23 Nov 2026, 14:00 (America/New_York)")
                .contains("Solid food less than 3 h before the dose: wait until Mon 23 Nov 2026, 14:00")
                .contains("Blood pressure 142/80 before the dose reaches the limit of 140/90 (proposal)")
                .contains("Do not stop a prescribed medicine without asking us.");
        HttpResponse<String> early = rest(CLINICIAN, "/api" + page + "/start", "");
        assertThat(json(early).get("code").stringValue()).isEqualTo("wait");
        assertThat(json(early).get("title").stringValue())
                .isEqualTo("Wait until Mon 23 Nov 2026, 14:00 (America/New_York)");
        assertThat(json(early).get("detail").stringValue()).contains("A benzodiazepine less than 24 h before the dose");

        assertThat(post(CLINICIAN, page + "/exceptions", "rule=P01&medicine=").statusCode())
                .isEqualTo(422);
        assertThat(post(COORDINATOR, page + "/exceptions", "rule=P01&medicine=Klonopin")
                        .statusCode())
                .isEqualTo(403);
        assertThat(post(CLINICIAN, page + "/exceptions", "rule=P01&medicine=Klonopin")
                        .statusCode())
                .isEqualTo(303);
        assertThat(get(CLINICIAN, page + "/check-in").body())
                .contains("Standing exception from P01: Klonopin, recorded by dr-a")
                .contains("value=\"2026-11-22T13:00\"")
                .contains("Measured Mon 23 Nov 2026, 12:00 (America/New_York): 142/80 mmHg. It counts for 4 hours")
                .doesNotContain("value=\"142\"");
        HttpResponse<String> fed = rest(
                CLINICIAN,
                "/api" + page + "/check-ins",
                CALM.replace(
                                "\"PRE-04-sedative\":\"none\"",
                                "\"PRE-04-sedative\":\"2026-11-22T18:30:00Z\",\"PRE-04-kind\":\"benzodiazepine\"")
                        .replace("120", "142"));
        assertThat(fed.statusCode()).as(fed.body()).isEqualTo(200);
        assertThat(json(fed).get("checkIns").size()).isEqualTo(2);
        HttpResponse<String> unreviewed = rest(CLINICIAN, "/api" + page + "/start", "");
        assertThat(json(unreviewed).get("code").stringValue()).isEqualTo("review");
        assertThat(post(CLINICIAN, page + "/review", "why=").statusCode()).isEqualTo(422);
        assertThat(post(COORDINATOR, page + "/review", "why=fine").statusCode()).isEqualTo(403);
        assertThat(post(CLINICIAN, page + "/review", "why=Usual+for+this+patient")
                        .statusCode())
                .isEqualTo(303);
        assertThat(get(CLINICIAN, page).body())
                .contains("Review cleared by dr-a")
                .contains("Usual for this patient")
                .contains("by a clinician's standing exception");
        assertThat(post(CLINICIAN, page + "/start", "").statusCode()).isEqualTo(303);

        await("facts of the session", () -> facts("p-wait").size() == 7);
        assertThat(facts("p-wait"))
                .filteredOn(ExceptionChanged.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(ExceptionChanged.class, made -> {
                    assertThat(made.rule()).isEqualTo("P01");
                    assertThat(made.stands()).isTrue();
                });
        Fact first = facts("p-wait").stream()
                .filter(CheckedIn.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(first).isInstanceOfSatisfying(CheckedIn.class, fact -> {
            assertThat(fact.outcome()).isEqualTo("wait");
            assertThat(fact.answers()).containsEntry("PRE-06", "2026-11-23T16:00:00Z");
            assertThat(fact.reasons())
                    .containsExactly(
                            new ReadinessReason("P04", "PRE-06", "wait", Instant.parse("2026-11-23T19:00:00Z")),
                            new ReadinessReason("BP-BEFORE", "P08", "review", null));
        });
        assertThat(RECORDS)
                .allSatisfy(r -> assertThat(new String(r.value(), UTF_8))
                        .doesNotContain("Klonopin")
                        .doesNotContain("Usual for this patient")
                        .doesNotContain("Mustermann"));
        assertThat(rest(CLINICIAN, "/api" + page + "/exceptions/P01/end", "").statusCode())
                .isEqualTo(200);
        assertThat(view(
                        "p-wait",
                        v -> v.exceptionFrom("P01").isEmpty() && v.exceptions().size() == 1))
                .isTrue();
    }

    @Test
    @Order(1)
    void documentsOfEarlierVersionsAreRead() throws Exception {
        readyPatient("p-older");
        String id = plan("p-older");
        MongoTemplate database = context.getBean(MongoTemplate.class);
        database.getCollection("sessions")
                .updateOne(
                        new Document("_id", id),
                        new Document(
                                "$unset",
                                new Document("checkIns", "")
                                        .append("vitals", "")
                                        .append("sideEffects", "")
                                        .append("corrections", "")));
        database.getCollection("patients")
                .updateOne(
                        new Document("_id", "p-older"),
                        new Document("$unset", new Document("zone", "").append("exceptions", "")));
        assertThat(view("p-older", v -> v.zone() == null && v.exceptions().isEmpty()))
                .isTrue();
        assertThat(get(CLINICIAN, "/sessions/" + id).body()).contains("Not checked in yet");
        assertThat(rest(CLINICIAN, "/api/sessions/" + id + "/check-ins", CALM).statusCode())
                .isEqualTo(200);
        assertThat(post(CLINICIAN, "/sessions/" + id + "/start", "").statusCode())
                .isEqualTo(303);
    }

    private static String plan(String patient) throws Exception {
        HttpResponse<String> planned = rest(
                COORDINATOR,
                "/api/sessions",
                "{\"patient\":\"" + patient + "\",\"plannedAt\":\"2026-11-23T18:00:00Z\",\"place\":\"clinic\"}");
        assertThat(planned.statusCode()).as(planned.body()).isEqualTo(201);
        return json(planned).get("sessionId").stringValue();
    }

    private static void readyPatient(String patient) throws Exception {
        publish("/intake/patients/" + patient, 1, enrolled(patient));
        publish("/intake/patients/" + patient, 2, new PatientCleared(patient, "dr-a", NOON));
        publish("/follow-up/courses/" + patient, 1, new BaselineCompleted(patient, "poll-0", NOON));
        await(patient + " is ready", () -> view(patient, v -> v.enrolled() && v.cleared() && v.baseline()));
    }

    private static PatientEnrolled enrolled(String patient) {
        return new PatientEnrolled(patient, "America/New_York", "en", "US", "main", "off-label-1", false, NOON);
    }

    private static String dose() {
        return "{\"drug\":\"ketamine\",\"doseMg\":52.5,\"route\":\"im\",\"systolicBefore\":120,\"diastolicBefore\":80,\"adviceGiven\":true}";
    }

    private static boolean view(String patient, Predicate<PatientView> isSo) {
        return context.getBean(PatientViews.class).find(patient).filter(isSo).isPresent();
    }

    private static void publish(String source, long sequence, Fact fact) throws Exception {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(FactCatalogue.topicOf(fact), fact.patient(), FactCatalogue.toJson(fact));
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        source + "#" + sequence,
                        "ce_type",
                        FactCatalogue.typeOf(fact),
                        "ce_source",
                        source,
                        "ce_time",
                        NOON.toString(),
                        "ce_subject",
                        fact.patient(),
                        "ce_sequence",
                        Long.toString(sequence),
                        "content-type",
                        "application/json")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        writer.send(record).get();
    }

    private static List<Fact> facts(String patient) {
        reader.poll(Duration.ofMillis(50)).forEach(RECORDS::add);
        return RECORDS.stream()
                .filter(r -> patient.equals(r.key()))
                .map(SessionServiceTest::fact)
                .collect(Collectors.toList());
    }

    private static Fact fact(ConsumerRecord<String, byte[]> record) {
        try {
            return FactCatalogue.fromJson(
                    new String(record.headers().lastHeader("ce_type").value(), UTF_8), record.value());
        } catch (UnreadableFactException e) {
            throw new AssertionError(e);
        }
    }

    /** Looks until it is so, for at most half a minute. */
    private static void await(String what, BooleanSupplier isSo) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Not within 30 s: " + what);
            }
            reader.poll(Duration.ofMillis(20)).forEach(RECORDS::add);
        }
    }

    private static HttpResponse<String> rest(Staff staff, String path, String json, String... headers)
            throws Exception {
        HttpRequest.Builder request = request(path)
                .header("Authorization", "Bearer " + token(staff))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private static HttpResponse<String> get(Staff staff, String path) throws Exception {
        return send(request(path).header("Cookie", StaffTokens.COOKIE + "=" + token(staff)));
    }

    private static HttpResponse<String> post(Staff staff, String path, String form) throws Exception {
        return send(request(path)
                .header("Cookie", StaffTokens.COOKIE + "=" + token(staff))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private static String token(Staff staff) {
        return URLEncoder.encode(context.getBean(StaffTokens.class).issue(staff), UTF_8);
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port") + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }
}
