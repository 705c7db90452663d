package aftercare.intake.message;

import static aftercare.intake.message.Requests.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import aftercare.contracts.IntakeFact;
import aftercare.contracts.IntakeFact.MessageFailed;
import aftercare.contracts.IntakeFact.MessageSent;
import aftercare.intake.message.Channel.Outcome;
import aftercare.intake.patient.Enrolments;
import aftercare.intake.patient.InMemoryPatients;
import aftercare.intake.patient.Patient;
import aftercare.kernel.ProductClock;
import aftercare.kernel.SimulatedClock;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The process that delivers dies, or is down, wherever a message stands: the patient gets it at most once, and where it did not
 * go there is a recorded reason.
 */
class DowntimeTest {
    private static final Instant WALL = Instant.parse("2030-01-01T00:00:00Z");
    private static final String INSTANCE = "intake-0";
    private static final Duration OPEN = Duration.ofHours(2);

    /** No process is there any more. */
    private static final class Death extends Error {
        private static final long serialVersionUID = 1;
    }

    private final SimulatedClock clock = ProductClock.simulated(NOON);
    private final InMemoryMessages stored = new InMemoryMessages();
    private final InMemoryPatients patients = new InMemoryPatients();
    private final List<String> taken = new ArrayList<>();
    private String diesAt = "";
    private int claims;

    @BeforeEach
    void enrolled() {
        patients.insertIfAbsent(Patient.enrol("p-1", Enrolments.ada(), NOON));
    }

    @ParameterizedTest(name = "dies {0}, is back after {1} min: {3}")
    @CsvSource({
        // where it stands,       back after, taken, outcome
        "before due,                      61,     1, sent",
        "before due,                     121,     0, expired",
        "before the claim,                 1,     1, sent",
        "before the claim,               121,     0, expired",
        "after the claim,                  1,     0, outcome-unknown",
        "after the claim,                121,     0, outcome-unknown",
        "after the hand-over,              1,     1, outcome-unknown",
        "after the hand-over,            121,     1, outcome-unknown",
        "before the record,                1,     1, outcome-unknown",
        "after the record,                 1,     1, sent",
        "after the record,               121,     1, sent",
        "during a retry,                   5,     1, sent",
        "during a retry,                 121,     0, expired",
        "after the claim of a retry,       5,     0, outcome-unknown",
        "after the hand-over of a retry,   5,     1, outcome-unknown",
    })
    void aPatientGetsAMessageAtMostOnceAndWhyNotIsWrittenDown(String where, int back, int times, String outcome) {
        boolean later = where.equals("before due");
        var request = new Request(
                "m-1",
                "p-1",
                "survey-link",
                "poll-1",
                1,
                NOON.plus(OPEN),
                NOON,
                null,
                later ? NOON.plus(Duration.ofHours(1)) : null);
        stored.insertIfAbsent(Message.accept(request, NOON));
        boolean retry = where.endsWith("retry");
        if (retry) {
            run(process("not now"));
        }
        if (!later && !where.equals("during a retry")) {
            diesAt = where.replace(" of a retry", "");
            clock.moveTo(NOON.plus(Duration.ofMinutes(retry ? 1 : 0)));
            assertThat(run(process("taken"))).as("it dies").isFalse();
        }
        diesAt = "";
        clock.moveTo(NOON.plus(Duration.ofMinutes(back)));
        for (int start = 0; start < 3; start++) {
            assertThat(run(process("taken"))).isTrue();
            clock.moveTo(clock.instant().plus(Duration.ofMinutes(1)));
        }
        assertThat(taken).hasSize(times);
        assertThat(stored.facts().stream().map(DowntimeTest::outcome)).containsExactly(outcome);
    }

    private static String outcome(IntakeFact fact) {
        return switch (fact) {
            case MessageSent _ -> "sent";
            case MessageFailed failed -> failed.reason();
            default -> fact.toString();
        };
    }

    /** What a start does: gives up what a dead process of this name left, then delivers what is due. False when it dies. */
    private boolean run(DeliverMessage process) {
        try {
            process.leftBehind(9).forEach(process::giveUp);
            process.route("m-1");
            process.deliver("m-1");
            return true;
        } catch (Death e) {
            return false;
        }
    }

    private DeliverMessage process(String channelSays) {
        return new DeliverMessage(
                dying(),
                patients,
                new Wording(
                        new Letterhead("Clinic", "+1 555 0100", "ketamine", URI.create("http://localhost")),
                        (poll, generation) -> "token",
                        at -> at.atZone(ZoneOffset.UTC)),
                new Channels(Map.of("email", (id, address, letter) -> take(id, channelSays))),
                new DailyLimit(stored, 99),
                clock,
                InstantSource.fixed(WALL),
                INSTANCE,
                () -> "claim-" + ++claims);
    }

    private Outcome take(String id, String says) {
        if (says.equals("not now")) {
            return Outcome.NOT_NOW;
        }
        taken.add(id);
        if (diesAt.equals("after the hand-over")) {
            throw new Death();
        }
        return Outcome.ACCEPTED;
    }

    /** The store as the process sees it: an update of a message is its claim, or the record of what came of it. */
    private Messages dying() {
        return (Messages) Proxy.newProxyInstance(
                Messages.class.getClassLoader(), new Class<?>[] {Messages.class}, (_, method, arguments) -> {
                    boolean update = method.getName().equals("update");
                    Message before = update ? stored.find((String) arguments[0]).orElseThrow() : null;
                    String step = before instanceof Message.Waiting waiting
                            ? waiting.to() == null ? "the routing" : "the claim"
                            : "the record";
                    if (update && diesAt.equals("before " + step)) {
                        throw new Death();
                    }
                    Object answer;
                    try {
                        answer = method.invoke(stored, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                    if (update && diesAt.equals("after " + step)) {
                        throw new Death();
                    }
                    return answer;
                });
    }
}
