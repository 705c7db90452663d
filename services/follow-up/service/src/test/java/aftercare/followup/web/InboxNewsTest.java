package aftercare.followup.web;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.followup.escalation.Escalation;
import aftercare.followup.escalation.Ladder;
import aftercare.followup.escalation.RaisedFlag;
import aftercare.kernel.Change;
import aftercare.kernel.Hold;
import aftercare.kernel.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InboxNewsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final Ladder LADDER = new Ladder(
            List.of(new Ladder.Rung(Duration.ZERO, "on-call")),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofMinutes(5));

    private final InMemoryEscalations escalations = new InMemoryEscalations();
    private final InboxNews news = new InboxNews(escalations);

    /** Counts what it hears, until it has gone. */
    private static final class Page implements InboxNews.Listener {
        private int changes;
        private int signs;
        private boolean gone;

        @Override
        public boolean changed() {
            changes++;
            return !gone;
        }

        @Override
        public boolean stillThere() {
            signs++;
            return !gone;
        }
    }

    @Test
    void eachChangeIsToldOnceAndNoChangeIsNot() {
        Page page = new Page();
        news.add(page);
        assertThat(page.changes).as("what was before is not known").isEqualTo(1);
        news.look();
        int first = page.changes;
        news.look();
        assertThat(page.changes).isEqualTo(first);

        open();
        news.look();
        assertThat(page.changes).isEqualTo(first + 1);
        news.look();
        assertThat(page.changes).isEqualTo(first + 1);

        String id = Escalation.idOf("p1", "bladder", 1);
        escalations.update(id, escalation -> ((Escalation.Open) escalation).acknowledge("ann", LADDER, NOW));
        news.look();
        assertThat(page.changes).isEqualTo(first + 2);
    }

    @Test
    void whoHasGoneIsForgotten() {
        Page page = new Page();
        news.add(page);
        page.gone = true;
        open();
        news.look();
        assertThat(news.listening()).isZero();
    }

    @Test
    void whoHasGoneInAQuietHourIsNoticedToo() {
        Page page = new Page();
        news.add(page);
        news.look();
        page.gone = true;
        for (int i = 0; i < 15; i++) {
            news.look();
        }
        assertThat(page.signs).isEqualTo(1);
        assertThat(news.listening()).isZero();
    }

    private void open() {
        var flag = new RaisedFlag(
                "f1",
                "poll-1",
                "U-AMB-INFECTION",
                "1.0",
                Tier.AMBER,
                Hold.STOP,
                "bladder",
                "It burns.",
                Map.of(),
                null,
                NOW,
                null);
        var opened = Escalation.open("p1", "main", 1, flag, LADDER, NOW);
        escalations.insertIfAbsent(opened.state().matter().id(), Change.of(opened.state()));
    }
}
