package aftercare.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import aftercare.auditor.alarm.KeepWatch;
import aftercare.auditor.canary.Canary;
import aftercare.auditor.ledger.Audit;
import aftercare.auditor.ledger.LedgerView;
import aftercare.backends.Ports;
import aftercare.followup.course.Course;
import aftercare.followup.course.Courses;
import aftercare.followup.escalation.Escalation;
import aftercare.followup.escalation.Escalations;
import aftercare.standalone.browser.Browser;
import aftercare.standalone.browser.Desk;
import aftercare.standalone.clinic.Clinic;
import aftercare.standalone.clinic.ClinicPlan;
import aftercare.standalone.clinic.Progress;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The canary's answers go the real way to its contact, again and again; nobody but the ledger takes notice. */
class CanaryInClinicTest {
    private static final String CANARY = "canary";

    @TempDir
    private Path folder = Path.of("");

    private final Map<String, String> passwords = new HashMap<>();

    @Test
    void itsContactIsToldEachTimeAndNobodyElseSeesIt() {
        Logs.to(Path.of("target", "canary.log"));
        ClinicPlan plan = new ClinicPlan(
                folder,
                Ports.free(),
                Optional.empty(),
                ZoneId.of("America/New_York"),
                Optional.of(Duration.ofSeconds(5)),
                Optional.empty());
        try (Clinic clinic = Clinic.start(
                plan,
                new Silent(),
                made -> made.forEach(account -> passwords.put(account.username(), account.password())))) {
            Escalations escalations = one(clinic, Escalations.class);
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> told(clinic) >= 3
                            && escalations.ofPatient(CANARY).stream().noneMatch(Escalation::standing));

            assertThat(one(clinic, Canary.class).problems(Instant.now())).isEmpty();
            List<Escalation> opened = escalations.ofPatient(CANARY);
            assertThat(opened)
                    .hasSizeGreaterThanOrEqualTo(3)
                    .allSatisfy(each ->
                            assertThat(each.matter().history().toString()).contains("canary-contact"));
            assertThat(one(clinic, Courses.class).find(CANARY))
                    .hasValueSatisfying(course ->
                            assertThat(((Course.Followed) course).answered()).isNotEmpty());

            nobodySees(clinic, opened.getFirst().matter().id());
            theLedgerCounts(clinic);
        }
    }

    private void nobodySees(Clinic clinic, String escalation) {
        HttpClient http = HttpClient.newHttpClient();
        URI base = URI.create(clinic.wiring().baseUrl());
        Desk clinician = new Desk(new Browser(http, base), "clinician", passwords.getOrDefault("clinician", ""));
        Desk safety = new Desk(new Browser(http, base), "safety", passwords.getOrDefault("safety", ""));
        for (Desk desk : List.of(clinician, safety)) {
            assertThat(desk.open("/inbox").links("/inbox/")).isEmpty();
            assertThat(desk.open("/inbox/" + escalation).status()).isEqualTo(404);
        }
        assertThat(clinician.json("/api/follow-up/escalations")).isEqualTo("[]");
        assertThat(clinician.open("/intake/patients").html().text()).doesNotContainIgnoringCase(CANARY);
        assertThat(one(clinic, Courses.class).followed(10)).isEmpty();
        assertThat(clinic.mailbox().mails("", 10)).isEmpty();
        for (MeterRegistry meters : clinic.all(MeterRegistry.class)) {
            assertThat(meters.find("aftercare.polls").counters()).isEmpty();
            assertThat(meters.find("aftercare.flags").counters()).isEmpty();
            assertThat(meters.find("aftercare.escalations").counters()).isEmpty();
            assertThat(meters.find("aftercare.messages").counters()).isEmpty();
        }
    }

    private static void theLedgerCounts(Clinic clinic) {
        Audit audit = one(clinic, Audit.class);
        await().atMost(Duration.ofMinutes(1)).until(() -> audit.view(true).imbalance() == 0);
        LedgerView ledger = audit.view(true);
        assertThat(ledger.answers().saved()).isPositive();
        assertThat(ledger.escalations().opened()).isGreaterThanOrEqualTo(3);
        assertThat(ledger.holds().lifted()).isPositive();
        one(clinic, KeepWatch.class).look();
        assertThat(one(clinic, KeepWatch.class).beatAt()).isPositive();
    }

    private static long told(Clinic clinic) {
        return clinic.all(MeterRegistry.class).stream()
                .flatMap(meters -> meters.find("aftercare.canary.told").timers().stream())
                .filter(timer -> timer.max(TimeUnit.SECONDS) < 120)
                .mapToLong(timer -> timer.count())
                .sum();
    }

    private static <T> T one(Clinic clinic, Class<T> type) {
        return clinic.all(type).getFirst();
    }

    private static final class Silent implements Progress {
        @Override
        public void done(String part) {}

        @Override
        public void failed(String part, Throwable cause) {
            throw new AssertionError(part + " failed", cause);
        }
    }
}
