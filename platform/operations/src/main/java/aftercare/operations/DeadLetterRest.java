package aftercare.operations;

import aftercare.messaging.DeadLetter;
import aftercare.messaging.DeadLetters;
import aftercare.messaging.ReplayReport;
import aftercare.web.FormErrors;
import aftercare.web.NotFoundException;
import aftercare.web.Role;
import aftercare.web.Staff;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The dead letters of one service, under {@code /api/operations/<service>/dead-letters}; for operators. What is in them
 * stays encrypted and is never shown. Counts {@code aftercare.dead.letters.replayed}: letters that a replay brought
 * through; and {@code aftercare.dead.letters.quarantined}: letters that a person took out.
 */
@RestController
@RequestMapping("/api/operations/${aftercare.service}/dead-letters")
final class DeadLetterRest {
    private static final int LONGEST_REASON = 500;

    private final DeadLetters letters;
    private final Counter replayed;
    private final Counter quarantined;

    DeadLetterRest(DeadLetters letters, MeterRegistry meters) {
        this.letters = letters;
        this.replayed = Counter.builder("aftercare.dead.letters.replayed")
                .description("Dead letters that a replay brought through")
                .register(meters);
        this.quarantined = Counter.builder("aftercare.dead.letters.quarantined")
                .description("Dead letters that a person took out of their queue")
                .register(meters);
    }

    /**
     * What to replay.
     *
     * @param of a patient, or the id of a letter, which stands for its whole queue
     * @param dryRun true to read and check only
     */
    record Replay(@Nullable String of, @Nullable Boolean dryRun) {}

    /**
     * What to take out.
     *
     * @param id of the letter
     * @param reason why, for whoever looks at it later; nothing personal
     * @param dryRun true to only say what would wait no longer
     */
    record Quarantine(
            @Nullable String id,
            @Nullable String reason,
            @Nullable Boolean dryRun) {}

    /**
     * What became of it.
     *
     * @param freed ids that waited behind it and are taken up within seconds
     */
    record Quarantined(boolean dryRun, String id, List<String> freed) {}

    @GetMapping
    List<DeadLetter> list(Staff staff) {
        staff.needs(Role.OPERATOR);
        return letters.list();
    }

    @GetMapping("/one")
    DeadLetter show(@RequestParam String id, Staff staff) {
        staff.needs(Role.OPERATOR);
        return find(id);
    }

    @PostMapping("/replay")
    ReplayReport replay(@RequestBody Replay asked, Staff staff) {
        staff.needs(Role.OPERATOR);
        String of = asked.of() == null ? "" : asked.of();
        new FormErrors()
                .check(!of.isBlank(), "of", "Enter the patient or the id of a dead letter")
                .orThrow();
        boolean dryRun = Boolean.TRUE.equals(asked.dryRun());
        ReplayReport report = letters.replay(of, dryRun);
        if (report.drained().isEmpty() && report.remaining().isEmpty()) {
            throw new NotFoundException("Nothing waits for " + of + ". List the dead letters to see what does.");
        }
        if (!dryRun) {
            replayed.increment(report.drained().size());
        }
        return report;
    }

    @PostMapping("/quarantine")
    Quarantined quarantine(@RequestBody Quarantine asked, Staff staff) {
        staff.needs(Role.OPERATOR);
        String id = asked.id() == null ? "" : asked.id();
        String reason = asked.reason() == null ? "" : asked.reason().strip();
        new FormErrors()
                .check(!id.isBlank(), "id", "Enter the id of the dead letter")
                .check(!reason.isEmpty(), "reason", "Enter why it can be left out for good")
                .check(
                        reason.length() <= LONGEST_REASON,
                        "reason",
                        "Enter a reason of " + LONGEST_REASON + " characters or fewer")
                .orThrow();
        DeadLetter letter = find(id);
        if (letter.state() == DeadLetter.State.QUARANTINED) {
            throw new NotFoundException("Dead letter " + id + " was taken out before. Nothing waits behind it.");
        }
        List<String> freed = behind(letter);
        boolean dryRun = Boolean.TRUE.equals(asked.dryRun());
        if (!dryRun && letters.quarantine(id, reason + " (" + staff.account() + ")")) {
            quarantined.increment();
        }
        return new Quarantined(dryRun, id, freed);
    }

    private List<String> behind(DeadLetter letter) {
        return letters.list().stream()
                .filter(other -> other.state() == DeadLetter.State.PARKED)
                .filter(other -> other.group().equals(letter.group())
                        && other.topic().equals(letter.topic())
                        && String.valueOf(other.key()).equals(letter.key())
                        && other.offset() > letter.offset())
                .map(DeadLetter::id)
                .toList();
    }

    private DeadLetter find(String id) {
        return letters.show(id)
                .orElseThrow(() -> new NotFoundException("There is no dead letter " + id
                        + " here. An id is group|topic|partition|offset, as the list gives it."));
    }
}
