package aftercare.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator's evening: something poisoned the log; it is found, looked at, left out, and the ledger is read anew. */
class OperatorCommandsTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path folder = Path.of("");

    private record Said(int code, String out, String err) {}

    private Said run(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] all = Stream.concat(Stream.of(words), Stream.of("--data", folder.toString()))
                .toArray(String[]::new);
        int code = Aftercare.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all);
        return new Said(code, out.toString(), err.toString());
    }

    @Test
    void poisonedRecordIsFoundLookedAtAndLeftOut() throws Exception {
        try (RunningClinic clinic = new RunningClinic(folder)) {
            assertThat(run("dead-letters", "list")).satisfies(said -> {
                assertThat(said.code()).isZero();
                assertThat(said.out()).startsWith("No dead letters");
            });
            assertThat(run("dead-letters", "replay", "pt-none").err()).contains("Nothing waits for pt-none");
            poison(clinic.brokers());

            await().atMost(SOON).until(() -> ids().size() == 2);
            String id = ids().getFirst();

            assertThat(run("dead-letters", "list").out())
                    .contains("DEAD", "pt-poisoned", "Not a readable aftercare.follow-up.message-requested.v1");
            assertThat(run("dead-letters", "show", id).out())
                    .contains("follow-up.events", "pt-poisoned", "ce_type: aftercare.follow-up.message-requested.v1");
            assertThat(run("dead-letters", "replay", "pt-poisoned", "--dry-run"))
                    .satisfies(said -> {
                        assertThat(said.code()).isEqualTo(1);
                        assertThat(said.out()).contains("waits    " + id, "0 could be replayed, 2 still waiting");
                    });
            assertThat(run("dead-letters", "quarantine", id, "--reason", "no fact", "--dry-run")
                            .out())
                    .contains("would take out " + id);
            assertThat(ids()).contains(id);
            for (String each : ids()) {
                assertThat(run("dead-letters", "quarantine", each, "--reason", "no fact")
                                .out())
                        .contains("took out " + each);
            }
            assertThat(run("dead-letters", "list").out())
                    .contains("QUARANTINED")
                    .doesNotContain("DEAD");

            Said ledger = run("ledger", "verify");
            assertThat(ledger.out()).contains("ACCOUNT", "answers", "1 unreadable", "imbalance 0: everything adds up");
            assertThat(ledger.code()).isZero();
            assertThat(run("ledger", "verify", "--from", "yesterday").err())
                    .contains("Enter an instant in UTC, like 2027-01-04T13:00:00Z");
        }
    }

    private List<String> ids() {
        Matcher found = Pattern.compile("(?m)^\\S+\\|\\S+")
                .matcher(run("dead-letters", "list").out());
        return found.results().map(each -> each.group()).toList();
    }

    /** A record that intake and session are meant to read, and cannot. */
    private static void poison(String brokers) throws Exception {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>("follow-up.events", "pt-poisoned", "no JSON".getBytes(UTF_8));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", "poison#1",
                        "ce_type", "aftercare.follow-up.message-requested.v1",
                        "ce_source", "/follow-up/polls/poison",
                        "ce_time", "2027-01-04T13:00:00Z",
                        "ce_subject", "pt-poisoned",
                        "ce_sequence", "1",
                        "content-type", "application/json")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        try (Producer<String, byte[]> producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(record).get();
        }
    }
}
