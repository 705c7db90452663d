package aftercare.followup.cases;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What ketamine the patient had had when the event began.
 *
 * @param sessions how many, 1 or more
 * @param cumulativeMg all their doses in milligrams
 * @param lastSession id of the last one
 * @param lastDoseMg its dose in milligrams
 * @param lastDoseAt when that began
 * @param firstDoseAt when the first one began
 * @param sinceLastDose from the last dose to the onset; for an onset whose hour is not known, to that day's end
 */
public record Exposure(
        int sessions,
        BigDecimal cumulativeMg,
        String lastSession,
        BigDecimal lastDoseMg,
        Instant lastDoseAt,
        Instant firstDoseAt,
        Duration sinceLastDose) {

    /**
     * At an onset. A session that begins at the very instant counts; a day without an hour counts the doses of that day, since
     * leaving one out could hide what caused the event.
     *
     * @param onset the latest instant it can have been, see {@link DayTime#latest}
     * @param given in any order
     * @return empty when nothing had been given by then
     */
    public static Optional<Exposure> at(Instant onset, List<SessionGiven> given) {
        List<SessionGiven> before = given.stream()
                .filter(session -> !session.startedAt().isAfter(onset))
                .sorted(Comparator.comparing(SessionGiven::startedAt).thenComparing(SessionGiven::id))
                .toList();
        if (before.isEmpty()) {
            return Optional.empty();
        }
        SessionGiven last = before.getLast();
        return Optional.of(new Exposure(
                before.size(),
                before.stream().map(SessionGiven::doseMg).reduce(BigDecimal.ZERO, BigDecimal::add),
                last.id(),
                last.doseMg(),
                last.startedAt(),
                before.getFirst().startedAt(),
                Duration.between(last.startedAt(), onset)));
    }
}
