package aftercare.standalone.demo;

import aftercare.standalone.browser.Desk;
import aftercare.standalone.browser.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** The clinicians on duty: a mail calls one of them, who acknowledges, closes, and lifts what holds the next dose. */
final class Watch {

    /** From taking it on to closing it. */
    private static final Duration DEALT_WITH = Duration.ofMinutes(20);

    private final Map<String, Instant> called = new HashMap<>();
    private final List<Duration> delays = new ArrayList<>();
    /** After another would close a red one. */
    private static final Duration AGREES = Duration.ofMinutes(5);

    private final Desk desk;
    private final Desk second;
    private final Agenda agenda;
    private final Chance chance;
    private final Supplier<Instant> clock;
    private final Function<String, Integer> numberOf;

    /**
     * @param second of the clinician who agrees before a red escalation is closed
     * @param numberOf the patient's number by pseudonym
     */
    Watch(
            Desk desk,
            Desk second,
            Agenda agenda,
            Chance chance,
            Supplier<Instant> clock,
            Function<String, Integer> numberOf) {
        this.desk = desk;
        this.second = second;
        this.agenda = agenda;
        this.chance = chance;
        this.clock = clock;
        this.numberOf = numberOf;
    }

    /** A mail about an escalation came; only the first plans anything. */
    void call(String path) {
        Instant now = clock.get();
        if (called.putIfAbsent(path, now) != null) {
            return;
        }
        Page page = desk.open(path);
        String patient = page.links("/patients/").getFirst().substring("/patients/".length());
        int number = numberOf.apply(patient);
        // The page's heading, not the id: two escalations of one patient may open in either order.
        String heading = page.html().select("h1").text();
        RandomGenerator dice = chance.of("watch", number, now, heading);
        boolean red = heading.toLowerCase(Locale.ROOT).contains("red");
        Instant acknowledge = red
                ? now.plus(Duration.ofMinutes(2L + dice.nextInt(3)))
                : Hours.next(now.plus(Duration.ofMinutes(10L * dice.nextInt(1, 20))));
        Instant resolve = acknowledge.plus(DEALT_WITH);
        agenda.plan(acknowledge, number, "acknowledge " + heading, () -> acknowledge(path));
        agenda.plan(resolve, number, "resolve " + heading, () -> resolve(path, number, heading, red));
        agenda.plan(Hours.next(resolve), number, "lift", () -> liftAll(patient));
    }

    private void acknowledge(String path) {
        Page page = desk.open(path);
        if (page.form("/acknowledge").isPresent()) {
            desk.submit(page, "/acknowledge", Map.of());
            synchronized (delays) {
                delays.add(Duration.between(called.getOrDefault(path, clock.get()), clock.get()));
            }
        }
    }

    private void resolve(String path, int number, String heading, boolean red) {
        Page page = desk.open(path);
        if (page.form("/resolve").isPresent()) {
            Page resolved = desk.submit(
                    page,
                    "/resolve",
                    Map.of(
                            "disposition",
                            List.of(red ? "contacted-safe" : "dose-held"),
                            "note",
                            List.of("Called; talked it through; plan agreed.")));
            if (resolved.status() != 200) {
                throw new IllegalStateException("Not resolved: " + resolved.text());
            }
            if (!resolved.html().select("#proposal-title").isEmpty()) {
                agenda.plan(clock.get().plus(AGREES), number, "agree " + heading, () -> agree(path, number, heading));
            }
        }
    }

    /** Nothing is proposed any more when another red flag has joined: then the first clinician begins anew. */
    private void agree(String path, int number, String heading) {
        Page page = second.open(path);
        if (page.form("/agree").isPresent()) {
            Page agreed = second.submit(page, "/agree", Map.of());
            if (agreed.status() != 200 || agreed.form("/resolve").isPresent()) {
                throw new IllegalStateException("Not agreed: " + agreed.text());
            }
        } else if (page.form("/resolve").isPresent()) {
            agenda.plan(
                    clock.get().plus(AGREES), number, "resolve " + heading, () -> resolve(path, number, heading, true));
        }
    }

    /** One at a time: each lifting changes the page. */
    private void liftAll(String patient) {
        Page page = desk.open("/patients/" + patient);
        for (int i = 0; i < 20 && page.form("/lift").isPresent(); i++) {
            desk.submit(page, "/lift", Map.of("reason", List.of("Talked with the patient; safe to go on.")));
            page = desk.open("/patients/" + patient);
        }
    }

    /** From the first mail to the acknowledgement, of every escalation. */
    List<Duration> delays() {
        synchronized (delays) {
            return delays.stream().sorted().toList();
        }
    }
}
