package aftercare.auditor.canary;

import aftercare.auditor.ledger.Problem;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays the canary and its contact: answers each survey that is mailed, waits for the notice, and closes what it is about.
 * Goes by the machine's clock.
 */
public final class Canary {
    private static final Logger LOG = LoggerFactory.getLogger(Canary.class);
    private static final Pattern SURVEY = Pattern.compile("https?://\\S+/s/[A-Za-z0-9_-]+");
    private static final Pattern NOTICE = Pattern.compile("https?://\\S+/inbox/[A-Za-z0-9_-]+");

    private final CanaryMail mail;
    private final CanaryVisits visits;
    private final Duration every;
    private final Duration limit;
    private final Consumer<Duration> measured;
    private final Instant since;
    private final List<URI> unanswered = new ArrayList<>();
    private @Nullable Instant answeredAt;
    private @Nullable Instant toldInTimeAt;

    /**
     * @param every how often it is asked
     * @param limit how long after the answer its contact is told at the latest
     * @param measured hears how long each time took
     * @param now when the waiting for the first time begins
     */
    public Canary(
            CanaryMail mail,
            CanaryVisits visits,
            Duration every,
            Duration limit,
            Consumer<Duration> measured,
            Instant now) {
        this.mail = mail;
        this.visits = visits;
        this.every = every;
        this.limit = limit;
        this.measured = measured;
        this.since = now;
    }

    /** Reads the mail that came, and does what it asks for. */
    public synchronized void look(Instant now) {
        for (String text : mail.take()) {
            link(SURVEY, text).ifPresent(unanswered::add);
            link(NOTICE, text).ifPresent(notice -> told(notice, now));
        }
        List<URI> links = List.copyOf(unanswered);
        unanswered.clear();
        for (URI link : links) {
            if (visits.reportBlood(link)) {
                answeredAt = answeredAt == null ? now : answeredAt;
            } else {
                LOG.warn("The canary could not answer its survey");
            }
        }
    }

    private void told(URI notice, Instant now) {
        if (answeredAt != null) {
            Duration took = Duration.between(answeredAt, now);
            measured.accept(took);
            if (took.compareTo(limit) <= 0) {
                toldInTimeAt = now;
            }
            answeredAt = null;
        }
        if (!visits.close(notice)) {
            LOG.warn("The canary's contact could not close what it was told of");
        }
    }

    private static Optional<URI> link(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Optional.of(URI.create(found.group())) : Optional.empty();
    }

    /** When an answer last reached its contact in time; empty before the first one did since the start. */
    public synchronized Optional<Instant> toldInTimeAt() {
        return Optional.ofNullable(toldInTimeAt);
    }

    /** How long ago that was, or how long it has been waited for since the start. */
    public synchronized Duration age(Instant now) {
        return Duration.between(toldInTimeAt == null ? since : toldInTimeAt, now);
    }

    /** Nothing while its contact is told in time; else what is wrong, in the same words until it changes. */
    public synchronized List<Problem> problems(Instant now) {
        if (age(now).compareTo(every.plus(limit)) <= 0) {
            return List.of();
        }
        String what = toldInTimeAt == null
                ? "nobody was told of its blood in time since the auditor's start at " + since
                : "nobody was told of its blood in time since " + toldInTimeAt;
        return List.of(new Problem("canary", "canary", what));
    }
}
