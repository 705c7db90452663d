package aftercare.standalone.demo;

import aftercare.standalone.browser.Desk;
import aftercare.standalone.browser.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** The coordinator at the telephone: a mail puts a patient on the list, who is called until they are reached or have answered. */
final class CallDesk {
    private static final Duration NEXT_TRY = Duration.ofDays(1);
    private static final int TRIES = 5;

    private final Set<String> known = new HashSet<>();
    private final Desk desk;
    private final Agenda agenda;
    private final Chance chance;
    private final Supplier<Instant> clock;
    private final Function<String, Integer> numberOf;

    /**
     * @param numberOf the patient's number by pseudonym
     */
    CallDesk(Desk desk, Agenda agenda, Chance chance, Supplier<Instant> clock, Function<String, Integer> numberOf) {
        this.desk = desk;
        this.agenda = agenda;
        this.chance = chance;
        this.clock = clock;
        this.numberOf = numberOf;
    }

    /** A mail about an entry of the list came; only the first plans anything. */
    void list(String path) {
        if (!known.add(path)) {
            return;
        }
        Page page = desk.open(path);
        String pseudonym = page.links("/intake/patients/").getFirst().substring("/intake/patients/".length());
        int number = numberOf.apply(pseudonym);
        // The page's heading, not the id: two entries of one patient may open in either order.
        String heading = page.html().select("h1").text();
        RandomGenerator dice = chance.of("calls", number, clock.get(), heading);
        plan(
                path,
                number,
                heading,
                Hours.next(clock.get().plus(Duration.ofMinutes(10L * dice.nextInt(1, 13)))),
                dice,
                1);
    }

    private void plan(String path, int number, String heading, Instant at, RandomGenerator dice, int nth) {
        agenda.plan(at, number, "call " + heading, () -> call(path, number, heading, dice, nth));
    }

    private void call(String path, int number, String heading, RandomGenerator dice, int nth) {
        Page page = desk.open(path);
        if (page.form(path).isEmpty()) {
            return;
        }
        boolean amber = heading.startsWith("Amber");
        String outcome = outcome(dice.nextInt(10), amber, nth);
        Page after = desk.submit(
                page, path, Map.of("outcome", List.of(outcome), "note", List.of("Called; see what came of it.")));
        if (after.status() != 200) {
            throw new IllegalStateException("Not recorded: " + after.text());
        }
        if (nth < TRIES) {
            plan(path, number, heading, clock.get().plus(NEXT_TRY), dice, nth + 1);
        }
    }

    /** Whoever is not reached in the end is a clinician's. */
    private static String outcome(int dice, boolean amber, int nth) {
        if (nth == TRIES) {
            return "needs-clinician";
        }
        if (dice < 4) {
            return "no-answer";
        }
        if (dice < 7 && nth == 1) {
            return "will-answer";
        }
        return amber || dice == 9 ? "needs-clinician" : "well";
    }
}
