package aftercare.auditor.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aftercare.kernel.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SnapshotTest {
    private static final Instant LATER = Story.CLOSES.plus(Duration.ofDays(1));
    private static final Moment MOMENT = new Moment(LATER, LATER, Duration.ofSeconds(60), false);

    @Test
    void aLedgerThatWasSavedAnywhereGoesOnAsIfNothingHadHappened() throws UnusableSnapshotException {
        List<LogEntry> entries = LedgerTest.interleaved(Story.balanced().entries(), new Random(7));
        entries.remove(11);
        LedgerView never = fold(new Ledger(), entries).view(LATER, MOMENT);
        for (int cut = 0; cut <= entries.size(); cut++) {
            Ledger before = fold(new Ledger(), entries.subList(0, cut));

            Snapshot read =
                    Snapshot.of(new Snapshot(Snapshot.FORMAT, "log", Map.of("t/1", 5L), before).toBytes(), "log");

            assertThat(read.positions()).containsExactly(Map.entry("t/1", 5L));
            assertThat(fold(read.ledger(), entries.subList(cut, entries.size())).view(LATER, MOMENT))
                    .as("cut at %s", cut)
                    .isEqualTo(never);
        }
    }

    @Test
    void fieldsChangeOnlyTogetherWithTheFormat() {
        Ledger ledger = fold(
                new Ledger(),
                new Story()
                        .saved("poll-1", 1)
                        .missed("poll-1")
                        .sent("poll-7")
                        .delivered("poll-2")
                        .opened("esc-7", "flag-7", Tier.RED)
                        .applied(1)
                        .entries());
        Story.balanced().entries().stream().limit(9).forEach(ledger::enter);
        ledger.enter(new LogEntry.Foreign("/x", 3, Story.START));
        new Story().acknowledged("esc-9").entries().forEach(ledger::enter);
        TreeSet<String> names = new TreeSet<>();
        names(JsonMapper.shared().readTree(new Snapshot(Snapshot.FORMAT, "log", Map.of(), ledger).toBytes()), names);
        names.removeIf(name -> name.contains("-"));

        assertThat(Snapshot.FORMAT + " " + String.join(" ", names))
                .as("the fields of format 7; a new set of fields is a new format")
                .isEqualTo("7 RED account acknowledged afterMissing alarming answered answers applied asked"
                        + " assessed attached byEscalation called cancelled closesAt demanded differing dueAt duplicates ended escalations"
                        + " facts failed findings flags foreign format found from gaps given held hold holds id judged kind"
                        + " last late ledger lifted linkRequested log logged messages met missed newest nextAt"
                        + " notAfter notBefore noticedAt open opened page patients place placed planned polls positions proposedBy"
                        + " quarantined raised recomputed recordedAt requested resolved saved scores sent"
                        + " sequences settled silent since source standing surveys taken texts tier to together unasked"
                        + " unjudged unreadable unsaved unsettled waiting what");
    }

    @Test
    void whatDoesNotFitIsRefusedWithTheReason() {
        byte[] good = new Snapshot(Snapshot.FORMAT, "log", Map.of(), new Ledger()).toBytes();

        assertThatThrownBy(() -> Snapshot.of(good, "another"))
                .hasMessage("it is of the log log, the broker has another");
        assertThatThrownBy(() -> Snapshot.of(
                        new String(good, UTF_8)
                                .replace("\"format\":7", "\"format\":9")
                                .getBytes(UTF_8),
                        "log"))
                .hasMessage("it has format 9, this version reads 7");
        assertThatThrownBy(() -> Snapshot.of("{\"format\":7,\"log\":".getBytes(UTF_8), "log"))
                .hasMessage("it is damaged");
        assertThatThrownBy(() -> Snapshot.of(
                        new String(good, UTF_8)
                                .replace("\"facts\":", "\"facets\":")
                                .getBytes(UTF_8),
                        "log"))
                .hasMessage("it is damaged");
    }

    private static Ledger fold(Ledger ledger, List<LogEntry> entries) {
        entries.forEach(ledger::enter);
        return ledger;
    }

    private static void names(JsonNode node, Set<String> names) {
        names.addAll(node.propertyNames());
        node.forEach(child -> names(child, names));
    }
}
